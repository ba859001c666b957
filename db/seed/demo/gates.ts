import type { GateOutcome } from "#app/domain/gate/mark.ts";
import type { Bilingual } from "#app/domain/template/template.ts";

export interface DemoSignature {
  readonly criterionId: string;
  /** Key of the person. */
  readonly by: string;
  readonly note: Bilingual;
}

interface DemoPromise {
  readonly criterionId: string;
  /** Key of the person who sees to it. */
  readonly owner: string;
  readonly text: Bilingual;
  /** Days from today. */
  readonly inDays: number;
}

export interface DemoGate {
  readonly taskId: string;
  readonly outcome: GateOutcome;
  readonly reason: Bilingual;
  readonly dissent: Bilingual | null;
  readonly signatures: readonly DemoSignature[];
  readonly waivers: readonly DemoPromise[];
  readonly conditions: readonly DemoPromise[];
}

/** Who decided at the gates. */
export const demoDecider = "wang.haifeng";

/** What was signed, waived and decided at the gates that lie behind. */
export const demoGates: readonly DemoGate[] = [
  {
    taskId: "0.12",
    outcome: "go",
    reason: {
      en: "Three options were weighed. Doing nothing costs more each year than the project in all. Buying a standard product pays back in 26 months even in the low case.",
      zh: "比较了三个方案。维持现状每年的损失已超过项目总投入。采购标准产品在低情形下也能在 26 个月内收回投资。",
    },
    dissent: null,
    signatures: [
      {
        criterionId: "K01",
        by: "zheng.xiaoyan",
        note: {
          en: "Study, chapter 3: standard product, in-house build, doing nothing.",
          zh: "可行性研究第 3 章：标准产品、自行开发、维持现状。",
        },
      },
      { criterionId: "K02", by: "zheng.xiaoyan", note: { en: "CNY 0.4 million in the low case.", zh: "低情形下为 40 万元。" } },
      {
        criterionId: "K03",
        by: "li.na",
        note: { en: "Reviewed by Guo Ping of internal audit, who took no part in it.", zh: "由内部审计郭平复核，其未参与编写。" },
      },
      {
        criterionId: "K04",
        by: "zheng.xiaoyan",
        note: { en: "41 figures, each with source and grade.", zh: "共 41 个数字，均注明来源与等级。" },
      },
    ],
    waivers: [],
    conditions: [],
  },
  {
    taskId: "1.13",
    outcome: "go",
    reason: {
      en: "Charter and budget are signed. The scope is sales, marketing and service in Hangzhou; the branches follow later.",
      zh: "章程与预算已签署。范围为杭州的销售、营销与服务，分公司以后再上。",
    },
    dissent: {
      en: "Zhou Min would have begun with service alone: complaints are what drives customers away.",
      zh: "周敏主张先只上服务：客户流失的主因是投诉。",
    },
    signatures: [
      { criterionId: "K05", by: "liu.yang", note: { en: "Five goals, measured in March.", zh: "五项目标，基线于三月测得。" } },
      {
        criterionId: "K07",
        by: "zheng.xiaoyan",
        note: { en: "Approved to the end of the year after go-live.", zh: "已批准至上线次年年底。" },
      },
      { criterionId: "K08", by: "li.na", note: { en: "All six are in the project folder.", zh: "六项均在项目文件夹中。" } },
    ],
    waivers: [],
    conditions: [],
  },
  {
    taskId: "2.23",
    outcome: "go",
    reason: {
      en: "The supplier leads with and without the price. The committee accepts that the service part is scored again once the licence model is settled.",
      zh: "该供应商无论是否计入价格均排名第一。委员会同意在许可模式确定后重新评定服务部分。",
    },
    dissent: null,
    signatures: [
      {
        criterionId: "K09",
        by: "li.na",
        note: { en: "Signed eight working days before the first score.", zh: "签署早于首条评分八个工作日。" },
      },
      { criterionId: "K10", by: "sun.li", note: { en: "Seven scored, one was recused.", zh: "七人评分，一人回避。" } },
    ],
    waivers: [
      {
        criterionId: "K11",
        owner: "zheng.xiaoyan",
        text: {
          en: "The licence model changes in the new year. The sensitivity is calculated once more with the final price.",
          zh: "许可模式明年调整，待最终价格确定后重新计算敏感性。",
        },
        inDays: 30,
      },
    ],
    conditions: [],
  },
  {
    taskId: "3.22",
    outcome: "conditional",
    reason: {
      en: "The blueprint is good enough to build the prototype on. The roles of the service desk are still missing from the impact register.",
      zh: "蓝图已足以搭建原型，但变革影响登记中还缺服务台的角色。",
    },
    dissent: null,
    signatures: [
      { criterionId: "K12", by: "chen.jing", note: { en: "Nine key processes, timed over two weeks.", zh: "九条关键流程，实测两周。" } },
      { criterionId: "K13", by: "liu.yang", note: { en: "Checked step by step with the key users.", zh: "与关键用户逐步核对。" } },
      { criterionId: "K14", by: "zhang.wei", note: { en: "Nine gaps, one extension.", zh: "九个差距，一个扩展。" } },
    ],
    waivers: [],
    conditions: [
      {
        criterionId: "K15",
        owner: "gao.yuan",
        text: { en: "Add the four roles of the service desk to the impact register.", zh: "在变革影响登记中补齐服务台的四个角色。" },
        inDays: 6,
      },
    ],
  },
];
