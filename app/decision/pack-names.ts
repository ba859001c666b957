import type { EvaluationRecord } from "#app/domain/evaluation/evaluation-record.ts";
import { allCriteria } from "#app/domain/scorecard/scorecard.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** What criteria, vendors, members and requirements of a record are called. */
export interface PackNames {
  readonly criterion: (id: string) => string;
  readonly vendor: (id: string) => string;
  readonly member: (id: string) => string;
  readonly requirement: (id: string) => string;
}

export function packNames({ card }: Pick<EvaluationRecord, "card">, locale: Locale): PackNames {
  const { scorecard, vendors, seats } = card;
  const criteria = new Map(allCriteria(scorecard.criteria).map(({ id, name }) => [id, worded(name, locale)]));
  const requirements = new Map(scorecard.requirements.map(({ id, text }) => [id, worded(text, locale)]));
  const named = (items: readonly { readonly id: string; readonly name: string }[]) => new Map(items.map(({ id, name }) => [id, name]));
  const [vendorNames, seatNames] = [named(vendors), named(seats)] as const;
  return {
    criterion: (id) => criteria.get(id) ?? id,
    vendor: (id) => vendorNames.get(id) ?? id,
    member: (id) => seatNames.get(id) ?? id,
    requirement: (id) => requirements.get(id) ?? id,
  };
}

/** A text in the reader's language, as it was written where it has no other. */
export function worded(text: { readonly en: string; readonly zh: string | null }, locale: Locale): string {
  return locale === "zh" ? (text.zh ?? text.en) : text.en;
}
