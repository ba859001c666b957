import type { AppLoadContext } from "@remix-run/node";
import { expect, it } from "vitest";
import type { z } from "zod";
import type { PlanTask } from "#app/domain/plan/model.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import type { taskForm } from "#app/plan/plan.forms.server.ts";
import { saveTask } from "#app/plan/task.server.ts";
import type { OpenDatabase } from "#db/open.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

interface World {
  readonly context: AppLoadContext;
  readonly owner: SignedInUser;
  readonly projectId: string;
  readonly taskId: string;
}

async function openWorld(open: OpenDatabase, now?: string): Promise<World> {
  const opened = await openContext(open);
  const context = now === undefined ? opened : { ...opened, now: () => now };
  const owner = await addUser(context, "owner@example.com");
  const projectId = await addProject(context, owner);
  const taskId = (await readPlan(context.db, projectId))?.tasks.find((task) => task.kind === "task")?.id ?? "";
  return { context, owner, projectId, taskId };
}

async function taskOf({ context, projectId, taskId }: World): Promise<PlanTask> {
  const task = (await readPlan(context.db, projectId))?.tasks.find((each) => each.id === taskId);
  if (!task) throw new Error("the task is gone");
  return task;
}

/** Sends the form as the page fills it in, with some fields changed. */
async function save(world: World, changes: Partial<z.input<typeof taskForm>>): Promise<void> {
  const { context, owner, projectId, taskId } = world;
  const caller = await projectCallerOf(context, owner, projectId);
  const task = await taskOf(world);
  const value = {
    version: task.version,
    name: task.name.text,
    duration: `${task.durationMinutes}m`,
    progress: task.progress,
    ...(task.actualStart ? { actualStart: task.actualStart.slice(0, 10) } : {}),
    ...(task.actualFinish ? { actualFinish: task.actualFinish.slice(0, 10) } : {}),
    ...(task.ownerId ? { ownerId: task.ownerId } : {}),
    deliverable: task.deliverable.text,
    kept: "all",
    ...changes,
  } as z.output<typeof taskForm>;
  const request = new Request("http://localhost:3000/");
  await saveTask({ ...caller, request, params: { taskId }, value, formKey: undefined });
}

forEachDatabase((_dialect, openTest) => {
  it("records the planned dates when a task is done, and takes the finish away when it is not", async () => {
    const world = await openWorld(await openTest(), "2027-12-01T04:00:00.000Z");

    await save(world, { progress: 100 });
    const done = await taskOf(world);
    await save(world, { progress: 60 });

    expect(done.actualStart?.slice(0, 10)).toBe("2027-03-01");
    expect(done.actualFinish).not.toBeNull();
    expect(await taskOf(world)).toMatchObject({ progress: 60, actualStart: done.actualStart, actualFinish: null });
  });

  it("refuses a duration or a progress that was emptied, at its field", async () => {
    const world = await openWorld(await openTest());
    const shown = { duration: "2d", progress: "0" };

    await expect(save(world, { shown, duration: undefined } as object)).rejects.toMatchObject({
      code: "field.required",
      field: "duration",
    });
    await expect(save(world, { shown, progress: undefined } as object)).rejects.toMatchObject({
      code: "field.required",
      field: "progress",
    });
  });

  it("refuses “start no earlier than” for a task that another constraint holds, and loses nothing", async () => {
    const world = await openWorld(await openTest());
    const held = { constraintType: "MSO", constraintAt: "2027-05-05T08:00" };
    await world.context.db.updateTable("task").set(held).where("id", "=", world.taskId).execute();

    const saving = save(world, { startNoEarlierThan: "2027-06-01", name: "Renamed" });

    await expect(saving).rejects.toMatchObject({ code: "plan.task.otherConstraint", field: "startNoEarlierThan" });
    await save(world, { name: "Renamed" });
    expect(await taskOf(world)).toMatchObject({ name: { text: "Renamed" }, constraint: "MSO", constraintAt: "2027-05-05T08:00" });
  });

  it("refuses what somebody else changed meanwhile, and says who", async () => {
    const world = await openWorld(await openTest());
    await save(world, { name: "Theirs" });

    const saving = save(world, { version: 1, name: "Mine" });

    await expect(saving).rejects.toMatchObject({ code: "plan.task.stale", detail: { theirs: { name: "Theirs" }, by: world.owner.name } });
  });

  it("takes an actual finish for a task that is done", async () => {
    const world = await openWorld(await openTest());

    await save(world, { actualStart: "2026-01-05", actualFinish: "2026-01-06" });

    expect(await taskOf(world)).toMatchObject({ progress: 100, actualStart: "2026-01-05T08:00", actualFinish: "2026-01-06T17:00" });
  });

  it.each([
    [{ actualStart: "2026-01-06", actualFinish: "2026-01-05" }, "plan.task.finishBeforeStart", "actualFinish"],
    [{ progress: 40, actualFinish: "2026-01-05" }, "plan.task.finishUndone", "actualFinish"],
    [{ actualStart: "2120-01-01" }, "plan.task.actualAhead", "actualStart"],
    [{ duration: "30000d" }, "plan.task.tooLong", "duration"],
  ] as const)("refuses %j with %s at its field", async (changes, code, field) => {
    const world = await openWorld(await openTest());

    await expect(save(world, changes)).rejects.toMatchObject({ code, field });

    expect(await taskOf(world)).toMatchObject({ version: 1 });
  });
});
