import type { AppLoadContext } from "@remix-run/node";
import { expect, it } from "vitest";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { removePerson, restorePerson } from "#app/people/person-removal.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { assignPerson, unassignPerson } from "#app/plan/scheduling/people-on-task.server.ts";
import { assignForm, schedulingForm, unassignForm } from "#app/plan/scheduling/scheduling.forms.server.ts";
import { saveScheduling } from "#app/plan/scheduling/scheduling.server.ts";
import { takeBackOwnStep } from "#app/plan/plan.server.ts";
import type { OpenDatabase } from "#db/open.ts";
import { readPlan } from "#db/queries/plan.ts";
import { insertWorkingTimes } from "#db/queries/working-times.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

interface World {
  readonly context: AppLoadContext;
  readonly owner: SignedInUser;
  readonly projectId: string;
  readonly taskId: string;
  readonly personId: string;
}

async function openWorld(open: OpenDatabase): Promise<World> {
  const context = await openContext(open);
  const owner = await addUser(context, "owner@example.com");
  const projectId = await addProject(context, owner);
  const plan = await readPlan(context.db, projectId);
  const taskId = plan?.tasks.find((task) => task.kind === "task" && task.durationMinutes > 480)?.id ?? "";
  const personId = context.newId();
  const row = { id: personId, projectId, name: "Li Na", email: null, userId: null, version: 1 };
  await context.db.insertInto("person").values(row).execute();
  return { context, owner, projectId, taskId, personId };
}

async function taskOf({ context, projectId, taskId }: World): Promise<PlanTask> {
  const task = (await readPlan(context.db, projectId))?.tasks.find((each) => each.id === taskId);
  if (!task) throw new Error("the task is gone");
  return task;
}

async function argsOf<Value>({ context, owner, projectId, taskId }: World, value: Value) {
  const caller = await projectCallerOf(context, owner, projectId);
  return { ...caller, request: new Request("http://localhost:3000/"), params: { taskId }, value, formKey: undefined };
}

/** The scheduling form as the page fills it in, with some fields changed. */
async function schedule(world: World, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const { version, constraint, constraintAt, active, ...task } = await taskOf(world);
  const { manualStart, manualFinish, calendarId, workType, effortDriven, ignoresPeople, priority, levellingDelayMinutes } = task;
  const { durationMinutes, optimisticMinutes, pessimisticMinutes } = task;
  const shown = {
    ...{ constraint, constraintAt, active, manualStart, manualFinish, calendarId, workType, effortDriven, ignoresPeople, priority },
    ...{ levellingDelayMinutes, durationMinutes, optimisticMinutes, pessimisticMinutes },
  };
  const form = { version, shown: JSON.stringify(shown), dates: "computed", constraint, workType, priority, kept: "all", ...changes };
  await saveScheduling(await argsOf(world, schedulingForm.parse(form)));
}

async function assign(world: World, fields: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const { version } = await taskOf(world);
  await assignPerson(await argsOf(world, assignForm.parse({ version, personId: world.personId, share: "50", ...fields })));
}

