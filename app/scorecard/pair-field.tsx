import { pairSteps } from "#app/domain/scorecard/pair-scale.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";
import type { ShownOpinion } from "./group-page.server.ts";

type Pair = ShownOpinion["pairs"][number];

interface PairFieldProps {
  readonly pair: Pair;
  readonly at: number;
  readonly reply: ShownReply | undefined;
  /** It fits the others least. */
  readonly isWorst: boolean;
}

/** Which of two criteria matters more, and how much: one choice, which arrow keys walk through. */
export function PairField({ pair, at, reply, isWorst }: PairFieldProps) {
  const { t } = useTranslation("scorecard");
  const pairText = usePairText();
  const { first, second, firstName, secondName } = pair;
  const name = `pairs[${at}].step`;
  const isRefused = reply !== undefined && reply.outcome !== "done";
  const chosen = isRefused ? (reply.values[name] ?? "") : pair.step === null ? "" : String(pair.step);
  const option = (step: number) => (
    <label key={step} title={pairText(pair, step)}>
      <input type="radio" name={name} value={step} defaultChecked={chosen === String(step)} aria-label={pairText(pair, step)} />
      <span aria-hidden="true">{Math.abs(step)}</span>
    </label>
  );
  return (
    <fieldset className="scorecard-pair" data-worst={isWorst || undefined}>
      <legend className="sr-only">{t("pair.legend", { first: firstName, second: secondName })}</legend>
      <input type="hidden" name={`pairs[${at}].first`} value={first} />
      <input type="hidden" name={`pairs[${at}].second`} value={second} />
      <span className="scorecard-pair-first" aria-hidden="true">
        {firstName}
      </span>
      <span className="scorecard-pair-steps" data-side="first">
        {pairSteps.filter((step) => step > 1).map(option)}
      </span>
      <span className="scorecard-pair-steps" data-side="equal">
        {option(1)}
        <span className="scorecard-pair-same" aria-hidden="true">
          {t("pair.same")}
        </span>
      </span>
      <span className="scorecard-pair-steps" data-side="second">
        {pairSteps.filter((step) => step < 0).map(option)}
      </span>
      <span className="scorecard-pair-second" aria-hidden="true">
        {secondName}
      </span>
      <span className="scorecard-pair-steps" data-side="open">
        <label title={t("pair.open")}>
          <input type="radio" name={name} value="" defaultChecked={chosen === ""} aria-label={t("pair.open")} />
          <span aria-hidden="true">{"–"}</span>
        </label>
      </span>
    </fieldset>
  );
}

/** What a step of the scale says of a pair. */
export function usePairText(): (pair: Pick<Pair, "firstName" | "secondName">, step: number) => string {
  const { t } = useTranslation("scorecard");
  return ({ firstName, secondName }, step) => {
    const told = { first: firstName, second: secondName, times: Math.abs(step) };
    if (step === 1) return t("pair.equal", told);
    return step > 0 ? t("pair.first", told) : t("pair.second", told);
  };
}
