import { readSheetTime, tellDateOrder } from "../sheet/dates.ts";
import { isDay, type Day } from "../time/day.ts";
import { parseHours } from "./hours.ts";
import { parseMoney } from "./money.ts";
import { mostImportLines, readHeader, readLines, type TextLine } from "./read-lines.ts";

export const importProblems = [
  "header",
  "tooMany",
  "day",
  "dayTooFar",
  "amount",
  "minutes",
  "line",
  "task",
  "person",
  "tooMuch",
  "noteLong",
] as const;
/** Why a line, or the whole text, was not understood. */
export type ImportProblemCode = (typeof importProblems)[number];

export interface LineProblem {
  readonly line: number;
  readonly code: ImportProblemCode;
  /** What stands there. */
  readonly text: string;
}

export interface Read<Entry> {
  readonly entries: readonly Entry[];
  readonly problems: readonly LineProblem[];
}

/** Something that is found by what people call it. */
export interface Named {
  readonly id: string;
  /** All that it is called, in whatever letters. */
  readonly names: readonly string[];
}

export interface CostLine {
  readonly line: number;
  readonly day: Day;
  readonly amountMinor: number;
  readonly lineId: string | null;
  readonly taskId: string | null;
  readonly note: string;
}

export interface HourLine {
  readonly line: number;
  readonly day: Day;
  readonly minutes: number;
  readonly personId: string;
  readonly taskId: string | null;
}

const costWords = {
  day: ["day", "date", "日期", "发生日期"],
  amount: ["amount", "cost", "sum", "金额", "费用", "费用金额"],
  line: ["line", "budget line", "budget", "预算科目", "科目", "预算"],
  task: ["task", "task number", "no.", "任务", "任务编号", "编号"],
  note: ["note", "text", "description", "what for", "备注", "说明", "用途"],
} as const;

const hourWords = {
  day: ["day", "date", "日期"],
  minutes: ["hours", "time", "duration", "工时", "时间", "时长"],
  person: ["person", "name", "who", "人员", "姓名"],
  task: ["task", "task number", "no.", "任务", "任务编号", "编号"],
} as const;

/**
 * Reads what was spent from a table with a header line: day, amount, and where there are such columns budget line, task and note. A task is
 * found by its number or its name, a line by its name. What is not understood is told with its line, and nothing is guessed.
 */
export function readCostLines(
  text: string,
  { digits, lines, tasks }: { readonly digits: number; readonly lines: readonly Named[]; readonly tasks: readonly Named[] },
): Read<CostLine> {
  return readTable(text, costWords, ["day", "amount"], (cell, tell, line) => {
    const day = readDay(cell("day"), tell);
    const amountMinor = parseMoney(cell("amount"), digits);
    if (amountMinor === null || amountMinor === 0) return tell("amount", cell("amount"));
    const lineId = find(cell("line"), lines);
    if (lineId === undefined) return tell("line", cell("line"));
    const taskId = find(cell("task"), tasks);
    if (taskId === undefined) return tell("task", cell("task"));
    const note = cell("note");
    if (note.length > 500) return tell("noteLong", note);
    return day === null ? undefined : { line, day, amountMinor, lineId, taskId, note };
  });
}

/** Reads hours from a table with a header line: day, hours, person, and where there is such a column the task. */
export function readHourLines(
  text: string,
  { people, tasks, person }: { readonly people: readonly Named[]; readonly tasks: readonly Named[]; readonly person: string | null },
): Read<HourLine> {
  const asked = person === null ? (["day", "minutes", "person"] as const) : (["day", "minutes"] as const);
  return readTable(text, hourWords, asked, (cell, tell, line) => {
    const day = readDay(cell("day"), tell);
    const minutes = parseHours(cell("minutes"));
    if (minutes === null || minutes === 0) return tell("minutes", cell("minutes"));
    const personId = cell("person") === "" ? person : find(cell("person"), people);
    if (personId === undefined || personId === null) return tell("person", cell("person"));
    const taskId = find(cell("task"), tasks);
    if (taskId === undefined) return tell("task", cell("task"));
    return day === null ? undefined : { line, day, minutes, personId, taskId };
  });
}

type Tell = (code: ImportProblemCode, text: string) => undefined;

function readTable<Column extends string, Entry>(
  text: string,
  words: Readonly<Record<Column, readonly string[]>>,
  asked: readonly NoInfer<Column>[],
  read: (cell: (column: Column | "day") => string, tell: Tell, line: number) => Entry | undefined,
): Read<Entry> {
  const [header, ...lines] = readLines(text);
  const places = header && readHeader(header.cells, words);
  if (!header || !places || asked.some((column) => places[column] === undefined))
    return { entries: [], problems: [{ line: header?.line ?? 1, code: "header", text: excerpt(header?.cells.join(", ") ?? "") }] };
  if (lines.length > mostImportLines)
    return { entries: [], problems: [{ line: header.line, code: "tooMany", text: String(lines.length) }] };
  const problems: LineProblem[] = [];
  const cellOf = ({ cells }: TextLine, column: Column | "day") => {
    const place = places[column as Column];
    return (place === undefined ? undefined : cells[place]) ?? "";
  };
  const order = tellDateOrder(lines.map((line) => cellOf(line, "day"))) ?? "monthFirst";
  const entries = lines.flatMap((each) => {
    const tell: Tell = (code, what) => void problems.push({ line: each.line, code, text: excerpt(what) });
    const cell = (column: Column | "day") => {
      const raw = cellOf(each, column);
      return column === "day" ? (readSheetTime(raw, order)?.day ?? raw) : raw;
    };
    const entry = read(cell, tell, each.line);
    return entry === undefined ? [] : [entry];
  });
  return { entries, problems };
}

function readDay(text: string, tell: Tell): Day | null {
  if (!isDay(text)) tell("day", text);
  else if (text < "2000-01-01" || text > "2099-12-31") tell("dayTooFar", text);
  else return text;
  return null;
}

/** The id of what is called so, null for no name, undefined where nothing or more than one thing is. */
function find(name: string, among: readonly Named[]): string | null | undefined {
  if (name === "") return null;
  const key = fold(name);
  const found = among.filter(({ names }) => names.some((each) => fold(each) === key));
  return found.length === 1 ? found[0]!.id : undefined;
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim().replace(/^#/, "");
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
