import { mostImportLines, readHeader, readLines, type TextLine } from "../cost/read-lines.ts";
import {
  longestSource,
  longestStatement,
  mostEffortDays,
  parseRequirementCode,
  type Disposition,
  type Priority,
  type Requirement,
  type RequirementKind,
  type RequirementStatus,
} from "./requirement.ts";

export const pasteProblems = [
  "header",
  "tooMany",
  "statement",
  "statementLong",
  "sourceLong",
  "kind",
  "priority",
  "disposition",
  "status",
  "effort",
  "person",
  "task",
  "known",
] as const;
/** Why a line, or the whole text, was not understood. */
export type PasteProblemCode = (typeof pasteProblems)[number];

export interface PastedProblem {
  readonly line: number;
  readonly code: PasteProblemCode;
  /** What stands there. */
  readonly text: string;
}

export type PastedRequirement = Omit<Requirement, "id" | "version" | "number"> & { readonly line: number };

export interface PastedRequirements {
  readonly entries: readonly PastedRequirement[];
  readonly problems: readonly PastedProblem[];
}

/** Something that is found by what people call it. */
export interface Called {
  readonly id: string;
  readonly names: readonly string[];
}

const columns = {
  code: ["code", "id", "no.", "编号", "需求编号"],
  statement: ["requirement", "statement", "text", "description", "需求", "需求描述", "描述"],
  statementZh: ["in chinese", "chinese", "中文", "中文表述"],
  kind: ["kind", "type", "类别", "类型"],
  priority: ["priority", "moscow", "优先级"],
  disposition: ["how it is met", "disposition", "满足方式", "处理方式"],
  effort: ["days", "person-days", "effort", "人天", "工作量"],
  status: ["status", "状态"],
  source: ["source", "from", "来源"],
  owner: ["owner", "person", "负责人"],
  task: ["task", "任务"],
} as const;
type Column = keyof typeof columns;

const kinds: Readonly<Record<RequirementKind, readonly string[]>> = {
  functional: ["functional", "function", "功能"],
  data: ["data", "数据"],
  integration: ["integration", "interface", "集成", "接口"],
  nonFunctional: ["non-functional", "nonfunctional", "quality", "非功能"],
};
const priorityWords: Readonly<Record<Priority, readonly string[]>> = {
  must: ["must", "must have", "m", "必须有", "必须"],
  should: ["should", "should have", "s", "应该有", "应该"],
  could: ["could", "could have", "c", "可以有", "可以"],
  wont: ["won't this time", "won't", "wont", "won't have", "w", "本期不做", "不做"],
};
const dispositionWords: Readonly<Record<Disposition, readonly string[]>> = {
  undecided: ["undecided", "open", "未定"],
  standard: ["standard", "out of the box", "标准功能", "标准"],
  configure: ["configure", "configuration", "配置"],
  extend: ["extend", "extension", "build", "customise", "开发扩展", "开发", "二次开发"],
  changeProcess: ["change the process", "process", "调整流程", "改流程"],
};
const statusWords: Readonly<Record<RequirementStatus, readonly string[]>> = {
  draft: ["draft", "草稿"],
  agreed: ["agreed", "approved", "已确认", "确认"],
  dropped: ["dropped", "rejected", "已放弃", "放弃"],
};

interface Known {
  readonly people: readonly Called[];
  readonly tasks: readonly Called[];
  /** Numbers of the requirements that there are. */
  readonly numbers: ReadonlySet<number>;
}

/**
 * Reads requirements from a table with a header line; only their words are needed, in one column. What a cell does not say is as usual: functional, should, undecided, draft. Choices are found by their
 * words in either language, people and tasks by what they are called. A line whose code is one of the project's is told, not added twice. What is not understood is told with its line, and nothing is guessed.
 */
export function readRequirements(text: string, known: Known): PastedRequirements {
  const [header, ...lines] = readLines(text);
  const places = header && readHeader(header.cells, columns);
  if (!header || places?.statement === undefined)
    return { entries: [], problems: [{ line: header?.line ?? 1, code: "header", text: excerpt(header?.cells.join(", ") ?? "") }] };
  if (lines.length > mostImportLines)
    return { entries: [], problems: [{ line: header.line, code: "tooMany", text: String(lines.length) }] };
  const problems: PastedProblem[] = [];
  const entries = lines.flatMap((line) => {
    const tell = (code: PasteProblemCode, what: string) => void problems.push({ line: line.line, code, text: excerpt(what) });
    const cell = (column: Column) => cellOf(line, places[column]);
    const before = problems.length;
    const entry = readLine(cell, known, tell);
    return problems.length > before ? [] : [{ ...entry, line: line.line }];
  });
  return { entries, problems };
}

function cellOf({ cells }: TextLine, place: number | undefined): string {
  return (place === undefined ? undefined : cells[place]) ?? "";
}

type Tell = (code: PasteProblemCode, what: string) => void;

function readLine(cell: (column: Column) => string, known: Known, tell: Tell): Omit<PastedRequirement, "line"> {
  const number = parseRequirementCode(cell("code"));
  if (number !== null && known.numbers.has(number)) tell("known", cell("code"));
  const [text, zh, source] = [cell("statement"), cell("statementZh"), cell("source")];
  if (text === "") tell("statement", text);
  if (Math.max(text.length, zh.length) > longestStatement) tell("statementLong", text.length > longestStatement ? text : zh);
  if (source.length > longestSource) tell("sourceLong", source);
  const named = (column: "owner" | "task", among: readonly Called[], code: PasteProblemCode) => {
    const id = find(cell(column), among);
    if (id === undefined) tell(code, cell(column));
    return id ?? null;
  };
  return {
    statement: { text, zh: zh === "" ? null : zh },
    source,
    kind: choice(cell("kind"), kinds, "functional", () => tell("kind", cell("kind"))),
    priority: choice(cell("priority"), priorityWords, "should", () => tell("priority", cell("priority"))),
    disposition: choice(cell("disposition"), dispositionWords, "undecided", () => tell("disposition", cell("disposition"))),
    status: choice(cell("status"), statusWords, "draft", () => tell("status", cell("status"))),
    effortDays: days(cell("effort"), () => tell("effort", cell("effort"))),
    ownerId: named("owner", known.people, "person"),
    taskId: named("task", known.tasks, "task"),
  };
}

function choice<Name extends string>(text: string, words: Readonly<Record<Name, readonly string[]>>, usual: Name, fail: () => void): Name {
  if (text === "") return usual;
  const found = (Object.keys(words) as Name[]).find((name) => words[name].some((word) => word === fold(text)));
  if (found === undefined) fail();
  return found ?? usual;
}

function days(text: string, fail: () => void): number | null {
  if (text === "") return null;
  const number = /^\d{1,5}(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  if (number <= mostEffortDays) return number;
  fail();
  return null;
}

/** The id of what is called so, null for no name, undefined where nothing or more than one thing is. */
function find(name: string, among: readonly Called[]): string | null | undefined {
  if (name === "") return null;
  const found = among.filter(({ names }) => names.some((each) => fold(each) === fold(name)));
  return found.length === 1 ? found[0]?.id : undefined;
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("’", "'").replace(/\s+/g, " ").trim();
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
