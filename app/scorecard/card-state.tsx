import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { FilledPage } from "./scorecard-page.server.ts";

/** Whether the scorecard may change, and what it lacks. */
export function CardState({ card }: { readonly card: FilledPage["card"] }) {
  return (
    <>
      <Soundness card={card} />
      <Weightless card={card} />
    </>
  );
}

/** Criteria that are scored and count for nothing: allowed, and seldom meant. */
function Weightless({ card: { weightless } }: { readonly card: FilledPage["card"] }) {
  const { t } = useTranslation("scorecard");
  const locale = useLocale();
  if (weightless.length === 0) return null;
  return (
    <p className="no-print mb-5 max-w-prose rounded-md border border-warn bg-warn-soft px-3 py-2">
      {t("problems.weightless", {
        count: weightless.length,
        names: formatList(
          weightless.map(({ name }) => name),
          locale,
        ),
      })}
    </p>
  );
}

function Soundness({ card: { lockedBy, scoredIn, problems } }: { readonly card: FilledPage["card"] }) {
  const { t } = useTranslation("scorecard");
  if (lockedBy !== null) return <LockedNotice round={lockedBy} />;
  if (problems.length === 0)
    return scoredIn === null ? <p className="no-print mb-5 text-ok">{t("problems.ready")}</p> : <ScoredNotice round={scoredIn} />;
  return (
    <section className="no-print mb-5 rounded-md border border-warn bg-warn-soft px-3 py-2" aria-labelledby="problems">
      <h2 id="problems" className="text-[14px]">
        {t("problems.heading", { count: problems.length })}
      </h2>
      <ul className="mt-1 list-disc ps-5">
        {problems.map(({ text, about, href }) => (
          <li key={`${about} ${text}`}>
            <a className="link" href={href}>
              {about === "" ? text : t("problems.about", { about, text })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function LockedNotice({ round }: { readonly round: number }) {
  const { t } = useTranslation("scorecard");
  return <p className="mb-5 max-w-prose rounded-md border border-line bg-surface px-3 py-2">{t("locked", { round })}</p>;
}

function ScoredNotice({ round }: { readonly round: number }) {
  const { t } = useTranslation("scorecard");
  return <p className="no-print mb-5 max-w-prose rounded-md border border-line bg-surface px-3 py-2">{t("scored", { round })}</p>;
}
