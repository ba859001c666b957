import { useTranslation } from "#app/i18n/use-translation.ts";
import { ExampleCode } from "./example-code.tsx";
import { FirstStepList } from "./first-step-list.tsx";

interface IntroductionProps {
  readonly base: string;
  readonly description: string;
  /** How a receiver of webhooks sees who sent a message, as a program. */
  readonly verification: string;
  readonly topics: readonly { readonly title: string; readonly text: string }[];
}

/** What holds for every operation. */
export function Introduction({ base, description, verification, topics }: IntroductionProps) {
  const { t } = useTranslation("api");
  return (
    <div className="max-w-prose">
      <p className="mt-1 text-muted">{description}</p>
      <p className="no-print mt-3 flex flex-wrap gap-4">
        <a href="/account/tokens" className="link">
          {t("page.tokens")}
        </a>
        <a href="/api/v1/openapi.json" className="link">
          {t("page.document")}
        </a>
      </p>
      <h2 className="mt-6">{t("page.firstSteps")}</h2>
      <FirstStepList base={base} />
      <h2 className="mt-8">{t("page.everywhere")}</h2>
      <dl>
        {topics.map((topic) => (
          <div key={topic.title} className="mt-3">
            <dt className="font-medium">{topic.title}</dt>
            <dd className="text-muted">{topic.text}</dd>
          </div>
        ))}
      </dl>
      <h2 className="mt-8">{t("page.verify")}</h2>
      <ExampleCode>{verification}</ExampleCode>
    </div>
  );
}