forEachDatabase((_dialect, openTest) => {
  it("sets how a task is scheduled, field by field, and leaves the rest alone", async () => {
    const world = await openWorld(await openTest());
    const before = await taskOf(world);

    await schedule(world, {
      constraint: "MFO",
      constraintAt: "2027-05-07",
      priority: "900",
      inactive: "yes",
      optimistic: "60m",
      pessimistic: "9w",
    });

    expect(await taskOf(world)).toEqual({
      ...before,
      version: before.version + 1,
      constraint: "MFO",
      constraintAt: "2027-05-07T17:00",
      priority: 900,
      active: false,
      optimisticMinutes: 60,
      pessimisticMinutes: 9 * 5 * 480,
    });
    await schedule(world, { constraint: "MFO", constraintAt: "2027-05-07", inactive: "yes", optimistic: "60m", pessimistic: "9w" });
    expect((await taskOf(world)).version).toBe(before.version + 1);
  });

  it("sets dates by hand and lets them be computed again", async () => {
    const world = await openWorld(await openTest());

    await schedule(world, { dates: "manual", manualStart: "2027-04-05", manualFinish: "2027-04-07" });
    expect(await taskOf(world)).toMatchObject({ manualStart: "2027-04-05T08:00", manualFinish: "2027-04-07T17:00" });
    await schedule(world, { dates: "computed" });
    expect(await taskOf(world)).toMatchObject({ manualStart: null, manualFinish: null });
  });

  it.each([
    [{ constraint: "SNET" }, "plan.constraint.dateMissing", "constraintAt"],
    [{ dates: "manual", manualStart: "2027-04-05" }, "field.required", "manualFinish"],
    [{ dates: "manual", manualStart: "2027-04-05", manualFinish: "2027-04-02" }, "plan.task.finishBeforeStart", "manualFinish"],
    [{ optimistic: "90d" }, "plan.estimate.order", "optimistic"],
    [{ pessimistic: "1h" }, "plan.estimate.order", "pessimistic"],
    [{ optimistic: "soon" }, "field.duration", "optimistic"],
    [{ calendarId: "01a20300-0000-7000-8000-000000000009" }, "plan.calendar.unknown", "calendarId"],
  ])("refuses %j at its field", async (changes, code, field) => {
    const world = await openWorld(await openTest());
    const before = await taskOf(world);

    await expect(schedule(world, changes)).rejects.toMatchObject({ code, field });
    expect(await taskOf(world)).toEqual(before);
  });

  it("puts people on a task, changes their share, takes them off and puts them back", async () => {
    const world = await openWorld(await openTest());
    const { durationMinutes } = await taskOf(world);

    await assign(world);
    expect(await taskOf(world)).toMatchObject({
      durationMinutes,
      assignments: [{ personId: world.personId, units: 0.5, workMinutes: durationMinutes / 2 }],
    });
    await assign(world, { share: "100", work: "1d" });
    expect(await taskOf(world)).toMatchObject({ durationMinutes: 480, assignments: [{ units: 1, workMinutes: 480 }] });

    const { version } = await taskOf(world);
    const { undo } = await unassignPerson(await argsOf(world, unassignForm.parse({ version, personId: world.personId })));
    expect((await taskOf(world)).assignments).toEqual([]);
    await assignPerson(await argsOf(world, assignForm.parse(undo.fields)));
    expect((await taskOf(world)).assignments).toEqual([{ personId: world.personId, units: 1, workMinutes: 480 }]);
  });

  it("refuses people of another project, and work that is no duration", async () => {
    const world = await openWorld(await openTest());

    await expect(assign(world, { personId: world.context.newId() })).rejects.toMatchObject({
      code: "project.person.unknown",
      field: "personId",
    });
    await expect(assign(world, { work: "much" })).rejects.toMatchObject({ code: "field.duration", field: "work" });
    expect((await taskOf(world)).assignments).toEqual([]);
  });

  it("lets a person go with their work and working time, and gives both back", async () => {
    const world = await openWorld(await openTest());
    const { context, owner, projectId, personId } = world;
    await assign(world);
    const workingTimes = { [personId]: { calendarId: null, maxUnits: 0.8, absences: [{ from: "2027-03-02", to: "2027-03-03" }] } };
    await insertWorkingTimes(context.db, projectId, { calendars: {}, workingTimes }, context.newId);
    await context.db.updateTable("project").set({ planVersion: 50 }).where("id", "=", projectId).execute();
    const before = await readPlan(context.db, projectId);
    const people = async <Value>(value: Value) => ({
      ...(await projectCallerOf(context, owner, projectId)),
      ...(await argsOf(world, value)),
    });

    await removePerson(await people({ personId, version: 1, tasks: 9, roles: 9 }));
    const without = await readPlan(context.db, projectId);
    expect(without?.tasks.find((task) => task.id === world.taskId)?.assignments).toEqual([]);
    expect(without?.workingTimes).toEqual({});
    // What the server keeps at hand is what is stored.
    const caller = await projectCallerOf(context, owner, projectId);
    const kept = await context.plans.read(context.db, projectId, caller.project.planVersion);
    expect(kept.plan.tasks).toEqual(without?.tasks);

    await restorePerson(await people({ personId }));
    const after = await readPlan(context.db, projectId);
    const workOf = (plan: typeof before) => plan?.tasks.map((task) => task.assignments);
    expect([workOf(after), after?.workingTimes]).toEqual([workOf(before), before?.workingTimes]);
  });

  it("is one step that can be taken back", async () => {
    const world = await openWorld(await openTest());
    const before = await taskOf(world);

    await schedule(world, { priority: "1000" });
    const caller = await projectCallerOf(world.context, world.owner, world.projectId);
    const step = await world.context.db
      .selectFrom("planStep")
      .select("id")
      .where("projectId", "=", world.projectId)
      .executeTakeFirstOrThrow();
    await takeBackOwnStep({ ...caller, formKey: undefined } as never, step.id);

    expect((await taskOf(world)).priority).toBe(before.priority);
  });
});
