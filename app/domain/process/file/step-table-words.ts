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
