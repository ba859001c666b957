import { sql, type RawBuilder } from "kysely";
import type { DialectName } from "./dialect.ts";
import type { SearchKind } from "./tables/search.ts";

interface Watched {
  readonly kind: SearchKind;
  readonly table: string;
  /** What names the row, as an expression over one of its states. */
  readonly subject: (row: string) => string;
  /** The columns that are searched, or that decide whether the row is found at all. */
  readonly columns: readonly string[];
}

const byId = (row: string) => `${row}.id`;

const watched: readonly Watched[] = [
  { kind: "project", table: "project", subject: byId, columns: ["name", "name_zh"] },
  {
    kind: "task",
    table: "task",
    subject: byId,
    columns: ["name", "name_zh", "deliverable", "deliverable_zh", "done_when", "done_when_zh", "removed_at"],
  },
  { kind: "person", table: "person", subject: byId, columns: ["name"] },
  { kind: "member", table: "project_member", subject: (row) => `${row}.project_id || ' ' || ${row}.user_id`, columns: ["user_id"] },
  { kind: "comment", table: "comment", subject: byId, columns: ["body", "removed_at"] },
];

/**
 * Triggers that note every row whose searched columns are written, whoever writes it; with the statements that note the rows there are.
 * What is noted commits or goes back together with the row.
 */
export function insertPendingTriggers(dialect: DialectName): RawBuilder<unknown>[] {
  return [
    ...watched.flatMap((entry) => (dialect === "sqlite" ? sqliteTriggers(entry) : postgresTriggers(entry))),
    ...memberNames(dialect),
    ...pendingOfAll(),
  ];
}

/** Notes everything there is, so that it is indexed anew. */
export function pendingOfAll(): RawBuilder<unknown>[] {
  return watched.map(({ kind, table, subject }) =>
    sql.raw(`insert into search_pending (kind, subject_id) select '${kind}', ${subject(table)} from ${table}`),
  );
}

function note({ kind, subject }: Watched, state: "old" | "new"): string {
  return `insert into search_pending (kind, subject_id) values ('${kind}', ${subject(state)});`;
}

function isChanged({ columns }: Watched): string {
  return columns.map((column) => `old.${column} is distinct from new.${column}`).join(" or ");
}

function sqliteTriggers(entry: Watched): RawBuilder<unknown>[] {
  const { table, columns } = entry;
  return [
    `create trigger search_${table}_insert after insert on ${table} begin ${note(entry, "new")} end`,
    `create trigger search_${table}_update after update of ${columns.join(", ")} on ${table} when ${isChanged(entry)} begin ${note(entry, "new")} end`,
    `create trigger search_${table}_delete after delete on ${table} begin ${note(entry, "old")} end`,
  ].map((statement) => sql.raw(statement));
}

function postgresTriggers(entry: Watched): RawBuilder<unknown>[] {
  const { table, columns } = entry;
  const body = (state: "old" | "new") => `returns trigger language plpgsql as $$ begin ${note(entry, state)} return null; end $$`;
  return [
    `create function search_${table}_written() ${body("new")}`,
    `create function search_${table}_deleted() ${body("old")}`,
    `create trigger search_${table}_insert after insert on ${table} for each row execute function search_${table}_written()`,
    `create trigger search_${table}_update after update of ${columns.join(", ")} on ${table} for each row when (${isChanged(entry)}) execute function search_${table}_written()`,
    `create trigger search_${table}_delete after delete on ${table} for each row execute function search_${table}_deleted()`,
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
