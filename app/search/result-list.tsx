import { useTranslation } from "#app/i18n/use-translation.ts";
import { MarkedText } from "./marked-text.tsx";
import type { SearchResult } from "./search-result.ts";

/** What was found, each with where it belongs and the place that was searched for. */
export function ResultList({ results }: { readonly results: readonly SearchResult[] }) {
  const { t } = useTranslation("search");
  return (
    <ol className="divide-y divide-line">
      {results.map(({ id, kind, to, title, place, excerpt, project, author, isDone }) => (
        <li key={id} className="break-inside-avoid py-2.5">
          <p className="text-[0.93em] text-muted">{[t(`one.${kind}`), project, isDone ? t("done") : null].filter(Boolean).join(" · ")}</p>
          <p>
            {author ? <span className="text-muted">{t("by", { author })} </span> : null}
            <a href={to} className="link font-medium" data-result>
              <MarkedText pieces={title} />
            </a>
          </p>
          {excerpt ? (
            <p className="mt-0.5 max-w-prose break-words text-muted">
              {place ? <span className="font-medium">{t(`place.${place}`)} </span> : null}
              <MarkedText pieces={excerpt} />
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
