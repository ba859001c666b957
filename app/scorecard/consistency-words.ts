import type { PairwiseWeights } from "#app/domain/scoring/pairwise.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatNumber } from "#app/i18n/format.ts";

/** How far comparisons agree with each other, in the reader's words; null of two criteria, which cannot contradict each other. */
export function consistencyWords({ weights, ...judged }: PairwiseWeights, { t, locale }: Pick<Reader, "t" | "locale">) {
  if (weights.length <= 2) return null;
  const { consistencyRatio, grade, completed } = judged;
  const ratio =
    consistencyRatio === null ? "–" : formatNumber(consistencyRatio, locale, { minimumFractionDigits: 2, maximumFractionDigits: 3 });
  return { text: t(`scorecard:consistency.${grade}`, { ratio }), grade, completed };
}
