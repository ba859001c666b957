import { useTranslation } from "#app/i18n/use-translation.ts";

/** What a link that does not work any more was for, and so who gives another one. */
export function ExpiredLink({ kind }: { readonly kind: "invitation" | "newPassword" | "setUp" }) {
  const { t } = useTranslation("account");
  return (
    <main id="main" className="mx-auto w-full max-w-md flex-1 px-4 py-16">
      <h1>{t("expired.title")}</h1>
      <p className="mt-3">{t(`expired.${kind}`)}</p>
      <p className="mt-6 flex flex-wrap gap-3">
        {kind === "newPassword" ? (
          <a href="/forgotten-password" className="button" data-primary>
            {t("expired.again")}
          </a>
        ) : null}
        <a href="/sign-in" className="button">
          {t("expired.signIn")}
        </a>
      </p>
    </main>
  );
}
