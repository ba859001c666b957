import { sql } from "kysely";
import { escapeLike } from "../dialect.ts";
import type { Database } from "../tables/index.ts";

export interface AuditSearch {
  /** Part of the name or the address of who did it, or whose account it was done to where nobody knows. */
  readonly actor: string;
  /** The first word of the command, such as `plan` or `user`; empty for all. */
  readonly area: string;
  /** A project's id, `instance`, or empty for all. */
  readonly stream: string;
  /** Instants: from the first on, before the second. */
  readonly from: string | null;
  readonly until: string | null;
}

/** The place of an entry in the order of the log: by time, then by stream and number. */
export interface AuditCursor {
  readonly at: string;
  readonly stream: string;
  readonly sequence: number;
}

export type AuditRow = Awaited<ReturnType<typeof readAudit>>[number];

/**
 * Entries of every log, the newest first, after the cursor: when, who, which command, of whom and where. What an entry of a project says
 * stays with the project: `data` is that of the instance's own log only.
 */
export async function readAudit(db: Database, search: AuditSearch, after: AuditCursor | null, limit: number) {
  let rows = db
    .selectFrom("event")
    .leftJoin("appUser as actor", "actor.id", "event.actorId")
    .leftJoin("appUser as subject", "subject.id", "event.subjectId")
    .leftJoin("project", "project.id", "event.stream")
    .select(["event.stream", "event.sequence", "event.at", "event.command", "event.actorId", "event.requestId", "event.hash"])
    .select(["actor.name as actorName", "actor.email as actorEmail", "subject.name as subjectName", "subject.email as subjectEmail"])
    .select(["project.name as projectName", "project.nameZh as projectNameZh"])
    .select((row) => row.case().when("event.stream", "=", "instance").then(row.ref("event.data")).else("{}").end().as("data"));
  if (search.actor !== "") {
    const part = `%${escapeLike(search.actor.toLowerCase())}%`;
    rows = rows.where((row) =>
      row.or([
        sql<boolean>`lower(${sql.ref("actor.name")}) like ${part} escape '\\'`,
        sql<boolean>`${sql.ref("actor.email")} like ${part} escape '\\'`,
        row.and([
          row("event.actorId", "is", null),
          sql<boolean>`(lower(${sql.ref("subject.name")}) like ${part} escape '\\' or ${sql.ref("subject.email")} like ${part} escape '\\')`,
        ]),
      ]),
    );
  }
  if (search.area !== "") rows = rows.where("event.command", "like", `${search.area}.%`);
  if (search.stream !== "") rows = rows.where("event.stream", "=", search.stream);
  if (search.from !== null) rows = rows.where("event.at", ">=", search.from);
  if (search.until !== null) rows = rows.where("event.at", "<", search.until);
  if (after)
    rows = rows.where((row) =>
      row.or([
        row("event.at", "<", after.at),
        row.and([row("event.at", "=", after.at), row("event.stream", "<", after.stream)]),
        row.and([row("event.at", "=", after.at), row("event.stream", "=", after.stream), row("event.sequence", "<", after.sequence)]),
      ]),
    );
  return rows.orderBy("event.at", "desc").orderBy("event.stream", "desc").orderBy("event.sequence", "desc").limit(limit).execute();
}

/** The projects the log tells of, by name. */
export async function listAuditedProjects(
  db: Database,
): Promise<{ readonly id: string; readonly name: string; readonly nameZh: string | null }[]> {
  return db.selectFrom("project").select(["id", "name", "nameZh"]).orderBy("name").limit(1000).execute();
}
