import fc from "fast-check";
import type { KyselyPlugin } from "kysely";
import { expect, it } from "vitest";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { withDelta, type PlanDelta } from "#app/domain/plan/delta.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { PlanCache } from "#app/http/plan-cache.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { executePlanCommand, turnBack } from "#app/plan/plan.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

const acts = ["updateTask", "addTask", "removeTask", "moveTask", "addLink", "updateLink", "removeLink", "undo", "redo"] as const;

const step = fc.record({
  act: fc.constantFrom(...acts),
  /** Which task or link, and which other one. */
  first: fc.nat(1000),
  second: fc.nat(1000),
  /** Whether the other server reads the plan after it. */
  isRead: fc.boolean(),
});

function commandOf(
  plan: Plan,
  { act, first, second }: { act: (typeof acts)[number]; first: number; second: number },
  id: string,
): PlanCommand {
  const task = plan.tasks[first % plan.tasks.length]!;
  const other = plan.tasks[second % plan.tasks.length]!;
  const linkId = plan.links[first % Math.max(plan.links.length, 1)]?.id ?? id;
  const { id: taskId, version } = task;
  switch (act) {
    case "updateTask":
      return { kind: act, taskId, version, changes: { durationMinutes: (second % 20) * 480 + 480 } };
    case "addTask":
      return { kind: act, taskId: id, parentId: task.parentId, afterId: taskId, taskKind: "task", name: "New", durationMinutes: 480 };
    case "removeTask":
      return { kind: act, taskId, version };
    case "moveTask":
      return { kind: act, taskId, version, parentId: other.parentId, afterId: other.id };
    case "addLink":
      return { kind: act, link: { id, predecessorId: taskId, successorId: other.id, type: "FS", lag: 0, lagUnit: "working" } };
    case "updateLink":
      return { kind: act, linkId, changes: { lag: second % 5 } };
    default:
      return { kind: "removeLink", linkId };
  }
}

/** Lets something happen after every statement that reads all tasks. */
function afterAllTasks(run: () => Promise<void>): KyselyPlugin {
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (result.rows.length > 20 && "progress" in result.rows[0]!) await run();
      return result;
    },
  };
}

forEachDatabase((_dialect, openTest) => {
  it("reads a plan once for all who ask for it, and to its end while somebody goes on changing it", async () => {
    const context = await openContext(await openTest());
    const projectId = await addProject(context, await addUser(context, "owner@example.com"));
    const first = (await readPlan(context.db, projectId))!.tasks[0]!;
    const cache = new PlanCache();
    const loaded = await Promise.all([1, 2].map(() => cache.read(context.db, projectId, 1)));
    expect(loaded[0]?.plan).toBe(loaded[1]?.plan);

    let version = 1;
    const busy = context.db.withPlugin(
      afterAllTasks(async () => {
        if (++version > 9) throw new Error("The whole plan is read again and again");
        await context.db.updateTable("project").set({ planVersion: version }).where("id", "=", projectId).execute();
        const changed = { name: `Version ${version}`, planVersion: version };
        await context.db.updateTable("task").set(changed).where("id", "=", first.id).execute();
      }),
    );
    const read = await readPlan(busy, projectId);

    expect(read).toEqual(await readPlan(context.db, projectId));
    expect([read?.version, read?.tasks[0]?.name.text]).toEqual([version, `Version ${version}`]);
  });

  it("holds on every server what the database holds, whatever another server changed since", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const context = await openContext(await openTest());
        const owner = await addUser(context, "owner@example.com");
        const projectId = await addProject(context, owner);
        const caller = await projectCallerOf(context, owner, projectId);
        const stored = async () => (await readPlan(context.db, projectId))!;
        const other = new PlanCache();
        let page: Plan | undefined = (await other.read(context.db, projectId, (await stored()).version)).plan;

        for (const given of steps) {
          try {
            if (given.act === "undo" || given.act === "redo") await turnBack(caller, given.act);
            else await executePlanCommand(caller, commandOf(await stored(), given, context.newId()));
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          if (!given.isRead) continue;
          const { version } = await stored();
          const known = await other.read(context.db, projectId, version);
          const whole = await new PlanCache().read(context.db, projectId, version);
          expect(known.plan).toEqual(whole.plan);
          const delta: PlanDelta | undefined = page && (await other.delta(context.db, projectId, version, page.version));
          page = page && delta && withDelta(page, delta);
          expect(page).toEqual(whole.plan);
          expect([...known.schedule.startMinutes]).toEqual([...whole.schedule.startMinutes]);
          expect([...known.schedule.finishMinutes]).toEqual([...whole.schedule.finishMinutes]);
        }
      }),
      { numRuns: 12 },
    );
  });
});
