import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import type { WeightConstraint } from "#app/domain/scoring/model.ts";
import type { VerdictReason } from "#app/domain/scoring/verdict.ts";
import type { WeightStability } from "#app/domain/scoring/weight-stability.ts";
import type { ResultWords } from "./result-words.server.ts";

/** One thing that the verdict rests on, in words, and whether it holds. */
export interface ReasonWords {
  readonly code: VerdictReason["code"];
  readonly holds: boolean;
  readonly text: string;
}

/** The verdict with its reasons as people say it. */
export interface VerdictWords {
  readonly word: "robust" | "sensitive" | "contested" | "open";
  /** What it comes to, in one or two sentences. */
  readonly sentence: string;
  readonly reasons: readonly ReasonWords[];
}

export function verdictWords(analysis: Analysis, constraint: WeightConstraint, words: ResultWords): VerdictWords {
  const { verdict, ties, comparison } = analysis;
  const { t, vendor, list } = words;
  const first = ties.find(({ rank }) => rank === 1)?.vendors ?? comparison.vendors;
  const reasons = verdict.reasons.map((reason) => ({
    code: reason.code,
    holds: reason.holds,
    text: reasonWords(reason, constraint, words),
  }));
  const winner = verdict.winner === null ? "" : vendor(verdict.winner);
  const sentence = (() => {
    if (verdict.reasons.some(({ code }) => code === "verdict.incomplete")) return t("evaluation:verdict.incomplete");
    if (verdict.reasons.some(({ code }) => code === "verdict.noRival"))
      return winner === "" ? t("evaluation:verdict.nobody") : t("evaluation:verdict.alone", { vendor: winner });
    if (verdict.winner === null) return t("evaluation:verdict.tied", { vendors: list(first.map(vendor)) });
    return leadSentence(analysis, constraint, words, winner);
  })();
  const isOpen = verdict.word === null;
  return { word: verdict.word ?? "open", sentence, reasons: isOpen || verdict.winner === null ? [] : reasons };
}

function leadSentence(analysis: Analysis, constraint: WeightConstraint, words: ResultWords, winner: string): string {
  const { verdict, stability } = analysis;
  const { t, percent } = words;
  const acceptability = verdict.reasons.find(({ code }) => code === "verdict.acceptability");
  const share = acceptability?.code === "verdict.acceptability" ? acceptability.share : 0;
  const leads = t(`evaluation:verdict.leads.${constraintName(constraint)}`, { vendor: winner, share: percent(share) });
  const { nearest } = analysis;
  if (nearest === null) return t("evaluation:verdict.sentence", { leads, overtakes: t("evaluation:verdict.overtakes.never") });
  return t("evaluation:verdict.sentence", { leads, overtakes: overtakeWords(nearest, stability, words) });
}

/** "C overtakes only if cost counts less than 9 %". */
function overtakeWords(
  { criterion, rival, distance }: NonNullable<Analysis["nearest"]>,
  stability: readonly WeightStability[],
  { t, vendor, criterion: nameOf, percent }: ResultWords,
): string {
  const row = stability.find((each) => each.criterion === criterion);
  const isLower = row?.lowBy === rival && Math.abs(row.weight - row.low - distance) < 1e-12;
  const weight = row === undefined ? 0 : isLower ? row.low : row.high;
  return t(isLower ? "evaluation:verdict.overtakes.less" : "evaluation:verdict.overtakes.more", {
    rival: vendor(rival),
    criterion: nameOf(criterion),
    weight: percent(weight),
    now: percent(row?.weight ?? 0),
  });
}

function reasonWords(reason: VerdictReason, constraint: WeightConstraint, words: ResultWords): string {
  const { t, percent, vendor, criterion, member, list } = words;
  switch (reason.code) {
    case "verdict.acceptability":
      return t(`evaluation:reason.acceptability.${constraintName(constraint)}`, {
        share: percent(reason.share),
        needed: percent(reason.needed),
      });
    case "verdict.stability":
      if (reason.nearest === null) return t("evaluation:reason.stable");
      return t("evaluation:reason.stability", {
        criterion: criterion(reason.nearest.criterion),
        rival: vendor(reason.nearest.rival),
        distance: percent(reason.nearest.distance),
        needed: percent(reason.needed),
      });
    case "verdict.members":
      return reason.changedBy.length === 0
        ? t("evaluation:reason.members", { count: reason.of })
        : t("evaluation:reason.membersChange", { members: list(reason.changedBy.map(member)) });
    case "verdict.tiedFirst":
    case "verdict.incomplete":
    case "verdict.noRival":
      return "";
    default:
      return reason satisfies never;
  }
}

/** How freely the weights vary, as the messages name it. */
export function constraintName(constraint: WeightConstraint): "none" | "ordinal" | "bands" {
  return typeof constraint === "string" ? constraint : "bands";
}
