import { padBefore, padBehind } from "#app/domain/text-columns.ts";
import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import type { PairwiseWeights } from "#app/domain/scoring/pairwise.ts";
import { formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { PairwiseFile } from "./file-schema.ts";
import { fill, reasonText, ruleText, tableWords, verdictWord, warningText, type FileWarning, type Wording } from "./texts.ts";

/** The result as lines for people: the ranking, what keeps vendors out of it, the verdict with its reasons, what to know. */
export function evaluationTable(analysis: Analysis, warnings: readonly FileWarning[], wording: Wording): string {
  const { language, vendors } = wording;
  const words = tableWords(language);
  const { verdict } = analysis;
  const header = [words.rank, words.total, words.cost, words.vendor, words.remark];
  const lines = [header, ...vendorRows(analysis, wording)].map(([rank = "", total = "", cost = "", vendor = "", remark = ""]) =>
    [padBefore(rank, 6), padBefore(total, 16), padBefore(cost, 16), padBehind(vendor, 24), remark].join("  ").trimEnd(),
  );
  const reasons = verdict.reasons.map(
    (reason) => `  ${padBehind(reason.holds ? words.holds : words.fails, 3)}  ${reasonText(reason, wording)}`,
  );
  const winner = verdict.winner === null ? "" : `${words.colon}${vendors.get(verdict.winner) ?? verdict.winner}`;
  const title = `${verdictWord(verdict.word, language)}${winner}`;
  return [...lines, "", title, ...reasons, ...warnings.map((warning) => `! ${warningText(warning, wording)}`)].join("\n");
}

/** The weights of items compared in pairs, the highest first, and how far the judgements can be relied on. */
export function pairwiseTable(weighed: PairwiseWeights, { pairwise, randomIndex }: PairwiseFile, language: Locale): string {
  const words = tableWords(language);
  const { items } = pairwise;
  const number = (value: number, digits: number) =>
    formatNumber(value, language, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  const rows = items
    .map((item, at) => ({ item, weight: weighed.weights[at] ?? 0 }))
    .sort((one, other) => other.weight - one.weight)
    .map(({ item, weight }) => [number(weight, 4), item]);
  const lines = [[words.weight, words.item], ...rows].map(([weight = "", item = ""]) => `${padBefore(weight, 8)}  ${item}`);
  const { consistencyRatio: ratio, worst, grade } = weighed;
  const consistency =
    ratio === null
      ? fill(words.noRatio, { table: randomIndex })
      : fill(words.consistency, { ratio: number(ratio, 4), table: randomIndex, grade: words.grades[grade] });
  const least = worst && {
    first: items[worst.first],
    second: items[worst.second],
    value: number(worst.ratio, 2),
    suggested: number(worst.suggested, 2),
  };
  return [...lines, "", consistency, ...(least ? [fill(words.worst, least)] : [])].join("\n");
}

function vendorRows({ results, standings, prepared }: Analysis, wording: Wording): readonly (readonly string[])[] {
  const { language, vendors } = wording;
  const words = tableWords(language);
  const points = (value: number) => formatNumber(value, language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const order = results.map((_, at) => at);
  const rankOf = (at: number) => standings[at]?.rank ?? (results[at]?.isEligible ? results.length : results.length + 1);
  return order
    .sort((one, other) => rankOf(one) - rankOf(other))
    .map((at) => {
      const { isEligible, isHeld, isComplete, total, low, high, cost, knockOuts } = results[at]!;
      const { rank, isProvisional } = standings[at]!;
      const failed = knockOuts.filter(({ passes }) => passes === false).map((check) => ruleText(check, wording));
      const remarks = [
        ...(prepared.model.vendors[at]!.isWithdrawn ? [words.withdrawn] : []),
        ...(failed.length > 0 ? [fill(words.eliminated, { rules: failed.join(words.and) })] : []),
        ...(isEligible && isHeld ? [words.held] : isProvisional ? [words.provisional] : []),
      ];
      return [
        rank === null ? "–" : String(rank),
        isComplete && total !== null
          ? points(total)
          : fill(Number.isFinite(low) ? words.to : words.upTo, { low: points(low), high: points(high) }),
        cost === null ? "–" : formatNumber(cost, language, { maximumFractionDigits: 0 }),
        vendors.get(results[at]!.id) ?? results[at]!.id,
        remarks.join(words.and),
      ];
    });
}
