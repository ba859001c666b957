import { sql, type Kysely } from "kysely";
import { expect, it } from "vitest";
import { taskMovesByProject } from "#db/migrations/016_task_moves_by_project.ts";
import { appendEvent } from "#db/queries/events.ts";
import { forgetTaskMoves, insertTaskMoves } from "#db/queries/task-activity.ts";
import { listChangedTasks } from "#db/queries/visits.ts";
import { addProject } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { fillWithEverything } from "#test/support/rows.ts";
import { openTaskWorld } from "#test/support/task-world.ts";

const move = {
  startBefore: "2027-03-01T08:00",
  finishBefore: "2027-03-01T17:00",
  startAfter: "2027-03-02T08:00",
  finishAfter: "2027-03-02T17:00",
};

const entry = { at: "2027-03-01T08:00:00.000Z", command: "plan.updateTask", subjectId: null, data: {}, requestId: "r" };

forEachDatabase((_dialect, openTest) => {
  it("marks the tasks that an entry moved, and not those that an entry of another project with the same number moved", async () => {
    const { context, owner, consultant, projectId, tasks } = await openTaskWorld(await openTest());
    const { db } = context;
    const other = await addProject(context, owner);
    const [elsewhere] = await db.selectFrom("task").select("id").where("projectId", "=", other).limit(1).execute();
    const first = await db
      .transaction()
      .execute((transaction) => appendEvent(transaction, { ...entry, stream: projectId, actorId: owner.id }));
    const moved = tasks.slice(0, 3).map(({ id }) => ({ ...move, taskId: id }));
    await insertTaskMoves(db, projectId, first, moved);
    await insertTaskMoves(db, other, first, [{ ...move, taskId: elsewhere?.id ?? "" }]);

    expect(await listChangedTasks(db, projectId, consultant.id, first - 1)).toEqual(new Set(moved.map(({ taskId }) => taskId)));
    expect(await listChangedTasks(db, projectId, owner.id, first - 1)).toEqual(new Set());
    expect(await listChangedTasks(db, projectId, consultant.id, first)).toEqual(new Set());
  });

  it("forgets the moves behind the newest of a task once every member has seen them", async () => {
    const { context, consultant, projectId, taskId } = await openTaskWorld(await openTest());
    const { db } = context;
    for (const sequence of [101, 102, 103, 104, 105]) await insertTaskMoves(db, projectId, sequence, [{ ...move, taskId }]);
    const left = async () => (await db.selectFrom("taskMove").select("sequence").orderBy("sequence").execute()).map((row) => row.sequence);
    const visit = { userId: consultant.id, projectId, subjectId: projectId, at: "2027-03-01T08:00:00.000Z" };
    await db
      .insertInto("visit")
      .values({ ...visit, seen: 110, seenBefore: 101 })
      .execute();

    const forget = () => forgetTaskMoves(db, { kept: 2, visitedSince: "2027-01-01T00:00:00.000Z" });

    await forget();
    expect(await left()).toEqual([102, 103, 104, 105]);
    await db.updateTable("visit").set({ seenBefore: 110 }).execute();
    await forget();

    expect(await left()).toEqual([104, 105]);
  });

  it.each([
    ["whose account is closed", { disabledAt: "2027-02-01T08:00:00.000Z" }, "2027-02-01T08:00:00.000Z"],
    ["who was not there for long", { disabledAt: null }, "2026-12-31T08:00:00.000Z"],
  ])("waits for nobody %s", async (_case, account, at) => {
    const { context, consultant, projectId, taskId } = await openTaskWorld(await openTest());
    const { db } = context;
    for (const sequence of [101, 102, 103]) await insertTaskMoves(db, projectId, sequence, [{ ...move, taskId }]);
    await db.insertInto("visit").values({ userId: consultant.id, projectId, subjectId: projectId, at, seen: 1, seenBefore: 1 }).execute();
    await db.updateTable("appUser").set(account).where("id", "=", consultant.id).execute();

    await forgetTaskMoves(db, { kept: 2, visitedSince: "2027-01-01T00:00:00.000Z" });

    expect((await db.selectFrom("taskMove").select("sequence").orderBy("sequence").execute()).map((row) => row.sequence)).toEqual([
      102, 103,
    ]);
  });

  it("takes the moves of an earlier release along, each to its task's project", async () => {
    const { db } = await openTest();
    await fillWithEverything(db, "forward");
    const moves = await db.selectFrom("taskMove").selectAll().execute();
    await sql`create table former as select task_id, sequence, start_before, finish_before, start_after, finish_after from task_move`.execute(
      db,
    );
    await sql`drop table task_move`.execute(db);
    await sql`alter table former rename to task_move`.execute(db);

    await taskMovesByProject(db.withoutPlugins() as unknown as Kysely<unknown>);

    expect(await db.selectFrom("taskMove").selectAll().execute()).toEqual(moves);
  });
});
