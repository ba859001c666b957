import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { Database } from "../tables/index.ts";
import type { TaskMoveRow } from "../tables/task-story.ts";
import { dialectOf } from "../dialect.ts";
import type { EventWithActor } from "./events.ts";

/** An entry of the log that concerns a task, with how it moved the task, if it did. */
export interface TaskEntry extends EventWithActor {
  readonly move: TaskMoveRow | null;
}

/** The newest entries about a task, or that moved it, before one of them, the newest first; commands that begin with one of `areas` count. */
export async function listTaskEntries(
  db: Database,
  projectId: string,
  taskId: string,
  areas: readonly string[],
  limit: number,
  before: number | null = null,
): Promise<TaskEntry[]> {
  const moves = await db
    .selectFrom("taskMove")
    .selectAll()
    .where("taskId", "=", taskId)
    .$if(before !== null, (rows) => rows.where("sequence", "<", before))
    .orderBy("sequence", "desc")
    .limit(limit)
    .execute();
  const events = db
    .selectFrom("event")
    .leftJoin("appUser", "appUser.id", "event.actorId")
    .selectAll("event")
    .select("appUser.name as actorName")
    .where("event.stream", "=", projectId);
  const own = await events
    .where("event.subjectId", "=", taskId)
    .where(({ eb, or }) => or(areas.map((area) => eb("event.command", "like", `${area}.%`))))
    .$if(before !== null, (rows) => rows.where("event.sequence", "<", before))
    .orderBy("event.sequence", "desc")
    .limit(limit)
    .execute();
  const known = new Set(own.map((event) => event.sequence));
  const causes = moves.map((move) => move.sequence).filter((sequence) => !known.has(sequence));
  const others = causes.length === 0 ? [] : await events.where("event.sequence", "in", causes).execute();
  const moveOf = new Map(moves.map((move) => [move.sequence, move]));
  return [...own, ...others]
    .sort((a, b) => b.sequence - a.sequence)
    .slice(0, limit)
    .map((event) => ({ ...event, move: moveOf.get(event.sequence) ?? null }));
}

/** The entries of a project after one of them that others made, the newest first. */
export async function listNews(
  db: Database,
  projectId: string,
  userId: string,
  since: number,
  areas: readonly string[],
  limit: number,
): Promise<EventWithActor[]> {
  return db
    .selectFrom("event")
    .leftJoin("appUser", "appUser.id", "event.actorId")
    .selectAll("event")
    .select("appUser.name as actorName")
    .where("event.stream", "=", projectId)
    .where("event.sequence", ">", since)
    .where(({ eb, or }) => or([eb("event.actorId", "is", null), eb("event.actorId", "!=", userId)]))
    .where(({ eb, or }) => or(areas.map((area) => eb("event.command", "like", `${area}.%`))))
    .orderBy("event.sequence", "desc")
    .limit(limit)
    .execute();
}

/** What one entry of the log moved. */
export interface MovesOfEntry {
  readonly sequence: number;
  readonly moves: readonly TaskMoveRow[];
}

/** What one person moved since an instant with nobody else in between, the newest first. */
export async function listMovesInARow(
  db: Database,
  {
    projectId,
    userId,
    since,
    limit,
  }: { readonly projectId: string; readonly userId: string; readonly since: string; readonly limit: number },
): Promise<MovesOfEntry[]> {
  const newest = await db
    .selectFrom("event")
    .select(["event.sequence", "event.actorId"])
    .where("event.stream", "=", projectId)
    .where("event.at", ">=", since)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("taskMove")
          .select("taskMove.sequence")
          .where("taskMove.projectId", "=", projectId)
          .whereRef("taskMove.sequence", "=", "event.sequence"),
      ),
    )
    .orderBy("event.sequence", "desc")
    .limit(limit)
    .execute();
  const end = newest.findIndex(({ actorId }) => actorId !== userId);
  const own = (end < 0 ? newest : newest.slice(0, end)).map(({ sequence }) => sequence);
  if (own.length < 2) return own.map((sequence) => ({ sequence, moves: [] }));
  const moves = await db
    .selectFrom("taskMove")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("sequence", "in", own.slice(1))
    .execute();
  const movesOf = new Map<number, TaskMoveRow[]>(own.map((sequence) => [sequence, []]));
  for (const move of moves) movesOf.get(move.sequence)?.push(move);
  return [...movesOf].map(([sequence, its]) => ({ sequence, moves: its }));
}

