import { excerpt } from "../interchange/import-problem.ts";
import type { CustomValue, FieldKind } from "../plan/custom-field.ts";
import { longestName } from "../plan/model.ts";
import { longestPlannedMinutes } from "../time/duration.ts";
import type { SheetField } from "./columns.ts";
import { readSheetTime, type DateOrder } from "./dates.ts";
import { readParents, type HierarchySource, type RowParent } from "./hierarchy.ts";
import {
  findRow,
  indexTargets,
  planKeyOf,
  readLink,
  readNamedLinks,
  splitPredecessors,
  type LinkTarget,
  type TargetIndex,
} from "./predecessors.ts";
import { noOwnFields, readOwnCell, type OwnFields } from "./own-fields.ts";
import type { SheetProblem, SheetProblemCode } from "./sheet-problem.ts";
import type { LinkReading, SheetCells, SheetLink, SheetTask } from "./sheet-task.ts";
import { cellText, sheetLimits, type SheetRow } from "./sheet.ts";
import { readChecklist } from "./task-texts.ts";
import { hierarchyRows, unsolvedFormula, valueOf, type SheetReading } from "./understand.ts";
import { readConstraint, readDuration, readIsManual, readKind, readPercent, readYes } from "./values.ts";

export interface SheetTasks {
  /** In the order of the lines; a group that only a column names stands before the first line in it. */
  readonly tasks: readonly SheetTask[];
  readonly problems: readonly SheetProblem[];
  /** Lines without a task's name, which are left out. */
  readonly nameless: readonly number[];
}

/** The tasks of a sheet as it is read, and what is wrong with single cells: their values are left out. */
export function readSheetTasks(reading: SheetReading, minutesPerDay: number, own: OwnFields = noOwnFields): SheetTasks {
  const fields = reading.columns.map((column) => column.field);
  const problems: SheetProblem[] = [];
  const nameless: number[] = [];
  const rows = reading.rows.filter((row) => {
    if (cellText(valueOf(row, fields, "name")) !== "") return true;
    const isUnsolved = unsolvedFormula(row, fields, "name") !== null;
    if (isUnsolved) tellUnsolved(row, fields, problems);
    if (isUnsolved || row.cells.length > 0) nameless.push(row.line);
    return false;
  });
  const told = hierarchyRows(rows, fields);
  const parents = readParents(told, reading.hierarchy).map((parent, index) =>
    isOutlineUnsolved(rows[index]!, fields, reading.hierarchy) ? ({ kind: "unsaid" } as const) : parent,
  );
  const targets = indexTargets(told.map((row, index) => ({ ...row, line: rows[index]!.line })));
  const settings = { fields, minutesPerDay, order: reading.dateOrder, isShare: holdsShares(rows, fields), empties: reading.emptiesCells };
  const read = rows.map((row, index) => {
    tellUnsolved(row, fields, problems);
    const cells = readCells(row, settings, problems, { by: reading.linkTarget, targets, own: index });
    const custom = readOwnCells(row, reading, own, problems);
    const { name, number, code } = told[index]!;
    if (name.length > longestName) problems.push({ code: "nameLong", line: row.line, field: "name", text: excerpt(name) });
    if (parents[index]?.kind === "unknown") {
      const field = reading.hierarchy === "parent" ? "parent" : "level";
      const text = excerpt(told[index]![field]);
      problems.push({ code: field === "level" && text === "" ? "levelMissing" : field, line: row.line, field, text });
    }
    const isNumber = /^#?\d{1,9}$/.test(number);
    return {
      line: row.line,
      number: isNumber ? Number(number.replace("#", "")) : null,
      code,
      name: oneLine(name),
      cells: custom ? { ...cells, custom } : cells,
    };
  });
  return { ...withGroups(read, parents), problems, nameless };
}

/** What a line says of the project's own fields; undefined for a sheet without any of them. */
function readOwnCells(
  row: SheetRow,
  { columns, dateOrder, emptiesCells }: SheetReading,
  own: OwnFields,
  problems: SheetProblem[],
): SheetCells["custom"] {
  const cells: Record<string, CustomValue | null> = {};
  const taken = new Set<string>();
  for (const [index, { header, own: named }] of columns.entries()) {
    const field = named && own.fields.find(({ key }) => key === named.key);
    if (!field || taken.has(field.key)) continue;
    taken.add(field.key);
    const text = cellText(row.cells[index]);
    if (text === "") {
      if (emptiesCells) cells[field.key] = null;
      continue;
    }
    const value = readOwnCell(field, row.cells[index] ?? null, dateOrder, own);
    if (value === null)
      problems.push({
        code: ownProblems[field.kind],
        line: row.line,
        field: null,
        column: excerpt(header),
        text: excerpt(text),
      });
    else cells[field.key] = value;
  }
  return taken.size === 0 ? undefined : cells;
}

