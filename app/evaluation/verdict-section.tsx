import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { EvaluationPage, ShownResult } from "./evaluation-page.server.ts";

interface VerdictSectionProps {
  readonly result: ShownResult;
  readonly round: NonNullable<EvaluationPage["round"]>;
}

/** First a sentence: who leads and how far one can rely on it; then why, and what else there is to know. */
export function VerdictSection({ result, round }: VerdictSectionProps) {
  const { t } = useTranslation("evaluation");
  const { verdict, warnings } = result;
  const isSealed = round.envelopes !== null && !round.envelopes.areOpen;
  return (
    <section aria-labelledby="verdict" className="card verdict" data-word={verdict.word}>
      <h2 id="verdict">
        <span className="verdict-word">{t(`word.${verdict.word}`)}</span>
      </h2>
      <p className="mt-2 max-w-prose text-[16px] leading-relaxed">{verdict.sentence}</p>
      {isSealed ? <p className="mt-1 max-w-prose">{t("verdict.technicalOnly")}</p> : null}
      {verdict.reasons.length > 0 ? (
        <ul className="mt-3 flex flex-col gap-1">
          {verdict.reasons.map(({ code, holds, text }) => (
            <li key={code} className="flex items-baseline gap-2">
              <span className={holds ? "text-ok" : "text-critical"}>
                <span aria-hidden="true">{holds ? "✓" : "✗"}</span>
                <span className="sr-only">{t(holds ? "reason.holds" : "reason.fails")}</span>
              </span>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {warnings.length > 0 ? (
        <>
          <h3 className="mt-4">{t("warning.title")}</h3>
          <ul className="mt-1 flex flex-col gap-1">
            {warnings.map((text) => (
              <li key={text} className="flex items-baseline gap-2">
                <Icon name="warning" />
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
