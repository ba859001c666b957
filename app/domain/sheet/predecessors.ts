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
  if (!match) return text.length <= 300 ? success({ target: text, type: "FS", lag: 0, lagUnit: "working" }) : failure("unreadable");
  const [, target = "", written = "FS", sign, amount] = match;
  const type = typeOf(written);
  if (sign === undefined || amount === undefined) return success({ target, type, lag: 0, lagUnit: "working" });
  const factor = sign === "-" ? -1 : 1;
  const percent = /^(\d{1,7}(?:\.\d{1,6})?) ?%$/.exec(amount);
  if (percent) return success({ target, type, lag: factor * Number(percent[1]), lagUnit: "percent" });
  const lag = parseDuration(amount, minutesPerDay);
  if (lag === null || lag.minutes > longestPlannedMinutes) return failure("lag");
  return success({ target, type, lag: factor * lag.minutes, lagUnit: lag.elapsed ? "elapsed" : "working" });
}

function typeOf(text: string): LinkType {
  const upper = text.toUpperCase();
  return upper === "SS" || upper === "FF" || upper === "SF" ? upper : "FS";
}

/** What of the plan a link that names no row of the sheet may name: rows and lines are the sheet's alone. */
export function planKeyOf(target: string, by: LinkTarget): "number" | "code" | null {
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
  const named = index.name.get(target);
  if (named !== undefined && !/^#?[\d.]+$/.test(target)) return named;
  if (target.startsWith("#")) return index.number.get(String(Number(target.slice(1)))) ?? null;
  if (target.includes(".")) return index.code.get(plainCode(target)) ?? null;
  if (by === "row") return Number(target) >= 1 && Number(target) <= index.rows.length ? Number(target) - 1 : null;
  return index[by].get(by === "code" ? plainCode(target) : target) ?? null;
}
