import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ProviderProblem } from "./provider-account.server.ts";

/** Why a sign-in through the provider led nowhere, and the way back. */
export function ProviderProblemPage({ problem, provider }: { readonly problem: ProviderProblem; readonly provider: string }) {
  const { t } = useTranslation("account");
  return (
    <main id="main" className="mx-auto w-full max-w-md flex-1 px-4 py-16">
      <h1>{t("provider.title")}</h1>
      <p className="mt-3">{t(`provider.problem.${problem}`, { provider })}</p>
      <p className="mt-6">
        <a href="/sign-in" className="button">
          {t("provider.back")}
        </a>
      </p>
    </main>
  );
}
