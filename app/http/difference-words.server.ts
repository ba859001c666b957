import { splitDuration } from "#app/domain/time/duration.ts";
import { durationWords } from "#app/i18n/duration-words.ts";
import { formatMoney } from "#app/i18n/money.ts";
import type { Reader } from "#app/http/reader.server.ts";

/** How a comparison writes what differs. */
export interface DifferenceWords {
  /** "2d later", "4h earlier" or "as planned". */
  date(minutes: number): string;
  /** "2d longer", "4h shorter" or "the same". */
  duration(minutes: number): string;
  /** "12.00 more" in the currency, "12.00 less" or "the same". */
  cost(minor: number): string;
}

/** @param dayLength - working minutes of an ordinary day */
export function differenceWords({ t, locale }: Pick<Reader, "t" | "locale">, dayLength: number, currency: string): DifferenceWords {
  const length = (minutes: number) => {
    const pieces = splitDuration({ minutes: Math.abs(minutes), elapsed: false }, dayLength);
    return durationWords(pieces, false, (key, values) => t(`plan:${key}`, values));
  };
  const money = (minor: number) => formatMoney(Math.abs(minor), currency, locale);
  return {
    date: (minutes) =>
      minutes === 0 ? t("baselines:same.date") : t(`baselines:${minutes > 0 ? "later" : "earlier"}`, { amount: length(minutes) }),
    duration: (minutes) =>
      minutes === 0 ? t("baselines:same.amount") : t(`baselines:${minutes > 0 ? "longer" : "shorter"}`, { amount: length(minutes) }),
    cost: (minor) => (minor === 0 ? t("baselines:same.amount") : t(`baselines:${minor > 0 ? "more" : "less"}`, { amount: money(minor) })),
  };
}
