import { useTranslation } from "#app/i18n/use-translation.ts";
import type { readNews } from "./task-activity.server.ts";

interface NewsProps {
  readonly news: Awaited<ReturnType<typeof readNews>>;
  /** Where all of it stands; null for who may not read it. */
  readonly historyUrl: string | null;
}

/** What others changed since the reader was here last. */
export function News({ news, historyUrl }: NewsProps) {
  const { t } = useTranslation("history");
  return (
    <section className="card" aria-labelledby="news-heading">
      <h2 id="news-heading" className="mb-2">
        {t("news.title")}
      </h2>
      {news.entries.length === 0 ? <p className="text-muted">{t(news.isFirstVisit ? "news.first" : "news.empty")}</p> : null}
      <ul>
        {news.entries.map((entry) => (
          <li key={entry.sequence} className="flex flex-wrap items-baseline gap-x-2 border-t border-line py-1.5 first:border-t-0">
            <span className="font-medium">{entry.actor ?? t("product")}</span>
            <span className="min-w-0 break-words">{entry.text}</span>
            <span className="text-[13px] text-muted tabular-nums">{entry.when}</span>
          </li>
        ))}
      </ul>
      {news.hasMore ? (
        <p className="mt-2 text-muted">
          {historyUrl ? (
            <a className="link" href={historyUrl}>
              {t("news.more")}
            </a>
          ) : (
            t("news.more")
          )}
        </p>
      ) : null}
    </section>
  );
}
