import type { CellState } from "../model.ts";

/** The words of the workbook. Names of sheets have at most 31 characters. */
export interface EvidenceWords {
  readonly sheets: Readonly<Record<"weights" | "scores" | "groupScores" | "costs" | "values" | "totals" | "ranks", string>>;
  readonly states: Readonly<Record<Exclude<CellState, "score">, string>>;
  readonly number: string;
  readonly under: string;
  readonly criterion: string;
  readonly points: string;
  readonly counts: string;
  readonly shareBeside: string;
  readonly share: string;
  readonly vendor: string;
  readonly memberWeight: string;
  readonly byMembers: string;
  readonly moderated: string;
  readonly groupScore: string;
  readonly reason: string;
  readonly kept: string;
  readonly reachedHalf: string;
  readonly passedHalf: string;
  readonly amount: string;
  readonly rate: string;
  readonly year: string;
  readonly presentValue: string;
  readonly lowestEligible: string;
  readonly highestEligible: string;
  readonly worthNothing: string;
  readonly worthAll: string;
  readonly isQuality: string;
  readonly quality: string;
  readonly costPoints: string;
  readonly total: string;
  readonly isComplete: string;
  readonly lowest: string;
  readonly highest: string;
  readonly isEligible: string;
  readonly isHeld: string;
  readonly rank: string;
  readonly remark: string;
  readonly withdrawn: string;
  readonly knockedOut: string;
  readonly held: string;
  readonly provisional: string;
}

export const evidenceWords: Readonly<Record<"en" | "zh", EvidenceWords>> = {
  en: {
    sheets: {
      weights: "Weights",
      scores: "Scores",
      groupScores: "Group scores",
      costs: "Costs and amounts",
      values: "Values",
      totals: "Totals",
      ranks: "Ranks",
    },
    states: { not_yet: "not yet", abstain: "abstains", recused: "recused", not_applicable: "not applicable" },
    number: "No.",
    under: "Under no.",
    criterion: "Criterion",
    points: "Points",
    counts: "Counts (1 yes)",
    shareBeside: "Share among those beside it",
    share: "Share of the whole",
    vendor: "Supplier",
    memberWeight: "Weight of the member",
    byMembers: "By the members",
    moderated: "Moderated",
    groupScore: "Group score",
    reason: "Reason",
    kept: "Weight kept",
    reachedHalf: "Half reached",
    passedHalf: "Half passed",
    amount: "Amount",
    rate: "Yearly rate",
    year: "Year",
    presentValue: "Present value",
    lowestEligible: "Lowest of those eligible",
    highestEligible: "Highest of those eligible",
    worthNothing: "Worth 0 at",
    worthAll: "Worth 1 at",
    isQuality: "Quality (1), cost (0)",
    quality: "Quality, of 100",
    costPoints: "Points for costs",
    total: "Total, of 100",
    isComplete: "Complete (1 yes)",
    lowest: "At least",
    highest: "At most",
    isEligible: "Eligible (1 yes)",
    isHeld: "Held (1 yes)",
    rank: "Rank",
    remark: "Remark",
    withdrawn: "withdrawn",
    knockedOut: "knocked out",
    held: "held: a cost or an amount is missing",
    provisional: "provisional: scores are missing",
  },
  zh: {
    sheets: {
      weights: "权重",
      scores: "评分",
      groupScores: "集体评分",
      costs: "费用与数值",
      values: "价值",
      totals: "总分",
      ranks: "排名",
    },
    states: { not_yet: "未评", abstain: "弃权", recused: "回避", not_applicable: "不适用" },
    number: "序号",
    under: "上级序号",
    criterion: "准则",
    points: "点数",
    counts: "计入（1 为是）",
    shareBeside: "同级占比",
    share: "总体占比",
    vendor: "供应商",
    memberWeight: "委员权重",
    byMembers: "委员评分汇总",
    moderated: "合议值",
    groupScore: "集体评分",
    reason: "理由",
    kept: "保留权重",
    reachedHalf: "达到半数",
    passedHalf: "超过半数",
    amount: "数值",
    rate: "年折现率",
    year: "年度",
    presentValue: "现值",
    lowestEligible: "合格者最低",
    highestEligible: "合格者最高",
    worthNothing: "价值为 0 处",
    worthAll: "价值为 1 处",
    isQuality: "质量（1）、费用（0）",
    quality: "质量分（满分 100）",
    costPoints: "费用折分",
    total: "总分（满分 100）",
    isComplete: "完整（1 为是）",
    lowest: "至少",
    highest: "至多",
    isEligible: "合格（1 为是）",
    isHeld: "暂缓（1 为是）",
    rank: "名次",
    remark: "备注",
    withdrawn: "已退出",
    knockedOut: "已淘汰",
    held: "暂缓：缺少费用或数值",
    provisional: "暂定：评分未齐",
  },
};
