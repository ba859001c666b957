import type { Stance } from "#app/domain/evaluation/decision-rule.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { DemoVendor } from "./vendors.ts";

/** The demo's round as it was talked over, on the day on which the committee decides. */
export interface DecidableDemo {
  readonly projectId: string;
  /** Ids of accounts by the keys of people. */
  readonly users: ReadonlyMap<string, string>;
  readonly decidedOn: Day;
  newId(): string;
}

/** What the committee decided, in the words of its chair. */
export const demoDecision: {
  readonly by: string;
  readonly vendor: DemoVendor["key"];
  readonly recommendation: string;
  readonly conditions: string;
  readonly dissent: string;
  readonly signatures: readonly (readonly [by: string, stance: Stance, note: string])[];
} = {
  by: "wang.haifeng",
  vendor: "yunfan",
  recommendation:
    "行业经验与售后服务最好，五年总成本可以接受，委员会评价稳定。\nBest in our trade and in service after the sale, at a five-year cost that we can bear; the ranking stands whoever is left out.",
  conditions:
    "合同写明：故障 4 小时内恢复；项目经理不得更换；数据可随时导出。\nIn the contract: faults mended within four hours; the same project manager to the end; our data can be exported at any time.",
  dissent: "周敏认为海图的产品能力更强。\nZhou Min holds that Haitu has the stronger product.",
  signatures: [
    ["wang.haifeng", "for", ""],
    ["liu.yang", "for", ""],
    ["sun.li", "for", "条件须写入合同。The conditions have to stand in the contract."],
    ["zhou.min", "against", "海图的报表与分析更能支持客服。Haitu's reports and analyses serve our service desk better."],
    ["zheng.xiaoyan", "for", ""],
    ["wu.qiang", "for", ""],
  ],
};
