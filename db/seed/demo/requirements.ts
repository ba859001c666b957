import type { Disposition, RequirementStatus } from "#app/domain/requirement/requirement.ts";

/** What the demo company made of an example requirement. */
export interface DemoRequirement {
  /** Of the example. */
  readonly id: string;
  readonly disposition: Disposition;
  readonly effortDays?: number;
  /** Agreed where nothing is said. */
  readonly status?: RequirementStatus;
  /** Key of the person. */
  readonly owner: string;
  /** The task of the template that meets it. */
  readonly taskId?: string;
}

export const demoRequirements: readonly DemoRequirement[] = [
  { id: "E01", disposition: "standard", owner: "liu.yang", taskId: "4.02" },
  { id: "E02", disposition: "configure", owner: "liu.yang", taskId: "4.02" },
  { id: "E03", disposition: "configure", owner: "liu.yang", taskId: "4.02" },
  { id: "E04", disposition: "extend", effortDays: 15, owner: "wu.qiang", taskId: "5.04" },
  { id: "E05", disposition: "standard", owner: "wu.qiang" },
  { id: "E06", disposition: "standard", owner: "wu.qiang" },
  { id: "E07", disposition: "standard", owner: "wang.haifeng" },
  { id: "E08", disposition: "standard", owner: "wu.qiang", taskId: "5.04" },
  { id: "E09", disposition: "configure", owner: "wu.qiang", taskId: "5.19" },
  { id: "E10", disposition: "configure", owner: "sun.li" },
  { id: "E11", disposition: "extend", effortDays: 12, owner: "liu.yang", taskId: "5.02" },
  { id: "E12", disposition: "configure", owner: "sun.li", taskId: "5.05" },
  { id: "E13", disposition: "changeProcess", owner: "zhou.min", taskId: "4.06" },
  { id: "E14", disposition: "standard", owner: "liu.yang", taskId: "4.05" },
  { id: "E15", disposition: "configure", owner: "he.jun", taskId: "5.08" },
  { id: "E16", disposition: "extend", effortDays: 8, owner: "zhou.min", taskId: "5.04" },
  { id: "E17", disposition: "undecided", status: "draft", owner: "liu.yang" },
  { id: "E18", disposition: "undecided", status: "dropped", owner: "sun.li" },
];

/** What was made sharper after the vendors were judged: the scorecard keeps the words that it took over. */
export const demoSharpened = {
  id: "E01",
  code: "R-001",
  before: {
    en: "A seller sees every visit, call and order of a customer on one page, in the order of time.",
    zh: "销售人员在一个页面上按时间顺序看到某客户的全部拜访、通话与订单。",
  },
} as const;

export const demoBaselineNote = "需求评审会签字确认 Signed at the review of the requirements";
