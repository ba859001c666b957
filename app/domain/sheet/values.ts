import type { TaskKind } from "../plan/model.ts";
import { constraintTypes, type ConstraintType } from "../schedule/network.ts";
import { parseDuration, type Duration } from "../time/duration.ts";
import type { SheetValue } from "./sheet.ts";

/** Reads per cent: `50%`, `50`, or a share such as 0.5 where the column holds shares; null for anything else or beyond 0 to 100. */
export function readPercent(value: SheetValue, isShare: boolean): number | null {
  if (typeof value === "boolean" || value === null) return null;
  const match = /^(\d{1,3}(?:\.\d{1,10})?) ?(%?)$/.exec(String(value).normalize("NFKC").trim());
  if (!match) return null;
  const percent = Math.round(Number(match[1]) * (isShare && match[2] === "" ? 100 : 1));
  return percent <= 100 ? percent : null;
}

/** Reads a duration as plans show it; a plain number is working days. A question mark, which marks an estimate, does not count. */
export function readDuration(value: SheetValue, minutesPerDay: number): Duration | null {
  if (typeof value === "boolean" || value === null) return null;
  return parseDuration(String(value).normalize("NFKC").replace(/\?$/, ""), minutesPerDay);
}

export const kindWords: Readonly<Record<TaskKind, { readonly en: string; readonly zh: string; readonly others: readonly string[] }>> = {
  phase: { en: "Phase", zh: "阶段", others: ["summary", "summary task", "group", "摘要", "摘要任务", "汇总"] },
  task: { en: "Task", zh: "任务", others: ["activity", "工作", "活动"] },
  milestone: { en: "Milestone", zh: "里程碑", others: [] },
  gate: { en: "Gate", zh: "关口", others: ["stage gate", "评审点", "阶段关口"] },
};

export function readKind(text: string): TaskKind | null {
  const word = plain(text);
  for (const kind of ["phase", "task", "milestone", "gate"] as const) {
    const { en, zh, others } = kindWords[kind];
    if ([en.toLowerCase(), zh, ...others].includes(word)) return kind;
  }
  return null;
}

/** `Yes`, `是`, `1`, `true`, `x`; null for what is neither yes nor no. */
export function readYes(text: string): boolean | null {
  const word = plain(text);
  if (["yes", "y", "true", "1", "x", "是", "√", "✓", "真"].includes(word)) return true;
  return ["no", "n", "false", "0", "否", "-", "假"].includes(word) ? false : null;
}

export const constraintWords: Readonly<
  Record<ConstraintType, { readonly en: string; readonly zh: string; readonly others: readonly string[] }>
> = {
  ASAP: { en: "As soon as possible", zh: "越早越好", others: ["尽早"] },
  ALAP: { en: "As late as possible", zh: "越晚越好", others: ["尽晚"] },
  SNET: { en: "Start no earlier than", zh: "不得早于…开始", others: ["不得早于此日开始", "不早于此日开始", "不得早于...开始"] },
  SNLT: { en: "Start no later than", zh: "不得晚于…开始", others: ["不得晚于此日开始", "不晚于此日开始", "不得晚于...开始"] },
  FNET: { en: "Finish no earlier than", zh: "不得早于…完成", others: ["不得早于此日完成", "不早于此日完成", "不得早于...完成"] },
  FNLT: { en: "Finish no later than", zh: "不得晚于…完成", others: ["不得晚于此日完成", "不晚于此日完成", "不得晚于...完成"] },
  MSO: { en: "Must start on", zh: "必须开始于", others: ["必须在此日开始"] },
  MFO: { en: "Must finish on", zh: "必须完成于", others: ["必须在此日完成"] },
};

export function readConstraint(text: string): ConstraintType | null {
  const word = plain(text);
  return (
    constraintTypes.find((type) => {
      const { en, zh, others } = constraintWords[type];
      return [type.toLowerCase(), en.toLowerCase(), plain(zh), ...others].includes(word);
    }) ?? null
  );
}

export const modeWords = {
  manual: { en: "By hand", zh: "手动", others: ["manual", "manually scheduled", "手动计划", "手工"] },
  automatic: { en: "Calculated", zh: "自动", others: ["auto", "automatic", "auto scheduled", "自动计划", "计算"] },
} as const;

/** Whether a task is dated by hand; null for an unknown word. */
export function readIsManual(text: string): boolean | null {
  const word = plain(text);
  const says = ({ en, zh, others }: { readonly en: string; readonly zh: string; readonly others: readonly string[] }) =>
    [en.toLowerCase(), zh, ...others].includes(word);
  return says(modeWords.manual) ? true : says(modeWords.automatic) ? false : null;
}

function plain(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
}
