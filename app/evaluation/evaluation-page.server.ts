import { checkModel } from "#app/domain/scoring/check-model.ts";
import { pointsOfAddress, whatIfTable } from "#app/domain/evaluation/what-if.ts";
import { analyseRound } from "#app/http/evaluation/analyse-round.server.ts";
import { readRevealedRound, type RevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import type { GuardedArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant, formatNumber } from "#app/i18n/format.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { describeRanking } from "./ranking.server.ts";
import { resultWords, warningWords, contradictionWords, type ResultWords } from "./result-words.server.ts";
import { describeCharts, describeSensitivity } from "./sensitivity.server.ts";
import { settleableTies } from "./settleable-ties.ts";
import { constraintName, verdictWords } from "./verdict-words.server.ts";

export type EvaluationPage = Awaited<ReturnType<typeof readEvaluationPage>>;
export type ShownResult = NonNullable<EvaluationPage["result"]>;

/** The result of the round that was revealed last; nothing of it before the reveal. */
export async function readEvaluationPage(caller: GuardedArgs<"vendors.result">, reader: Reader) {
  const { context, project, can } = caller;
  const frame = { title: reader.t("evaluation:title"), projectId: project.id, isChair: can("vendors.chair") };
  const revealed = await readRevealedRound(context.db, project.id);
  if (!revealed) return { ...frame, isUnderWay: (await findCurrentRound(context.db, project.id)) !== undefined, round: null, result: null };
  const words = resultWords(revealed, reader);
  const isComputable = checkModel(revealed.model).length === 0;
  return {
    ...frame,
    isUnderWay: false,
    round: describeRound(revealed, words, caller, reader),
    result: isComputable ? await describeResult(revealed, words, caller) : null,
  };
}

function describeRound(
  { round, technical, arePricesOpen }: RevealedRound,
  { vendor, list }: ResultWords,
  caller: GuardedArgs<"vendors.result">,
  { locale }: Reader,
) {
  const instant = (at: string | null) => (at === null ? null : formatInstant(at, locale, caller.project.timeZone));
  return {
    number: round.number,
    version: round.version,
    isOpen: round.state === "revealed",
    revealedAt: instant(round.revealedAt) ?? "",
    hash: round.scorecardHash.slice(0, 16),
    envelopes: technical && {
      areOpen: arePricesOpen,
      openedAt: instant(round.pricesOpenedAt),
      passing: list(technical.passing.map(vendor)),
      passes: technical.passing.length,
      undecided: list(technical.undecided.map(vendor)),
      waits: technical.undecided.length,
    },
  };
}

async function describeResult(revealed: RevealedRound, words: ResultWords, { request }: GuardedArgs<"vendors.result">) {
  const analysis = await analyseRound(revealed);
  const { method } = revealed.card.scorecard;
  const { t, vendor, member } = words;
  const constraint =
    typeof method.weightConstraint === "string" ? method.weightConstraint : new Map(Object.entries(method.weightConstraint));
  const table = whatIfTable(analysis);
  const points = pointsOfAddress(table.criteria, new URL(request.url).searchParams);
  return {
    verdict: verdictWords(analysis, constraint, words),
    ...describeRanking(revealed, analysis, words),
    warnings: [
      ...analysis.warnings
        .filter(({ code }) => code !== "normalisation.relative" && code !== "normalisation.rankReversal")
        .map((warning) => warningWords(warning, words)),
      ...contradictionWords(revealed.card, words),
    ],
    reversal:
      analysis.prepared.model.normalisation === "ratio" || analysis.prepared.model.normalisation === "range"
        ? analysis.withoutVendors.map((without) => ({
            vendor: vendor(without.vendor),
            ranking: without.ranking.map(vendor),
            isReversed: without.isReversed,
          }))
        : null,
    ties: settleableTies(analysis).map(({ vendors, by }) => ({
      isSettled: by === "chair",
      vendors: vendors.map((id) => ({ id, name: vendor(id) })),
    })),
    sensitivity: describeSensitivity(analysis, constraintName(constraint), words),
    charts: describeCharts(analysis, words),
    withoutMembers: analysis.withoutMembers.map((without) => ({
      member: member(without.member),
      winner: without.winner === null ? null : vendor(without.winner),
      isSame: without.winner === analysis.verdict.winner,
      totals: analysis.comparison.vendors.map((id) => without.totals.get(id) ?? null),
    })),
    compared: analysis.comparison.vendors.map((id) => ({ id, name: vendor(id) })),
    whatIf: {
      table,
      points: [...points],
      names: Object.fromEntries(table.criteria.map(({ id }) => [id, words.criterion(id)])),
    },
    method: [
      ...(revealed.arePricesOpen ? [] : [t("evaluation:method.pricesSealed")]),
      t(`evaluation:method.normalisation.${method.normalisation}`),
      t(`evaluation:method.aggregation.${method.aggregation}`),
      t(`evaluation:method.constraint.${constraintName(constraint)}`),
      t(`evaluation:method.variation.${method.scoreVariation}`),
      t("evaluation:method.samples", { samples: formatNumber(method.samples, "en"), seed: String(method.seed) }),
    ],
  };
}