/** More moves of one change are not kept: its entry says how many there were. */
const mostMoves = 2_000;

/** Keeps how one change moved tasks, in one statement. */
export async function insertTaskMoves(
  db: Database,
  projectId: string,
  sequence: number,
  moves: readonly Omit<TaskMoveRow, "projectId" | "sequence">[],
): Promise<void> {
  const kept = moves.slice(0, mostMoves);
  if (kept.length === 0) return;
  const columns = ["taskId", "startBefore", "finishBefore", "startAfter", "finishAfter"] as const;
  const target = sql`insert into task_move (project_id, sequence, task_id, start_before, finish_before, start_after, finish_after)`;
  const statement =
    dialectOf(db) === "sqlite"
      ? sql`${target} select ${projectId}, ${sequence}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
            from json_each(${JSON.stringify(kept.map((move) => columns.map((name) => move[name])))})`
      : sql`${target} select ${projectId}, ${sequence}, new.id, new.a, new.b, new.c, new.d
            from unnest(${sql.join(columns.map((name) => sql`${kept.map((move) => move[name])}::text[]`))}) as new(id, a, b, c, d)`;
  await statement.execute(db);
}

/** How many tasks are looked at before others get their turn. */
const tasksAtOnce = 200;

/**
 * Deletes the moves of tasks that nobody is shown any more: those behind the newest `kept` of a task that every member of the project
 * has seen. Whose account is closed, and who was last there before an instant, is not waited for.
 */
export async function forgetTaskMoves(
  db: Database,
  { kept, visitedSince }: { readonly kept: number; readonly visitedSince: string },
): Promise<void> {
  const seenByAll = new Map<string, number>();
  for (let last: string | undefined = ""; last !== undefined;) {
    const tasks: { taskId: string; count: number }[] = await db
      .selectFrom("taskMove")
      .select(({ fn }) => ["taskId", fn.countAll<number>().as("count")])
      .where("taskId", ">", last)
      .groupBy("taskId")
      .orderBy("taskId")
      .limit(tasksAtOnce)
      .execute();
    for (const { taskId, count } of tasks) if (count > kept) await forgetMovesOf(taskId);
    last = tasks.at(-1)?.taskId;
    await setImmediate();
  }

  async function forgetMovesOf(taskId: string): Promise<void> {
    const oldestKept = await db
      .selectFrom("taskMove")
      .select(["projectId", "sequence"])
      .where("taskId", "=", taskId)
      .orderBy("sequence", "desc")
      .offset(kept - 1)
      .limit(1)
      .executeTakeFirst();
    if (!oldestKept) return;
    const { projectId, sequence } = oldestKept;
    const seen = seenByAll.get(projectId) ?? (await newestSeenByAll(db, projectId, visitedSince));
    seenByAll.set(projectId, seen);
    await db.deleteFrom("taskMove").where("taskId", "=", taskId).where("sequence", "<", sequence).where("sequence", "<=", seen).execute();
  }
}

/** The newest entry of a project's log that all its members have seen who were there since an instant. */
async function newestSeenByAll(db: Database, projectId: string, visitedSince: string): Promise<number> {
  const row = await db
    .selectFrom("visit")
    .innerJoin("projectMember", (join) =>
      join.onRef("projectMember.projectId", "=", "visit.projectId").onRef("projectMember.userId", "=", "visit.userId"),
    )
    .innerJoin("appUser", "appUser.id", "visit.userId")
    // While a first visit goes on, its entry stands there below zero.
    .select(sql<number | null>`min(case when visit.seen_before < 0 then -1 - visit.seen_before else visit.seen_before end)`.as("seen"))
    .where("visit.subjectId", "=", projectId)
    .where("visit.at", ">=", visitedSince)
    .where("appUser.disabledAt", "is", null)
    .executeTakeFirst();
  return row?.seen ?? largestSequence;
}

const largestSequence = 2_147_483_647;
