import type { LagUnit, LinkType } from "../schedule/network.ts";
import { failure, success, type Result } from "../result.ts";
import { longestPlannedMinutes, parseDuration } from "../time/duration.ts";
import { plainCode } from "./hierarchy.ts";

/** What a plain number among the predecessors counts: the task's number or its WBS code, the rows of tasks, or the lines of the sheet. */
export const linkTargets = ["number", "row", "line", "code"] as const;
export type LinkTarget = (typeof linkTargets)[number];

export interface WrittenLink {
  /** As written: `5`, `2.7`, `#31`, or a task's name. */
  readonly target: string;
  readonly type: LinkType;
  readonly lag: number;
  readonly lagUnit: LagUnit;
}

/** Splits the predecessors of a task at semicolons, commas and line ends, in either width. */
export function splitPredecessors(text: string): readonly string[] {
  return text
    .normalize("NFKC")
    .split(/[;,、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Reads one of them: the task, then the link type (FS when left out), then a lag or lead: `3FS+2d`, `2.7`, `#31SS-1d`, `5+50%`, `4FS+2 个工作日`. */
export function readLink(text: string, minutesPerDay: number): Result<WrittenLink, "unreadable" | "lag"> {
  const match = /^(#?\d+(?:\.\d+)*\.?) ?(FS|SS|FF|SF)? ?(?:([+-]) ?(\S.*))?$/i.exec(text.replace(/\s+/g, " "));
  if (!match) return text.length <= 300 ? success({ target: text, type: "FS", ...noLag }) : failure("unreadable");
  const [, target = "", written = "FS", sign, amount] = match;
  const type = typeOf(written);
  if (sign === undefined || amount === undefined) return success({ target, type, ...noLag });
  const lag = readLag(sign, amount, minutesPerDay);
  return lag ? success({ target, type, ...lag }) : failure("lag");
}

/**
 * How else a text may be read that is no task's name as a whole: as a name, then the link type, then a lag or lead, such as `Kick-off meeting SS-1d`.
 * The longer name comes first. The problem is a name whose lag cannot be read.
 */
export function readNamedLinks(text: string, minutesPerDay: number): readonly Result<WrittenLink, string>[] {
  const readings: Result<WrittenLink, string>[] = [];
  const typed = typedName(text);
  if (typed) readings.push(success({ ...typed, ...noLag }));
  const [, before, sign = "", amount = ""] = /^(.*\S)\s*([+-])\s*(\S[^+-]*)$/.exec(text) ?? [];
  if (before === undefined) return readings;
  const lag = readLag(sign, amount.replace(/\s+/g, " "), minutesPerDay);
  for (const named of [{ target: before, type: "FS" } as const, typedName(before)])
    if (named) readings.push(lag ? success({ ...named, ...lag }) : failure(named.target));
  return readings.filter((reading) => isTaskName(reading.ok ? reading.value.target : reading.problem));
}

function typedName(text: string): Pick<WrittenLink, "target" | "type"> | null {
  const [, target, type] = /^(.*\S)\s*(FS|SS|FF|SF)$/i.exec(text) ?? [];
  return target !== undefined && type !== undefined ? { target, type: typeOf(type) } : null;
}

const noLag = { lag: 0, lagUnit: "working" } as const;

function readLag(sign: string, amount: string, minutesPerDay: number): Pick<WrittenLink, "lag" | "lagUnit"> | null {
  const factor = sign === "-" ? -1 : 1;
  const percent = /^(\d{1,7}(?:\.\d{1,6})?) ?%$/.exec(amount);
  if (percent) return { lag: factor * Number(percent[1]), lagUnit: "percent" };
  const lag = parseDuration(amount, minutesPerDay);
  if (lag === null || lag.minutes > longestPlannedMinutes) return null;
  return { lag: factor * lag.minutes, lagUnit: lag.elapsed ? "elapsed" : "working" };
}

/** Whether a predecessor is called by its name, not by a number or a code. */
export function isTaskName(target: string): boolean {
  return !/^#?[\d.]+$/.test(target);
}

function typeOf(text: string): LinkType {
  const upper = text.toUpperCase();
  return upper === "SS" || upper === "FF" || upper === "SF" ? upper : "FS";
}

/** What of the plan a link that names no row of the sheet may name: rows and lines are the sheet's alone. */
export function planKeyOf(target: string, by: LinkTarget): "number" | "code" | "name" | null {
  if (isTaskName(target)) return "name";
  if (target.startsWith("#")) return "number";
  if (target.includes(".")) return "code";
  return by === "number" || by === "code" ? by : null;
}

export interface TargetRow {
  readonly line: number;
  readonly number: string;
  readonly code: string;
  readonly name: string;
}

/** The rows of a sheet by what links may call them. */
export interface TargetIndex {
  readonly rows: readonly TargetRow[];
  readonly number: ReadonlyMap<string, number>;
  readonly code: ReadonlyMap<string, number>;
  readonly name: ReadonlyMap<string, number>;
  readonly line: ReadonlyMap<string, number>;
}

export function indexTargets(rows: readonly TargetRow[]): TargetIndex {
  const by = (keyOf: (row: TargetRow) => string) => {
    const found = new Map<string, number>();
    rows.forEach((row, index) => {
      const key = keyOf(row);
      if (key !== "" && !found.has(key)) found.set(key, index);
    });
    return found;
  };
  return {
    rows,
    number: by((row) => row.number),
    code: by((row) => plainCode(row.code)),
    name: by((row) => row.name.normalize("NFKC")),
    line: by((row) => String(row.line)),
  };
}

/** What plain numbers count, where that can be told: the way in which most of them name a row. */
export function chooseLinkTarget(targets: readonly string[], index: TargetIndex): LinkTarget {
  const plain = targets.filter((target) => /^\d+$/.test(target));
  const found = (by: LinkTarget) => plain.filter((target) => findRow(target, by, index) !== null).length;
  return linkTargets.reduce((best, by) => (found(by) > found(best) ? by : best));
}

/** The row that a link names; null when there is none. `#31` is always a number, `2.7` a WBS code, and other text a name. */
export function findRow(target: string, by: LinkTarget, index: TargetIndex): number | null {
  if (isTaskName(target)) return index.name.get(target) ?? null;
  if (target.startsWith("#")) return index.number.get(String(Number(target.slice(1)))) ?? null;
  if (target.includes(".")) return index.code.get(plainCode(target)) ?? null;
  if (by === "row") return Number(target) >= 1 && Number(target) <= index.rows.length ? Number(target) - 1 : null;
  return index[by].get(by === "code" ? plainCode(target) : target) ?? null;
}
