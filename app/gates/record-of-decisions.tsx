import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownDecision } from "./gate-page.server.ts";

/** Everything that was decided at a gate, the newest first, with the evidence as it was. */
export function RecordOfDecisions({ record }: { readonly record: readonly ShownDecision[] }) {
  const { t } = useTranslation("gates");
  if (record.length === 0) return null;
  return (
    <section className="mt-8" aria-labelledby="record">
      <h2 id="record">{t("record.title")}</h2>
      <ol className="mt-1">
        {record.map((decision) => (
          <li key={decision.id} className="border-t border-line py-3 print:break-inside-avoid">
            <RecordedDecision decision={decision} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function RecordedDecision({ decision }: { readonly decision: ShownDecision }) {
  const { t } = useTranslation("gates");
  const { outcome, day, name, role, at, planVersion, reason, dissent, evidence, conditions } = decision;
  return (
    <>
      <p className="font-medium">{t("record.on", { outcome: t(`outcome.${outcome}`), day })}</p>
      <p className="text-[13px] text-muted tabular-nums">{t("record.by", { name, role, at, version: planVersion })}</p>
      <p className="mt-1 max-w-prose break-words whitespace-pre-line">{reason}</p>
      {dissent === "" ? null : <p className="mt-1 max-w-prose break-words whitespace-pre-line">{t("record.dissent", { text: dissent })}</p>}
      {conditions.length === 0 ? null : (
        <ul className="mt-1 list-disc ps-5">
          {conditions.map(({ id, text, owner, due }) => (
            <li key={id} className="break-words">
              {t("record.condition", { text, owner, day: due })}
            </li>
          ))}
        </ul>
      )}
      {evidence.length === 0 ? null : (
        <details className="mt-1 text-[13px]">
          <summary className="cursor-pointer text-muted">{t("record.evidence")}</summary>
          <ul className="mt-1 space-y-0.5">
            {evidence.map(({ id, text, state, words }) => (
              <li key={id} className="break-words">
                {text} <span className="text-muted">{[t(`evidence.${state}`), words].filter(Boolean).join(" · ")}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
