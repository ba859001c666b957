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

/**
 * Reads a line such as `Check the price list @li.na !fri #build`: what begins with `@` names the owner, with `!` the day it is due, with `#`
 * the phase; everything else is the name of the task. A sign alone, or inside of a word, is part of the name. Names are meant by their
 * beginning, by pinyin or by initials when only one fits; of several the one that is called exactly so. A beginning has one word, more where
 * one fits several names, or all words up to the next sign; whatever else follows is left to the task. A number alone means a phase by its
 * code or by a word of its name.
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
    const part = signedPart(word);
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

/** What a word with a sign before it names; undefined where it has none. */
function signedPart(word: string): "owner" | "due" | "phase" | undefined {
  return word.length > 1 ? signs[word[0] as keyof typeof signs] : undefined;
}

type Found = { readonly named: Nameable; readonly words: number } | "unknown" | "several";

/**
 * What the next words name: the longest name that is written out, else the one that all words up to the next sign begin, else what the first
 * word stands for, else, where that may be several, the one that as few words as possible begin.
 */
export function findNamed(words: readonly string[], all: readonly Nameable[]): Found {
  const names = all.map((named) => ({ named, name: folded(named.name) }));
  const typed = beginningsOf(words, Math.max(0, ...names.map(({ name }) => name.length)));
  for (let count = typed.length; count > 0; count--) {
    const exact = names.filter(({ name }) => name === typed[count - 1]);
    if (exact.length === 1 && exact[0]) return { named: exact[0].named, words: count };
  }
  const sign = words.findIndex((word, index) => index > 0 && signedPart(word) !== undefined);
  const last = sign === -1 ? words.length : sign;
  const beginning = (count: number): Found | null => {
    const text = typed[count - 1];
    if (text === undefined) return null;
    const fitting = names.filter(({ name }) => name.startsWith(text)).map(({ named }) => named);
    const ways = [fitting.filter(({ name }) => firstWords(name, count) === text), fitting];
    const named = ways.find((found) => found.length === 1)?.[0];
    return named ? { named, words: count } : null;
  };
  const whole = last > 1 ? beginning(last) : null;
  if (whole) return whole;
  const first = standsFor(words[0] ?? "", all);
  for (let count = 2; first === "several" && count < last; count++) {
    const found = beginning(count);
    if (found) return found;
  }
  return first;
}

/** What one word, two words and so on of a line say together, as long as a name may be so long. */
function beginningsOf(words: readonly string[], longest: number): readonly string[] {
  const beginnings: string[] = [];
  let text = "";
  for (const word of words) {
    text += folded(word);
    if (text.length > longest) break;
    beginnings.push(text);
  }
  return beginnings;
}

/** What a word alone names. */
function standsFor(word: string, all: readonly Nameable[]): Found {
  const typed = folded(word);
  const isNumbered = ({ name, code }: Nameable) => code === typed || name.split(/\s+/).some((own) => folded(own) === typed);
  const ways = [
    /^\d+$/.test(typed) ? all.filter(isNumbered) : [],
    all.filter((entry) => entry.keys.some((key) => folded(key) === typed)),
    all.filter((entry) => [entry.name, ...entry.keys].some((key) => folded(key).startsWith(typed))),
    all.filter((entry) => entry.name.split(/\s+/).some((own) => folded(own).startsWith(typed))),
  ];
  const fitting = ways.find((found) => found.length > 0) ?? [];
  if (fitting.length === 1 && fitting[0]) return { named: fitting[0], words: 1 };
  return fitting.length === 0 ? "unknown" : "several";
}

/** The first words of a name. */
function firstWords(name: string, count: number): string {
  return folded(name.split(/\s+/).slice(0, count).join(""));
}

/** A name as it is compared: without case, spaces and signs between its parts. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.·_-]/g, "");
}