const ownProblems = {
  text: "ownText",
  number: "ownNumber",
  date: "ownDate",
  choice: "ownChoice",
  person: "ownPerson",
} as const satisfies Readonly<Record<FieldKind, SheetProblemCode>>;

function tellUnsolved(row: SheetRow, fields: readonly (SheetField | null)[], problems: SheetProblem[]): void {
  for (const [column, formula] of row.unsolved ?? []) {
    const field = fields[column] ?? null;
    if (field !== null) problems.push({ code: "formula", line: row.line, field, text: excerpt(`=${formula}`) });
  }
}

/** A cell without its result says nothing of the outline, where an empty one may mean the top level. */
function isOutlineUnsolved(row: SheetRow, fields: readonly (SheetField | null)[], source: HierarchySource): boolean {
  return (source === "parent" || source === "level" || source === "code") && unsolvedFormula(row, fields, source) !== null;
}

type ReadRow = Omit<SheetTask, "parent" | "isGroup">;

/** Gives every row its parent, and every group that has no row of its own a task. */
function withGroups(rows: readonly ReadRow[], parents: readonly RowParent[]): Pick<SheetTasks, "tasks"> {
  const tasks: (ReadRow & { isGroup: boolean })[] = [];
  const placeOfRow: number[] = [];
  const placeOfGroup = new Map<string, number>();
  rows.forEach((row, index) => {
    const parent = parents[index];
    if (parent?.kind === "group" && !placeOfGroup.has(parent.name)) {
      placeOfGroup.set(parent.name, tasks.length);
      tasks.push({ line: row.line, number: null, code: "", name: oneLine(parent.name), cells: {}, isGroup: true });
    }
    placeOfRow.push(tasks.length);
    tasks.push({ ...row, isGroup: false });
  });
  const parentPlace = (parent: RowParent): Pick<SheetTask, "parent"> => {
    if (parent.kind === "row") return { parent: placeOfRow[parent.index] ?? null };
    if (parent.kind === "group") return { parent: placeOfGroup.get(parent.name) ?? null };
    return parent.kind === "top" ? { parent: null } : {};
  };
  const rowAtPlace = new Map(placeOfRow.map((place, row) => [place, row]));
  return {
    tasks: tasks.map((task, place) => {
      const row = rowAtPlace.get(place);
      const parent = row === undefined ? undefined : parents[row];
      const placed = <Reading extends LinkReading>(link: Reading): Reading => ({
        ...link,
        predecessor: link.predecessor === null ? null : (placeOfRow[link.predecessor] ?? null),
      });
      const predecessors = task.cells.predecessors?.map((link) => ({ ...placed(link), otherwise: link.otherwise.map(placed) }));
      return {
        ...task,
        cells: predecessors ? { ...task.cells, predecessors } : task.cells,
        ...(parent === undefined ? {} : parentPlace(parent)),
      };
    }),
  };
}

interface CellSettings {
  readonly fields: readonly (SheetField | null)[];
  readonly minutesPerDay: number;
  readonly order: DateOrder;
  readonly isShare: boolean;
  readonly empties: boolean;
}

interface LinkSettings {
  readonly by: LinkTarget;
  readonly targets: TargetIndex;
  readonly own: number;
}

type Writable = { -readonly [Key in keyof SheetCells]: SheetCells[Key] };

