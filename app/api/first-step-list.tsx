import { useTranslation } from "#app/i18n/use-translation.ts";
import { Gap } from "#app/ui/gap.tsx";
import { ExampleCode } from "./example-code.tsx";
import { firstSteps } from "./first-steps.ts";

/** What somebody types who has not asked this interface for anything yet. */
export function FirstStepList({ base }: { readonly base: string }) {
  const { t } = useTranslation("api");
  return (
    <ol className="list-decimal ps-5">
      {firstSteps(base).map(({ name, code, answer }) => (
        <li key={name} className="mt-4">
          <p>
            {t(`page.step.${name}`)}
            <Gap />
            {name === "token" ? (
              <a href="/account/tokens" className="link">
                {t("page.tokens")}
              </a>
            ) : null}
          </p>
          <ExampleCode>{code}</ExampleCode>
          {answer === null ? null : (
            <>
              <p className="mt-2 text-[13px] text-muted">{t("page.answered")}</p>
              <ExampleCode>{answer}</ExampleCode>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
