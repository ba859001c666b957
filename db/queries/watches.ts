import { z } from "zod";
import type { Database } from "../tables/index.ts";

/** The accounts that hear of a task: those that watch it or its project, and whoever does it; not those that chose not to. */
export async function listTaskWatchers(db: Database, projectId: string, taskId: string): Promise<string[]> {
  const watchers = new Set(await listProjectWatchers(db, projectId));
  const owner = await findOwnerAccount(db, projectId, taskId);
  if (owner !== null) watchers.add(owner);
  const chosen = await db.selectFrom("taskWatch").select(["userId", "isWatching"]).where("taskId", "=", taskId).execute();
  for (const { userId, isWatching } of chosen)
    if (isWatching === 1) watchers.add(userId);
    else watchers.delete(userId);
  return [...watchers];
}

export async function listProjectWatchers(db: Database, projectId: string): Promise<string[]> {
  const rows = await db.selectFrom("projectWatch").select("userId").where("projectId", "=", projectId).execute();
  return rows.map((row) => row.userId);
}

/** The account of who does a task: the person named for it, or else the person of its role. */
async function findOwnerAccount(db: Database, projectId: string, taskId: string): Promise<string | null> {
  const row = await db
    .selectFrom("task")
    .leftJoin("projectRole", (join) =>
      join.onRef("projectRole.projectId", "=", "task.projectId").onRef("projectRole.code", "=", "task.roleCode"),
    )
    .innerJoin("person", (join) =>
      join.on(({ eb, fn, ref }) => eb("person.id", "=", fn.coalesce(ref("task.ownerId"), ref("projectRole.personId")))),
    )
    .select("person.userId")
    .where("task.id", "=", taskId)
    .where("task.projectId", "=", projectId)
    .executeTakeFirst();
  return row?.userId ?? null;
}

interface TaskOfAccount {
  readonly projectId: string;
  readonly userId: string;
  readonly taskId: string;
  readonly now: string;
}

/** Keeps what an account chose for a task. */
export async function chooseTaskWatch(
  db: Database,
  { isWatching, now, ...key }: TaskOfAccount & { readonly isWatching: boolean },
): Promise<void> {
  const flag = isWatching ? 1 : 0;
  await db
    .insertInto("taskWatch")
    .values({ ...key, isWatching: flag, createdAt: now })
    .onConflict((conflict) => conflict.columns(["taskId", "userId"]).doUpdateSet({ isWatching: flag }))
    .execute();
}

/** Makes an account watch a task, unless it has chosen before. */
export async function beginTaskWatch(db: Database, { now, ...key }: TaskOfAccount): Promise<void> {
  await db
    .insertInto("taskWatch")
    .values({ ...key, isWatching: 1, createdAt: now })
    .onConflict((conflict) => conflict.columns(["taskId", "userId"]).doNothing())
    .execute();
}

export async function chooseProjectWatch(db: Database, projectId: string, userId: string, isWatching: boolean, now: string): Promise<void> {
  if (!isWatching) {
    await db.deleteFrom("projectWatch").where("projectId", "=", projectId).where("userId", "=", userId).execute();
    return;
  }
  await db
    .insertInto("projectWatch")
    .values({ projectId, userId, createdAt: now })
    .onConflict((conflict) => conflict.columns(["projectId", "userId"]).doNothing())
    .execute();
}

const watchesSchema = z.object({
  isWatchingProject: z.boolean(),
  tasks: z.array(z.object({ taskId: z.string(), isWatching: z.boolean() })),
});

/** What an account chose to hear of in a project. */
type Watches = z.infer<typeof watchesSchema>;

export async function listWatchesOf(db: Database, projectId: string, userId: string): Promise<Watches> {
  const chosen = await db
    .selectFrom("taskWatch")
    .select(["taskId", "isWatching"])
    .where("projectId", "=", projectId)
    .where("userId", "=", userId)
    .orderBy("taskId")
    .execute();
  return {
    isWatchingProject: await isWatchingProject(db, projectId, userId),
    tasks: chosen.map(({ taskId, isWatching }) => ({ taskId, isWatching: isWatching === 1 })),
  };
}

/** Keeps what an account chose, which ends with its access, for when it is given back. */
export async function keepWatches(db: Database, { projectId, userId, now }: Omit<TaskOfAccount, "taskId">): Promise<void> {
  const kept = { watches: JSON.stringify(await listWatchesOf(db, projectId, userId)), keptAt: now };
  await db
    .insertInto("keptWatches")
    .values({ projectId, userId, ...kept })
    .onConflict((conflict) => conflict.columns(["projectId", "userId"]).doUpdateSet(kept))
    .execute();
}

/** Makes an account hear again of what it chose before its access was taken away, as far as that is still there. */
export async function restoreWatches(db: Database, { projectId, userId, now }: Omit<TaskOfAccount, "taskId">): Promise<void> {
  const kept = await db
    .deleteFrom("keptWatches")
    .where("projectId", "=", projectId)
    .where("userId", "=", userId)
    .returning("watches")
    .executeTakeFirst();
  if (!kept) return;
  const { isWatchingProject: watchesProject, tasks } = watchesSchema.parse(JSON.parse(kept.watches));
  if (watchesProject) await chooseProjectWatch(db, projectId, userId, true, now);
  for (const { taskId, isWatching } of tasks) {
    const task = await db.selectFrom("task").select("id").where("id", "=", taskId).where("projectId", "=", projectId).executeTakeFirst();
    if (task) await chooseTaskWatch(db, { projectId, userId, taskId, isWatching, now });
  }
}

/** Deletes for good what was kept before an instant. */
export async function forgetKeptWatches(db: Database, before: string): Promise<void> {
  await db.deleteFrom("keptWatches").where("keptAt", "<", before).execute();
}

export async function isWatchingTask(db: Database, projectId: string, taskId: string, userId: string): Promise<boolean> {
  return (await listTaskWatchers(db, projectId, taskId)).includes(userId);
}

export async function isWatchingProject(db: Database, projectId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom("projectWatch")
    .select("userId")
    .where("projectId", "=", projectId)
    .where("userId", "=", userId)
    .executeTakeFirst();
  return row !== undefined;
}
