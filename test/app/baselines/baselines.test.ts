import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import {
  approveBaseline,
  chooseReference,
  editBaseline,
  removeBaseline,
  restoreBaseline,
  takeBaseline,
  withdrawBaseline,
} from "#app/baselines/baselines.server.ts";
import { compareStates } from "#app/baselines/compared-states.server.ts";
import { readTrend } from "#app/baselines/trend.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { listBaselines, listRemovedBaselines, readBaselineTasks } from "#db/queries/baselines.ts";
import { purgeTrash } from "#db/queries/project-life.ts";
import { deleteProject } from "#db/queries/projects.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

const day = 24 * 60 * 60_000;

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;
  let now: number;

  beforeEach(async () => {
    now = Date.parse("2026-11-22T08:00:00.000Z");
    context = await openContext(await openTest(), { now: () => new Date(now).toISOString() });
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { calendar: "standard", day: "2027-03-01" });
  });

  const caller = () => projectCallerOf(context, owner, projectId);
  const asked = async <Value>(value: Value) => {
    const request = new Request("http://localhost:3000/");
    return { ...(await caller()), value, request, params: {}, formKey: undefined };
  };
  const take = async (name: string, changes: { earlier?: string; phases?: string[] } = {}) =>
    takeBaseline(await asked({ name, note: "", phases: [], ...changes }));
  const plan = async () => (await context.plans.read(context.db, projectId, (await caller()).project.planVersion)).plan;
  const execute = async (command: Parameters<typeof executePlanCommand>[1]) => {
    const { request: _, ...args } = await asked({});
    return executePlanCommand(args, command);
  };
  const lengthen = async (days: number) => {
    const { tasks, links } = await plan();
    const before = new Set(links.map((link) => link.predecessorId));
    const task = tasks.find((each) => each.kind === "task" && each.durationMinutes > 0 && before.has(each.id))!;
    const changes = { durationMinutes: task.durationMinutes + days * 480 };
    await execute({ kind: "updateTask", taskId: task.id, version: task.version, changes });
    return task.id;
  };
  const compare = async (id: string, other: string | null = null) => (await compareStates(await caller(), id, other)).variance;

  it("finds nothing changed in a plan whose baseline was just taken, and what moved afterwards", async () => {
    const { id } = await take("Agreed");
    const fresh = await compare(id);
    expect(fresh.tasks.every(({ state }) => state === "unchanged")).toBe(true);

    const changedId = await lengthen(3);

    const { tasks, project } = await compare(id);
    expect(tasks.find(({ taskId }) => taskId === changedId)?.difference).toMatchObject({ finishMinutes: 1440, durationMinutes: 1440 });
    expect(project.moved).toBeGreaterThan(1);
    expect((await plan()).baseline?.[changedId]?.[1]).toBeDefined();
  });

  it("tells a task that was removed by its name, and knows it again when it is restored", async () => {
    const { id } = await take("Agreed");
    const task = (await plan()).tasks.find((each) => each.kind === "task")!;
    const links = (await plan()).links.filter((link) => link.predecessorId === task.id || link.successorId === task.id);
    await execute({ kind: "removeTask", taskId: task.id, version: task.version });
    const removed = (await compare(id)).tasks.find(({ taskId }) => taskId === task.id);
    expect(removed).toMatchObject({ state: "removed", before: { name: task.name }, after: null });

    await execute({ kind: "restoreTasks", tasks: [task], links });

    expect((await compare(id)).tasks.find(({ taskId }) => taskId === task.id)?.state).toBe("unchanged");
  });

  it("keeps names apart, in whatever letters they are written", async () => {
    await take("Agreed plan");
    await expect(take("  agreed  PLAN ")).rejects.toMatchObject({ code: "baseline.name.taken", field: "name" });
  });

  it("brings an earlier baseline up to date for the chosen phases", async () => {
    const { id } = await take("Agreed");
    const changedId = await lengthen(3);
    const { tasks } = await plan();
    const top = (taskId: string): string => {
      const task = tasks.find((each) => each.id === taskId)!;
      return task.parentId === null ? task.id : top(task.parentId);
    };

    await expect(take("Nothing", { earlier: id })).rejects.toMatchObject({ code: "baseline.phases.none", field: "phases" });
    const partly = await take("Partly", { earlier: id, phases: [top(changedId)] });

    const { phases } = await compare(id, partly.id);
    for (const [phaseId, { moved }] of phases) expect(moved > 0, phaseId).toBe(phaseId === top(changedId));
  });

  it("fixes the name of an approved baseline, and does not let go of it before its approval is withdrawn", async () => {
    const { id } = await take("Agreed");
    const approved = await approveBaseline(await asked({ baselineId: id, version: 1 }));
    await expect(approveBaseline(await asked({ baselineId: id, version: 2 }))).rejects.toMatchObject({ code: "baseline.alreadyApproved" });
    const rename = { baselineId: id, version: approved.version, name: "Other", note: "" };
    await expect(editBaseline(await asked(rename)).then()).rejects.toMatchObject({ code: "baseline.approved", field: "name" });
    await expect(removeBaseline(await asked({ baselineId: id, version: 2 }))).rejects.toMatchObject({ code: "baseline.approved" });

    const noted = await editBaseline(await asked({ ...rename, name: "Agreed", note: "Signed by all" }));
    const withdrawn = await withdrawBaseline(await asked({ baselineId: id, version: noted.version, reason: "The scope has changed" }));

    expect((await editBaseline(await asked({ ...rename, version: withdrawn.version }))).name).toBe("Other");
    await expect(editBaseline(await asked({ ...rename, version: 1 }))).rejects.toMatchObject({ code: "form.stale", status: 409 });
  });

  it("compares the plan with the newest approved baseline, unless another one is chosen", async () => {
    const first = await take("First");
    now += day;
    await lengthen(2);
    const second = await take("Second");
    const reference = async () => (await listBaselines(context.db, projectId)).find(({ isReference }) => isReference)?.id;
    expect(await reference()).toBe(second.id);

    await approveBaseline(await asked({ baselineId: first.id, version: 1 }));
    expect(await reference()).toBe(first.id);
    const goLive = (await plan()).goLiveTaskId ?? "";
    const planned = (await readBaselineTasks(context.db, first.id)).find(({ taskId }) => taskId === goLive)?.finish;
    expect((await plan()).baseline?.[goLive]?.[1]).toBe(planned);

    await chooseReference(await asked({ baselineId: second.id }));
    expect(await reference()).toBe(second.id);
    await chooseReference(await asked({ baselineId: "automatic" }));
    expect(await reference()).toBe(first.id);
  });

  it("brings a deleted baseline back within thirty days, and forgets it afterwards", async () => {
    const { id } = await take("Agreed");
    const removed = await removeBaseline(await asked({ baselineId: id, version: 1 }));
    expect((await plan()).baseline).toBeNull();
    await expect(compare(id)).rejects.toMatchObject({ status: 404 });
    const again = await take("Agreed");
    const back = async () => restoreBaseline(await asked({ baselineId: id, version: removed.version }));
    await expect(back()).rejects.toMatchObject({ code: "baseline.name.taken" });
    await removeBaseline(await asked({ baselineId: again.id, version: 1 }));
    await back();
    expect((await listBaselines(context.db, projectId)).map((baseline) => baseline.id)).toEqual([id]);

    now += 31 * day;
    await purgeTrash(context.db, new Date(now - 30 * day).toISOString());

    expect(await listRemovedBaselines(context.db, projectId, "2026-01-01T00:00:00.000Z")).toEqual([]);
    await expect(restoreBaseline(await asked({ baselineId: again.id, version: 2 }))).rejects.toMatchObject({ code: "baseline.notInTrash" });
  });

  it("follows the gates from the day the project was made through each day on which the plan changed", async () => {
    now += 2 * day;
    await lengthen(1);
    await lengthen(1);
    now += 2 * day;
    await lengthen(2);
    now += day;

    const trend = await readTrend(await caller());
    const goLive = trend.find(({ isGoLive }) => isGoLive)!;
    expect(goLive.points.map((point) => point.day)).toEqual(["2026-11-22", "2026-11-24", "2026-11-26", "2026-11-27"]);
    const planned = goLive.points.map(({ plannedAt }) => plannedAt);
    expect([...planned].sort()).toEqual(planned);
    expect(new Set(planned).size).toBe(3);
    expect(planned[2]).toBe(planned[3]);
  });

  it("begins the record of a plan that has none with what it was the day before", async () => {
    await context.db.deleteFrom("milestoneForecast").execute();
    now += 3 * day;
    const before = (await readTrend(await caller())).find(({ isGoLive }) => isGoLive)!;
    await lengthen(2);

    const { points } = (await readTrend(await caller())).find(({ isGoLive }) => isGoLive)!;
    expect(points.map((point) => point.day)).toEqual(["2026-11-24", "2026-11-25"]);
    expect(points[0]?.plannedAt).toBe(before.points[0]?.plannedAt);
  });

  it("goes with its project when that is deleted for good", async () => {
    const { id } = await take("Agreed");
    await approveBaseline(await asked({ baselineId: id, version: 1 }));
    await deleteProject(context.db, projectId);
    for (const table of ["baseline", "baselineTask", "baselineApproval", "milestoneForecast"] as const)
      expect(await context.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
  });

  it("tells a task that was added since", async () => {
    const { id } = await take("Agreed");
    const taskId = context.newId();
    const place = { parentId: null, afterId: (await plan()).tasks.findLast((task) => task.parentId === null)?.id ?? null };
    await execute({ kind: "addTask", taskId, ...place, taskKind: "task", name: "New", durationMinutes: 480 });
    expect((await compare(id)).tasks.at(-1)).toMatchObject({ taskId, state: "added", before: null, difference: null });
  });
});
