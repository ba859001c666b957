import { useTranslation } from "#app/i18n/use-translation.ts";

interface IntroductionProps {
  readonly base: string;
  readonly description: string;
  readonly topics: readonly { readonly title: string; readonly text: string }[];
}

/** What holds for every operation. */
export function Introduction({ base, description, topics }: IntroductionProps) {
  const { t } = useTranslation("api");
  return (
    <div className="max-w-prose">
      <p className="mt-1 text-muted">{description}</p>
      <pre className="card mt-4 whitespace-pre-wrap break-all text-[13px]">
        <code>{`curl "${base}/me" \\\n  -H "Authorization: Bearer $TOKEN"`}</code>
      </pre>
      <dl className="mt-4">
        {topics.map((topic) => (
          <div key={topic.title} className="mt-3">
            <dt className="font-medium">{topic.title}</dt>
            <dd className="text-muted">{topic.text}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 flex flex-wrap gap-4">
        <a href="/account/tokens" className="link">
          {t("page.tokens")}
        </a>
        <a href="/api/v1/openapi.json" className="link">
          {t("page.document")}
        </a>
      </p>
    </div>
  );
}
