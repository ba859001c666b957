import { currencyDigits } from "#app/domain/cost/money.ts";
import type { Figure, ValueFigures } from "#app/domain/earned-value/figures.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatNumber, formatPercent } from "#app/i18n/format.ts";
import { wholeMoney } from "#app/i18n/money.ts";
import type { ValueMeasure } from "./value.server.ts";

/** A figure as people read it, or in its place why there is none. */
export interface ShownFigure {
  readonly text: string;
  readonly isMissing: boolean;
  /** Above, on or below what was planned; 0 also where that means nothing. */
  readonly trend: -1 | 0 | 1;
}

/** How the figures of a project are written. */
export interface ValueWords {
  amount(value: number): string;
  amountOf(figure: Figure, sense?: "moreIsGood"): ShownFigure;
  index(figure: Figure, sense?: "plain"): ShownFigure;
  /** Short, for the axis of a chart. */
  mark(value: number): string;
  weeks(figure: Figure, sense?: "moreIsGood"): ShownFigure;
  percent(part: number, whole: number): string;
}

/** @param dayLength - working minutes of an ordinary day, in which work is told */
export function valueWords(
  { t, locale }: Pick<Reader, "t" | "locale">,
  measure: ValueMeasure,
  currency: string,
  dayLength: number,
): ValueWords {
  const amount = (value: number) =>
    measure === "money"
      ? wholeMoney(value, currency, locale)
      : t("value:days", { count: round(value / dayLength), days: formatNumber(value / dayLength, locale, { maximumFractionDigits: 1 }) });
  const shown = (figure: Figure, text: (value: number) => string, trend: (value: number) => -1 | 0 | 1): ShownFigure =>
    figure.value === null
      ? { text: t(`value:reason.${figure.reason}`), isMissing: true, trend: 0 }
      : { text: text(figure.value), isMissing: false, trend: trend(figure.value) };
  const ratio = (value: number) => formatNumber(value, locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const aboutOne = (value: number) => (Math.abs(value - 1) < 0.005 ? 0 : value > 1 ? 1 : -1);
  const signed = (value: number): -1 | 0 | 1 => (value > 0 ? 1 : value < 0 ? -1 : 0);
  return {
    amount,
    amountOf: (figure, sense) => shown(figure, amount, (value) => (sense ? signed(value) : 0)),
    mark: (value) =>
      measure === "money"
        ? formatNumber(value / 10 ** currencyDigits(currency), locale, {
            style: "currency",
            currency,
            notation: "compact",
            minimumFractionDigits: 0,
            maximumFractionDigits: 1,
          })
        : amount(value),
    index: (figure, sense) => shown(figure, ratio, sense ? () => 0 : aboutOne),
    weeks: (figure, sense) =>
      shown(
        figure,
        (value) => t("value:weeks", { count: round(value), weeks: formatNumber(value, locale, { maximumFractionDigits: 1 }) }),
        (value) => (sense ? signed(Math.round(value * 10)) : 0),
      ),
    percent: (part, whole) => formatPercent(whole === 0 ? 0 : (part / whole) * 100, locale),
  };
}

/** What the figures mean, in sentences. */
export function headline({ t }: Pick<Reader, "t">, figures: ValueFigures, words: ValueWords, measure: ValueMeasure): string[] {
  const { scheduleIndex, costIndex, budgetAtCompletion, earnedValue, plannedValue } = figures;
  const done = t("value:says.done", {
    done: words.percent(earnedValue, budgetAtCompletion),
    planned: words.percent(plannedValue, budgetAtCompletion),
  });
  const pace =
    scheduleIndex.value === null
      ? t(`value:reason.${scheduleIndex.reason}`)
      : t(`value:says.schedule.${sideOf(scheduleIndex.value)}`, { index: words.index(scheduleIndex).text });
  if (measure === "work") return [done, pace];
  const cost =
    costIndex.value === null
      ? t(`value:reason.${costIndex.reason}`)
      : t(`value:says.cost.${sideOf(costIndex.value)}`, { index: words.index(costIndex).text });
  return [done, cost, pace];
}

function sideOf(index: number): "ahead" | "even" | "behind" {
  return Math.abs(index - 1) < 0.005 ? "even" : index > 1 ? "ahead" : "behind";
}

/** What plurals are chosen by. */
function round(value: number): number {
  return Math.abs(Math.round(value * 10) / 10);
}
