import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import { takeBaseline } from "#app/baselines/baselines.server.ts";
import { addLine } from "#app/costs/budget-lines.server.ts";
import { addEntry } from "#app/costs/cost-entries.server.ts";
import { addTaskCost } from "#app/costs/task-costs.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { executePlanCommand, turnBack } from "#app/plan/plan.server.ts";
import { readTaskWork, setRemaining } from "#app/plan/task-work.server.ts";
import { applyReplan, proposeReplan } from "#app/plan/replan/replan.server.ts";
import { changeStatus } from "#app/value/status.server.ts";
import { readValue } from "#app/value/value.server.ts";
import { downloadValue } from "#app/value/value-file.server.ts";
import { readValuePage } from "#app/value/value-page.server.ts";
import { setArchived } from "#db/queries/project-life.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest(), { now: () => "2027-03-12T09:00:00.000Z" });
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { calendar: "standard", day: "2027-03-01" });
  });

  const asked = async <Value>(value: Value, user = owner) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const plan = async () => (await context.plans.read(context.db, projectId, (await asked({})).project.planVersion)).plan;
  const firstTask = async () => (await plan()).tasks.find(({ kind, durationMinutes }) => kind === "task" && durationMinutes > 480)!;
  const report = async (progress: number) => {
    const { request: _, value: __, ...caller } = await asked({});
    const task = await firstTask();
    await executePlanCommand(caller, { kind: "updateTask", taskId: task.id, version: task.version, changes: { progress } });
    return task;
  };
  const take = async (name = "Agreed") => takeBaseline(await asked({ name, note: "", phases: [] }));
  const page = async (user = owner) => {
    const caller = await asked({}, user);
    return readValuePage(caller, await readReader(caller.request, caller.context));
  };

  it("says what is missing while there is no baseline", async () => {
    expect(await page()).toMatchObject({ shown: null, hasBaseline: false, isEmpty: false, measure: "work" });
  });

  it("values work by time until the baseline plans costs, then by money", async () => {
    await take();
    const byTime = await readValue(await asked({}));
    expect(byTime).toMatchObject({ measure: "work", lacksCosts: false });
    expect(byTime.value?.figures.costIndex.reason).toBe("nothingSpent");
    expect(byTime.value?.figures.plannedValue).toBeGreaterThan(0);

    const task = await firstTask();
    await addTaskCost(await asked({ taskId: task.id, lineId: null, name: "Service", amountMinor: 100_000 }));
    await addEntry(await asked({ day: "2027-03-05", amountMinor: 40_000, lineId: null, taskId: task.id, note: "" }));
    expect(await readValue(await asked({}))).toMatchObject({ measure: "work", lacksCosts: true });

    await take("Agreed with costs");
    await report(50);
    const { measure, value } = await readValue(await asked({}));
    expect(measure).toBe("money");
    expect(value?.figures).toMatchObject({
      budgetAtCompletion: 100_000,
      earnedValue: 50_000,
      actualCost: 40_000,
      costIndex: { value: 1.25 },
    });
    expect(value?.figures.estimateAsSoFar.value).toBe(80_000);
  });

  it("shows no money to those who may not see costs", async () => {
    await addTaskCost(await asked({ taskId: (await firstTask()).id, lineId: null, name: "Service", amountMinor: 100_000 }));
    await addLine(await asked({ name: "Services", nameZh: null, category: "services" as const, plannedMinor: 900_000, takesHours: false }));
    await take();
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");
    const shown = await page(viewer);
    expect(shown).toMatchObject({ measure: "work", lines: [], seesCosts: false, lacksCosts: false });
    expect(JSON.stringify(shown)).not.toMatch(/¥/);
    expect((await page()).lines).toMatchObject([{ budget: "CN¥9,000" }]);
  });

  it("looks at the project as of the status date, which does not lie ahead", async () => {
    await take();
    const setting = { version: 0, statusDay: "2027-03-03", method: "half" as const };
    await expect(changeStatus(await asked({ ...setting, statusDay: "2027-03-13" }))).rejects.toMatchObject({ code: "value.statusAhead" });
    await changeStatus(await asked(setting));
    await expect(changeStatus(await asked(setting))).rejects.toMatchObject({ code: "value.stale" });
    const { statusDay, value, method } = await readValue(await asked({}));
    expect([statusDay, method]).toEqual(["2027-03-03", "half"]);
    const course = value!.curve;
    expect(course.find(({ day }) => day === "2027-03-03")?.earned).toBe(0);
    expect(course.filter(({ day, earned }) => day > "2027-03-03" && earned !== null)).toEqual([]);
  });

  it("tells the class of the outcome against what was first agreed", async () => {
    expect((await page()).outcome).toMatchObject({ baseline: null, time: { class: null } });
    await take();
    expect((await page()).outcome).toMatchObject({ isEnded: false, time: { class: "within", planned: expect.any(String) as string } });
    await setArchived(context.db, projectId, { at: context.now(), by: owner.id });
    expect((await page()).outcome).toMatchObject({ isGivenUp: true, time: { class: "neverFinished" } });
  });

  it("writes the figures as a file", async () => {
    await take();
    const answer = await downloadValue(await asked({}));
    const lines = (await answer.text()).split("\r\n");
    expect(lines[0]).toContain("Planned in all");
    expect(lines.filter(Boolean).at(-1)).toMatch(/^Project,/);
  });

  it("takes what is left of a task, from which its duration and progress follow", async () => {
    const task = await report(50);
    const { durationMinutes, version } = await firstTask();
    const params = { taskId: task.id };
    await setRemaining({ ...(await asked({ version, remaining: "3d" })), params });
    expect((await plan()).tasks.find(({ id }) => id === task.id)).toMatchObject({ durationMinutes: durationMinutes / 2 + 3 * 480 });
    await expect(setRemaining({ ...(await asked({ version: version + 1, remaining: "soon" })), params })).rejects.toMatchObject({
      code: "field.duration",
      field: "remaining",
    });
    await setRemaining({ ...(await asked({ version: version + 1, remaining: "0" })), params });
    expect((await plan()).tasks.find(({ id }) => id === task.id)?.progress).toBe(100);
    const work = await readTaskWork({ ...(await asked({})), params }, await readReader(new Request("http://localhost:3000/"), context));
    expect(work).toEqual({ planned: null, worked: "0:00", remaining: "0d" });
  });

  it("re-plans what is not done behind a day as one step that is taken back as a whole", async () => {
    await report(50);
    const before = await plan();
    const { proposal } = await proposeReplan(await asked({}), "2027-03-12");
    expect(proposal.moves.length).toBeGreaterThan(0);
    await expect(applyReplan(await asked({ planVersion: before.version - 1, behind: "2027-03-12" }))).rejects.toMatchObject({
      code: "value.replan.changed",
    });

    await applyReplan(await asked({ planVersion: before.version, behind: "2027-03-12" }));

    const { plan: after, schedule } = await context.plans.read(context.db, projectId, (await asked({})).project.planVersion);
    const late = after.tasks.filter(
      (task, index) => task.kind === "task" && task.progress < 100 && schedule.task(index).finish < "2027-03-13",
    );
    expect(late).toEqual([]);
    await expect(applyReplan(await asked({ planVersion: after.version, behind: "2027-03-12" }))).rejects.toMatchObject({
      code: "value.replan.nothing",
    });
    const { request: _, value: __, ...caller } = await asked({});
    await turnBack(caller, "undo");
    const bare = (tasks: typeof before.tasks) =>
      tasks.map(({ id, constraint, constraintAt, pauses }) => ({ id, constraint, constraintAt, pauses }));
    expect(bare((await plan()).tasks)).toEqual(bare(before.tasks));
  });

  it("re-plans the plan as it is when its turn comes: nothing is worked out of one that others may change meanwhile", async () => {
    await report(50);
    const before = await plan();
    const args = await asked({ planVersion: before.version, behind: "2027-03-12" });
    const { plans } = args.context;
    const outside: string[] = [];
    const read: typeof plans.read = (db, id, version) => {
      if (!db.isTransaction) outside.push(id);
      return plans.read(db, id, version);
    };
    const watched = new Proxy(plans, {
      get: (target, key) => {
        const value: unknown = key === "read" ? read : Reflect.get(target, key, target);
        return typeof value === "function" ? (value as (...all: unknown[]) => unknown).bind(target) : value;
      },
    });
    const { moved } = await applyReplan({ ...args, context: { ...args.context, plans: watched } });
    expect(moved).toBeGreaterThan(0);
    expect(outside).toEqual([]);
  });
});
