import { useTranslation } from "#app/i18n/use-translation.ts";
import { CriterionActions } from "./criterion-actions.tsx";
import type { GatePageData, ShownCriterion } from "./gate-page.server.ts";
import { EvidenceBadge } from "./state-badge.tsx";

interface CriterionEntryProps {
  readonly criterion: ShownCriterion;
  readonly page: GatePageData;
}

/** One criterion: what it asks, its evidence, who stands for it, and what the reader may do about it. */
export function CriterionEntry({ criterion, page }: CriterionEntryProps) {
  const { t } = useTranslation("gates");
  const { id, code, text, source, state } = criterion;
  return (
    <li
      id={id}
      className="grid grid-cols-1 gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[minmax(0,1fr)_11rem] print:break-inside-avoid"
    >
      <div className="min-w-0">
        <p>
          {code === null ? null : <span className="me-2 text-muted tabular-nums">{code}</span>}
          <span className="break-words">{text}</span>
          {source === "template" ? null : <span className="ms-2 text-[13px] text-muted">{t(`source.${source}`)}</span>}
        </p>
        <Evidence criterion={criterion} page={page} />
      </div>
      <div className="max-sm:order-first">
        <EvidenceBadge state={state} />
      </div>
      <div className="no-print flex flex-wrap items-start gap-2 sm:col-span-2">
        <CriterionActions criterion={criterion} page={page} />
      </div>
    </li>
  );
}

function Evidence({ criterion, page: { projectId } }: CriterionEntryProps) {
  const { t } = useTranslation("gates");
  const { figure, isUncomputed, workedOn, signature, waiver, before, former, limits, state } = criterion;
  return (
    <div className="mt-1 space-y-1 text-[13px] text-muted">
      {figure === null ? null : <p className="tabular-nums">{figure}</p>}
      {isUncomputed && state === "toSign" ? <p>{t("notComputed")}</p> : null}
      {workedOn ? (
        <p className="no-print">
          <a className="link" href={workedOn.to}>
            {workedOn.text}
          </a>
        </p>
      ) : null}
      {signature ? (
        <p className="text-fg">
          {signature.words}
          {signature.note === "" ? null : <span className="block break-words whitespace-pre-line text-muted">{signature.note}</span>}
        </p>
      ) : null}
      {waiver ? (
        <p className="text-fg">
          {waiver.words}
          <span className="block break-words whitespace-pre-line text-muted">{waiver.reason}</span>
        </p>
      ) : null}
      {before ? (
        <p>
          <a className="link" href={`/projects/${projectId}/tasks/${before.id}`}>
            {t("before", { task: before.name })}
          </a>
          {before.hasBegun ? <strong className="ms-1 font-medium text-critical">{t("beforeLate", { task: before.name })}</strong> : null}
        </p>
      ) : null}
      {limits.length === 0 ? null : (
        <ul className="flex flex-wrap gap-x-4 tabular-nums">
          {limits.map(({ name, label, isUsual, shownValue, shownUsual }) => (
            <li key={name}>{t(isUsual ? "limits.plain" : "limits.changed", { label, value: shownValue, usual: shownUsual })}</li>
          ))}
        </ul>
      )}
      {former.length === 0 ? null : (
        <details>
          <summary className="cursor-pointer">{t("former")}</summary>
          <ul className="mt-1 space-y-1">
            {former.map((entry) => (
              <li key={entry} className="break-words">
                {entry}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
