import { esiaDecisions, esiaReasons, type EsiaDecisionKind, type EsiaReason } from "../redesign/esia.ts";
import { stepTypes, valueClasses, type StepType, type ValueClass } from "../model.ts";

const typeWords: Readonly<Record<string, StepType>> = {
  begin: "start",
  开始: "start",
  任务: "task",
  活动: "task",
  activity: "task",
  step: "task",
  步骤: "task",
  exclusive: "xor",
  choice: "xor",
  decision: "xor",
  gateway: "xor",
  判断: "xor",
  选择: "xor",
  parallel: "and",
  并行: "and",
  timer: "event",
  wait: "event",
  等待: "event",
  事件: "event",
  finish: "end",
  结束: "end",
};

const valueWords: Readonly<Record<string, ValueClass>> = {
  增值: "VA",
  业务增值: "BVA",
  必要非增值: "BVA",
  业务必要: "BVA",
  rva: "BVA",
  nnva: "BVA",
  不增值: "NVA",
  非增值: "NVA",
};

const decisionWords: Readonly<Record<string, EsiaDecisionKind>> = {
  k: "keep",
  保留: "keep",
  e: "eliminate",
  清除: "eliminate",
  取消: "eliminate",
  s: "simplify",
  简化: "simplify",
  i: "integrate",
  整合: "integrate",
  合并: "integrate",
  a: "automate",
  自动化: "automate",
};

const reasonWords: Readonly<Record<string, EsiaReason>> = {
  过量生产: "overProduction",
  等待: "waiting",
  等待时间: "waiting",
  运输: "transport",
  加工: "processing",
  库存: "inventory",
  缺陷: "defects",
  失误: "defects",
  重复: "duplication",
  转换格式: "reformatting",
  检验: "inspection",
  协调: "reconciling",
  表格: "forms",
  程序: "procedures",
  沟通: "communication",
  技术: "technology",
  流程: "flows",
  问题区域: "problemAreas",
  工作: "jobs",
  团队: "teams",
  顾客: "customers",
  客户: "customers",
  供应商: "suppliers",
  乏味工作: "boring",
  数据采集: "dataCapture",
  数据传送: "dataTransfer",
  数据分析: "dataAnalysis",
};

/** The type that a word of a table means; nothing written is a task. Null for a word that means none. */
export function stepTypeOf(text: string): StepType | null {
  const word = text.trim().toLowerCase();
  if (word === "") return "task";
  return stepTypes.find((type) => type === word) ?? (Object.hasOwn(typeWords, word) ? typeWords[word]! : null);
}

export function valueClassOf(text: string): ValueClass | null {
  const word = text.trim();
  return valueClasses.find((each) => each === word.toUpperCase()) ?? valueWords[word.toLowerCase()] ?? null;
}

/** Whether a cell says yes; null for what says neither. */
export function isYes(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (["", "no", "n", "false", "0", "否"].includes(word)) return false;
  return ["yes", "y", "true", "1", "x", "是", "√", "✓"].includes(word) ? true : null;
}

export function decisionOf(text: string): EsiaDecisionKind | null {
  const word = text.trim().toLowerCase();
  return esiaDecisions.find((each) => each === word) ?? (Object.hasOwn(decisionWords, word) ? decisionWords[word]! : null);
}

export function reasonOf(text: string): EsiaReason | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, "");
  const known = Object.values(esiaReasons).flat();
  return known.find((each) => each.toLowerCase() === word) ?? (Object.hasOwn(reasonWords, word) ? reasonWords[word]! : null);
}
