import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { lockName } from "#db/dialect.ts";
import { setArchived } from "#db/queries/project-life.ts";
import { deleteMember, updateMemberRole } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import { projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { openTaskWorld } from "#test/support/task-world.ts";

forEachDatabase((_dialect, openTest) => {
  it("refuses a change of the plan that waited while its author lost the access, the right, or the project went into the archive", async () => {
    const { context, join, owner, projectId, taskId } = await openTaskWorld(await openTest());
    const manager = await join("manager", "projectManager");
    const { db } = context;
    const name = async () => (await db.selectFrom("task").select("name").where("id", "=", taskId).executeTakeFirstOrThrow()).name;
    const before = await name();
    const meanwhile = async (happens: (transaction: Database) => Promise<unknown>): Promise<unknown> => {
      const caller = await projectCallerOf(context, manager, projectId);
      const changes = { name: { text: "Too late", zh: null } };
      let waiting: Promise<unknown> = Promise.resolve();
      await db.transaction().execute(async (transaction) => {
        await lockName(transaction, `plan:${projectId}`);
        waiting = executePlanCommand(caller, { kind: "updateTask", taskId, version: 1, changes }).catch((error: unknown) => error);
        await sleep(100);
        await happens(transaction);
      });
      return waiting;
    };

    const at = context.now();
    expect(await meanwhile((db) => setArchived(db, projectId, { at, by: owner.id }))).toMatchObject({
      code: "project.archived",
      status: 409,
    });
    await setArchived(db, projectId, null);
    expect(await meanwhile((db) => updateMemberRole(db, projectId, manager.id, 1, "consultant"))).toMatchObject({ status: 403 });
    await updateMemberRole(db, projectId, manager.id, 2, "projectManager");
    expect(await meanwhile((db) => deleteMember(db, projectId, manager.id))).toMatchObject({ status: 404 });

    expect(await name()).toBe(before);
  });
});
