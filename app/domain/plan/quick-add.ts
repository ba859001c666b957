import type { Day } from "../time/day.ts";
import { readDueDay } from "./due-day.ts";

/** Somebody or something that a line can name, with the other ways to write it: pinyin, initials, the other language. */
export interface Nameable {
  readonly id: string;
  readonly name: string;
  readonly keys: readonly string[];
  /** The code by which the plan numbers it. */
  readonly code?: string;
}

export interface QuickAddContext {
  readonly today: Day;
  readonly people: readonly Nameable[];
  readonly phases: readonly Nameable[];
}

/** A part of the line that could not be understood, as typed; `several` when more than one is meant by it. */
export interface QuickAddProblem {
  readonly part: "name" | "owner" | "due" | "phase";
  readonly code: "missing" | "unknown" | "several";
  readonly typed: string;
}

export interface QuickAdd {
  readonly name: string;
  readonly owner: Nameable | null;
  readonly due: Day | null;
  readonly phase: Nameable | null;
  readonly problems: readonly QuickAddProblem[];
}

const signs = { "@": "owner", "＠": "owner", "!": "due", "！": "due", "#": "phase", "＃": "phase" } as const;
const longestNameInWords = 10;

/**
 * Reads a line such as `Check the price list @li.na !fri #build`: what begins with `@` names the owner, with `!` the day it is due, with `#`
 * the phase; everything else is the name of the task. A sign alone, or inside of a word, is part of the name. Names are meant by their
 * beginning, of one word or more, by pinyin or by initials when only one fits; of several the one that is called exactly so. A number alone
 * means a phase by its code or by a word of its name.
 */
export function readQuickAdd(line: string, { today, people, phases }: QuickAddContext): QuickAdd {
  const words = line.trim().split(/\s+/).filter(Boolean);
  const name: string[] = [];
  const problems: QuickAddProblem[] = [];
  let owner: Nameable | null = null;
  let due: Day | null = null;
  let phase: Nameable | null = null;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const part = word.length > 1 ? signs[word[0] as keyof typeof signs] : undefined;
    const typed = word.slice(1);
    if (part === undefined) name.push(word);
    else if (part === "due") {
      const day = readDueDay(typed, today);
      if (day === null) problems.push({ part, code: "unknown", typed });
      else due = day;
    } else {
      const found = findNamed([typed, ...words.slice(index + 1)], part === "owner" ? people : phases);
      if (typeof found === "string") problems.push({ part, code: found, typed });
      else {
        index += found.words - 1;
        if (part === "owner") owner = found.named;
        else phase = found.named;
      }
    }
  }
  if (name.length === 0) problems.unshift({ part: "name", code: "missing", typed: "" });
  return { name: name.join(" "), owner, due, phase, problems };
}

/** What the next words name: the longest name that is written out, else the longest that begins so, else what the first word stands for. */
export function findNamed(words: readonly string[], all: readonly Nameable[]): { named: Nameable; words: number } | "unknown" | "several" {
  for (let count = Math.min(longestNameInWords, words.length); count > 0; count--) {
    const typed = folded(words.slice(0, count).join(""));
    const exact = all.filter((entry) => folded(entry.name) === typed);
    if (exact.length === 1 && exact[0]) return { named: exact[0], words: count };
  }
  for (let count = Math.min(longestNameInWords, words.length); count > 1; count--) {
    const typed = folded(words.slice(0, count).join(""));
    const ways = [
      all.filter((entry) => beginning(entry.name, count) === typed),
      all.filter((entry) => folded(entry.name).startsWith(typed)),
    ];
    const named = ways.find((found) => found.length === 1)?.[0];
    if (named) return { named, words: count };
  }
  const typed = folded(words[0] ?? "");
  const isNumbered = ({ name, code }: Nameable) => code === typed || name.split(/\s+/).some((word) => folded(word) === typed);
  const ways = [
    /^\d+$/.test(typed) ? all.filter(isNumbered) : [],
    all.filter((entry) => entry.keys.some((key) => folded(key) === typed)),
    all.filter((entry) => [entry.name, ...entry.keys].some((key) => folded(key).startsWith(typed))),
    all.filter((entry) => entry.name.split(/\s+/).some((word) => folded(word).startsWith(typed))),
  ];
  const fitting = ways.find((found) => found.length > 0) ?? [];
  if (fitting.length === 1 && fitting[0]) return { named: fitting[0], words: 1 };
  return fitting.length === 0 ? "unknown" : "several";
}

/** The first words of a name. */
function beginning(name: string, count: number): string {
  return folded(name.split(/\s+/).slice(0, count).join(""));
}

/** A name as it is compared: without case, spaces and signs between its parts. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.·_-]/g, "");
}