function readCells(row: SheetRow, settings: CellSettings, problems: SheetProblem[], links: LinkSettings): SheetCells {
  const { fields, minutesPerDay, order } = settings;
  const cells: Writable = {};
  const wrong = (code: SheetProblemCode, field: SheetField, text = cellText(valueOf(row, fields, field))) =>
    problems.push({ code, line: row.line, field, text: excerpt(text) });
  /** What a cell says, null when it cannot be read; nothing is done for columns that are not there and cells that stay as they are. */
  const take = <Value>(
    field: SheetField,
    code: SheetProblemCode,
    read: () => Value | null,
    set: (value: Value) => void,
    empty?: () => void,
  ) => {
    if (!fields.includes(field) || unsolvedFormula(row, fields, field) !== null) return;
    if (cellText(valueOf(row, fields, field)) === "") return settings.empties ? empty?.() : undefined;
    const value = read();
    if (value === null) wrong(code, field);
    else set(value);
  };
  const textOf = (field: SheetField) => cellText(valueOf(row, fields, field));
  const timeOf = (field: SheetField) => readSheetTime(valueOf(row, fields, field), order);
  take(
    "milestone",
    "yes",
    () => readYes(textOf("milestone")),
    (isPoint) => isPoint && (cells.kind = "milestone"),
  );
  take(
    "kind",
    "kind",
    () => readKind(textOf("kind")),
    (kind) => (cells.kind = kind),
  );
  take(
    "duration",
    "duration",
    () => {
      const duration = readDuration(valueOf(row, fields, "duration"), minutesPerDay);
      return duration && duration.minutes <= longestPlannedMinutes ? duration : null;
    },
    (duration) => (cells.duration = duration),
  );
  take(
    "start",
    "date",
    () => timeOf("start"),
    (time) => (cells.start = time),
  );
  take(
    "finish",
    "date",
    () => timeOf("finish"),
    (time) => (cells.finish = time),
  );
  if (cells.start && cells.finish && cells.finish.day < cells.start.day) {
    wrong("finishBeforeStart", "finish");
    delete cells.finish;
  }
  take(
    "progress",
    "percent",
    () => readPercent(valueOf(row, fields, "progress"), settings.isShare),
    (progress) => (cells.progress = progress),
    () => (cells.progress = 0),
  );
  take(
    "mode",
    "mode",
    () => readIsManual(textOf("mode")),
    (isManual) => (cells.isManual = isManual),
  );
  take(
    "constraint",
    "constraint",
    () => readConstraint(textOf("constraint")),
    (constraint) => (cells.constraint = constraint),
    () => (cells.constraint = "ASAP"),
  );
  for (const field of ["constraintAt", "deadline", "actualStart", "actualFinish"] as const)
    take(
      field,
      "date",
      () => timeOf(field),
      (time) => (cells[field] = time),
      () => (cells[field] = null),
    );
  for (const field of ["owner", "role", "deliverable"] as const)
    take(
      field,
      "name",
      () => oneLine(textOf(field)),
      (text) => {
        cells[field] = text;
        if (textOf(field).length > longestName) wrong("textLong", field);
      },
      () => (cells[field] = null),
    );
  take(
    "description",
    "name",
    () => severalLines(textOf("description")),
    (text) => (cells.description = text),
  );
  take(
    "checklist",
    "name",
    () => readChecklist(severalLines(textOf("checklist"))),
    (items) => (cells.checklist = items),
  );
  take(
    "predecessors",
    "link",
    () => readPredecessors(textOf("predecessors"), minutesPerDay, links, (code, text) => wrong(code, "predecessors", text)),
    (predecessors) => {
      cells.predecessors = predecessors;
      if (textOf("predecessors").length >= sheetLimits.shortCellCharacters) wrong("textLong", "predecessors");
    },
    () => (cells.predecessors = []),
  );
  return cells;
}

function readPredecessors(
  text: string,
  minutesPerDay: number,
  { by, targets, own }: LinkSettings,
  wrong: (code: SheetProblemCode, text: string) => void,
): readonly SheetLink[] {
  const links: SheetLink[] = [];
  for (const part of splitPredecessors(text)) {
    const link = readLink(part, minutesPerDay);
    if (!link.ok) {
      wrong(link.problem === "lag" ? "linkLag" : "link", part);
      continue;
    }
    const predecessor = findRow(link.value.target, by, targets);
    if (predecessor === own) wrong("linkItself", part);
    else if (predecessor !== null && links.some((other) => other.predecessor === predecessor)) wrong("duplicateLink", part);
    else {
      const reading = { ...link.value, predecessor, planKey: planKeyOf(link.value.target, by) };
      const otherwise = predecessor === null ? readOtherwise(reading, minutesPerDay, targets) : [];
      if (otherwise === null) wrong("linkLag", part);
      else links.push({ ...reading, otherwise });
    }
  }
  return links;
}

/** How else a predecessor may be read that is named, but by no row's name as a whole; null when it is a row's name with a lag that cannot be read. */
function readOtherwise({ target, planKey }: LinkReading, minutesPerDay: number, targets: TargetIndex): readonly LinkReading[] | null {
  if (planKey !== "name") return [];
  const readings: LinkReading[] = [];
  for (const reading of readNamedLinks(target, minutesPerDay)) {
    if (reading.ok) readings.push({ ...reading.value, predecessor: targets.name.get(reading.value.target) ?? null, planKey });
    else if (targets.name.has(reading.problem) && readings.every((other) => other.predecessor === null)) return null;
  }
  return readings;
}

/** Whether the column of progress holds shares of 1 instead of per cent: no number above 1, and one below it. */
function holdsShares(rows: readonly SheetRow[], fields: readonly (SheetField | null)[]): boolean {
  let hasFraction = false;
  for (const row of rows) {
    const text = cellText(valueOf(row, fields, "progress")).normalize("NFKC");
    if (text === "" || !/^[\d.]+$/.test(text)) continue;
    if (Number(text) > 1) return false;
    hasFraction ||= Number(text) > 0 && Number(text) < 1;
  }
  return hasFraction;
}

/** On one line and without half characters, which PostgreSQL does not store. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, " ")
    .trim()
    .slice(0, longestName)
    .replace(/\p{Cs}$/u, "")
    .trim();
}

/** With its lines, and without what PostgreSQL does not store. */
function severalLines(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[^\n\t\P{Cc}]|\p{Cs}/gu, "");
}
