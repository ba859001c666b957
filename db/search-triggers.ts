import { sql, type RawBuilder } from "kysely";
import type { DialectName } from "./dialect.ts";
import type { SearchKind } from "./tables/search.ts";

/** Rows whose writing concerns something that can be found. */
interface Watched {
  /** What the triggers are called. */
  readonly name: string;
  readonly table: string;
  /** The columns that are searched, or that decide whether the row is found at all. */
  readonly columns: readonly string[];
  /** What is to be looked at anew, as statements that select kinds and subjects for one of the row's states. */
  readonly concerned: (row: "old" | "new") => readonly string[];
  /** Whether an update may lead the row from one subject to another, so that both are concerned. */
  readonly isLed?: true;
}

type Subject = readonly [kind: SearchKind, table: string, subject: (row: string) => string];

/** What could be found from the beginning, with its table and what names its rows. */
const subjects: readonly Subject[] = [
  ["project", "project", (row) => `${row}.id`],
  ["task", "task", (row) => `${row}.id`],
  ["person", "person", (row) => `${row}.id`],
  ["member", "project_member", (row) => `${row}.project_id || ' ' || ${row}.user_id`],
  ["comment", "comment", (row) => `${row}.id`],
];

/** What came after those: its table is not there yet when they are noted first. */
const requirementSubjects: readonly Subject[] = [["requirement", "requirement", (row) => `${row}.id`]];

const itself = (table: string): Watched["concerned"] => {
  const own = subjects.filter((subject) => subject[1] === table);
  return (row) => own.map(([kind, , subject]) => `select '${kind}', ${subject(row)}`);
};

const taskColumns = ["name", "name_zh", "deliverable", "deliverable_zh", "done_when", "done_when_zh", "removed_at"];

const subjectRows: readonly Watched[] = [
  { name: "project", table: "project", columns: ["name", "name_zh"], concerned: itself("project") },
  { name: "task", table: "task", columns: taskColumns, concerned: itself("task") },
  { name: "person", table: "person", columns: ["name"], concerned: itself("person") },
  { name: "project_member", table: "project_member", columns: ["user_id"], concerned: itself("project_member") },
  { name: "comment", table: "comment", columns: ["body", "removed_at"], concerned: itself("comment") },
];

/** What a task holds in other tables is found with the task, a file of a comment with the comment. */
const belongingRows: readonly Watched[] = [
  { name: "task_description", table: "task_description", columns: ["body"], concerned: (row) => [`select 'task', ${row}.task_id`] },
  {
    name: "checklist_item",
    table: "checklist_item",
    columns: ["text", "removed_at"],
    concerned: (row) => [`select 'task', ${row}.task_id`],
  },
  {
    name: "attachment",
    table: "attachment",
    columns: ["name", "removed_at"],
    concerned: (row) => [
      `select case when ${row}.comment_id is null then 'task' else 'comment' end, coalesce(${row}.comment_id, ${row}.task_id)`,
    ],
  },
  // Comments go with their task, and come back with it.
  {
    name: "task_comments",
    table: "task",
    columns: ["removed_at"],
    concerned: (row) => [`select 'comment', comment.id from comment where comment.task_id = ${row}.id`],
  },
  // Whoever stands in a plan under a name of their own is not listed as a member, too.
  {
    name: "person_account",
    table: "person",
    columns: ["user_id"],
    isLed: true,
    concerned: (row) => [`select 'member', ${row}.project_id || ' ' || ${row}.user_id where ${row}.user_id is not null`],
  },
];

const requirementRows: readonly Watched[] = [
  {
    name: "requirement",
    table: "requirement",
    columns: ["statement", "statement_zh", "source", "removed_at"],
    concerned: (row) => [`select 'requirement', ${row}.id`],
  },
];

/**
 * Triggers that note every row whose searched columns are written, whoever writes it; with the statements that note the rows there are.
 * What is noted commits or goes back together with the row.
 */
export function insertPendingTriggers(dialect: DialectName): RawBuilder<unknown>[] {
  return [...triggersOf(dialect, subjectRows), ...memberNames(dialect), ...pendingOf(subjects)];
}

