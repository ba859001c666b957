import { useTranslation } from "#app/i18n/use-translation.ts";
import type { MyWorkData } from "./my-work.route.tsx";

/** What waits for the reader beside tasks: who mentioned them, and what a gate asks of them. */
export function WaitingList({ page: { mentions, duties } }: { readonly page: MyWorkData }) {
  const { t } = useTranslation("myWork");
  if (mentions.length + duties.length === 0) return null;
  return (
    <div className="mb-6 grid gap-4 md:grid-cols-2">
      {duties.length === 0 ? null : (
        <section className="card">
          <h2 className="mb-1">{t("duties")}</h2>
          <ul>
            {duties.map(({ id, text, to, project, when, isLate }) => (
              <li key={id} className="border-t border-line py-1.5 first:border-t-0">
                <a className="link" href={to}>
                  {text}
                </a>
                <span className="work-facts">
                  <span>{project}</span>
                  <span className={isLate ? "text-critical" : undefined}>{when}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {mentions.length === 0 ? null : (
        <section className="card">
          <h2 className="mb-1">{t("mentions")}</h2>
          <ul>
            {mentions.map(({ id, text, quote, path, project, when }) => (
              <li key={id} className="border-t border-line py-1.5 first:border-t-0">
                {path === null ? (
                  text
                ) : (
                  <a className="link" href={path}>
                    {text}
                  </a>
                )}
                {quote === null ? null : <p className="line-clamp-2 text-[13px]">{quote}</p>}
                <span className="work-facts">
                  <span>{project}</span>
                  <span>{when}</span>
                </span>
              </li>
            ))}
          </ul>
          <p className="no-print mt-1 text-[13px]">
            <a className="link" href="/notifications">
              {t("toNotifications")}
            </a>
          </p>
        </section>
      )}
    </div>
  );
}
