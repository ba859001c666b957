import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import { findBorderline, type KnockOutCheck } from "#app/domain/scoring/knock-out.ts";
import type { RevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { ruleWords, type ResultWords } from "./result-words.server.ts";

/** The ranking as a table, and apart from it the vendors that are not in it. */
export function describeRanking(revealed: RevealedRound, analysis: Analysis, words: ResultWords) {
  const { results, ties, prepared } = analysis;
  const { vendors } = prepared.model;
  const hasCosts = prepared.costs.length > 0;
  const order = results.map((_, at) => at).sort((one, other) => placeOf(analysis, one) - placeOf(analysis, other));
  return {
    hasCosts,
    ranking: order.filter((at) => results[at]!.isEligible).map((at) => rankedRow(analysis, at, words)),
    knockedOut: order.flatMap((at) => {
      const { id, isEligible, knockOuts } = results[at]!;
      if (isEligible || vendors[at]!.isWithdrawn) return [];
      const borderline = new Set(findBorderline(prepared, at, knockOuts));
      const tests = knockOuts.flatMap((check) =>
        check.passes === false ? testWords(check, { revealed, vendorId: id, isBorderline: borderline.has(check) }, words) : [],
      );
      return [{ name: words.vendor(id), tests }];
    }),
    withdrawn: results.flatMap(({ id }, at) => (vendors[at]!.isWithdrawn ? [words.vendor(id)] : [])),
    isTied: ties.length > 0,
  };
}

function placeOf({ results, standings, ties }: Analysis, at: number): number {
  const { rank } = standings[at]!;
  const { id, isEligible, isHeld, total } = results[at]!;
  if (rank !== null) {
    const tie = ties.find((each) => each.rank === rank);
    return rank + (tie ? tie.vendors.indexOf(id) / (tie.vendors.length + 1) : 0);
  }
  // Those that are ranked provisionally follow by what they have so far.
  return isEligible ? 1000 * (isHeld ? 2 : 1) - (total ?? 0) : 10_000 + at;
}

function rankedRow(analysis: Analysis, at: number, words: ResultWords) {
  const { results, standings, ties, practicalTies, comparison, acceptability } = analysis;
  const { id, isComplete, isHeld, total, low, high, technical, cost } = results[at]!;
  const { rank, isProvisional } = standings[at]!;
  const { t, vendor, points, money, percent, list } = words;
  const place = comparison.vendors.indexOf(id);
  const share = place === -1 ? null : (acceptability?.rankAcceptability[place]?.[0] ?? null);
  const near = practicalTies.flatMap(({ vendors }) => (vendors.includes(id) ? vendors.filter((other) => other !== id) : []));
  const tie = ties.find((each) => each.rank === rank && rank !== null);
  return {
    id,
    rank,
    name: vendor(id),
    total:
      isComplete && total !== null
        ? points(total)
        : Number.isFinite(low)
          ? t("evaluation:ranking.interval", { low: points(low), high: points(high) })
          : t("evaluation:ranking.upTo", { high: points(high) }),
    technical: technical?.value === undefined || technical.value === null ? "–" : points(technical.value),
    cost: cost === null ? "–" : money(cost),
    firstShare: share === null ? "–" : percent(share),
    remarks: [
      ...(isHeld ? [t("evaluation:ranking.held")] : isProvisional ? [t("evaluation:ranking.provisional")] : []),
      ...(tie ? [tie.by === null ? t("evaluation:ranking.tied") : t(`evaluation:ranking.parted.${tie.by}`)] : []),
      ...(near.length > 0 ? [t("evaluation:ranking.near", { vendors: list(near.map(vendor)) })] : []),
    ],
  };
}

interface Tested {
  readonly revealed: RevealedRound;
  readonly vendorId: string;
  readonly isBorderline: boolean;
}

function testWords(check: KnockOutCheck, { revealed, vendorId, isBorderline }: Tested, words: ResultWords) {
  const { rule, criterion, value, minimum } = check;
  if (rule === "mandatory") {
    const failed = revealed.offers.find((offer) => offer.vendorId === vendorId)?.failed ?? [];
    return failed.map((id) => ({ text: words.requirement(id), reached: null, needed: null, short: null, isBorderline: false }));
  }
  return [
    {
      text: ruleWords(rule, criterion, words),
      reached: value === null ? null : words.exact(value),
      needed: minimum === null ? null : words.exact(minimum),
      short: value === null || minimum === null ? null : words.exact(minimum - value),
      isBorderline,
    },
  ];
}