/** The same for what tasks and comments hold in tables of their own. */
export function insertBelongingTriggers(dialect: DialectName): RawBuilder<unknown>[] {
  return [...triggersOf(dialect, belongingRows), ...pendingOf(subjects)];
}

/** The same for the requirements of projects. */
export function insertRequirementTriggers(dialect: DialectName): RawBuilder<unknown>[] {
  return [...triggersOf(dialect, requirementRows), ...pendingOf(requirementSubjects)];
}

/** Notes everything there is, so that it is indexed anew. */
export function pendingOfAll(): RawBuilder<unknown>[] {
  return pendingOf([...subjects, ...requirementSubjects]);
}

function pendingOf(some: readonly Subject[]): RawBuilder<unknown>[] {
  return some.map(([kind, table, subject]) =>
    sql.raw(`insert into search_pending (kind, subject_id) select '${kind}', ${subject(table)} from ${table}`),
  );
}

function triggersOf(dialect: DialectName, rows: readonly Watched[]): RawBuilder<unknown>[] {
  return rows.flatMap((entry) => (dialect === "sqlite" ? sqliteTriggers(entry) : postgresTriggers(entry)));
}

function note(concerned: readonly string[]): string {
  return [...new Set(concerned)].map((select) => `insert into search_pending (kind, subject_id) ${select};`).join(" ");
}

function isChanged({ columns }: Watched): string {
  return columns.map((column) => `old.${column} is distinct from new.${column}`).join(" or ");
}

function sqliteTriggers(entry: Watched): RawBuilder<unknown>[] {
  const { name, table, columns, concerned } = entry;
  return [
    `create trigger search_${name}_insert after insert on ${table} begin ${note(concerned("new"))} end`,
    `create trigger search_${name}_update after update of ${columns.join(", ")} on ${table} when ${isChanged(entry)} begin ${note(concernedByUpdate(entry))} end`,
    `create trigger search_${name}_delete after delete on ${table} begin ${note(concerned("old"))} end`,
  ].map((statement) => sql.raw(statement));
}

function concernedByUpdate({ isLed, concerned }: Watched): readonly string[] {
  return isLed ? [...concerned("old"), ...concerned("new")] : concerned("new");
}

function postgresTriggers(entry: Watched): RawBuilder<unknown>[] {
  const { name, table, columns, concerned, isLed } = entry;
  const body = (selects: readonly string[]) => `returns trigger language plpgsql as $$ begin ${note(selects)} return null; end $$`;
  const updated = isLed ? "led" : "written";
  return [
    `create function search_${name}_written() ${body(concerned("new"))}`,
    ...(isLed ? [`create function search_${name}_led() ${body(concernedByUpdate(entry))}`] : []),
    `create function search_${name}_deleted() ${body(concerned("old"))}`,
    `create trigger search_${name}_insert after insert on ${table} for each row execute function search_${name}_written()`,
    `create trigger search_${name}_update after update of ${columns.join(", ")} on ${table} for each row when (${isChanged(entry)}) execute function search_${name}_${updated}()`,
    `create trigger search_${name}_delete after delete on ${table} for each row execute function search_${name}_deleted()`,
  ].map((statement) => sql.raw(statement));
}

/** A member is called as the account is: a new name concerns all its places. */
function memberNames(dialect: DialectName): RawBuilder<unknown>[] {
  const places =
    "insert into search_pending (kind, subject_id) select 'member', project_id || ' ' || user_id from project_member where user_id = new.id;";
  const when = "old.name is distinct from new.name";
  if (dialect === "sqlite")
    return [sql.raw(`create trigger search_app_user_update after update of name on app_user when ${when} begin ${places} end`)];
  return [
    `create function search_app_user_renamed() returns trigger language plpgsql as $$ begin ${places} return null; end $$`,
    `create trigger search_app_user_update after update of name on app_user for each row when (${when}) execute function search_app_user_renamed()`,
  ].map((statement) => sql.raw(statement));
}
