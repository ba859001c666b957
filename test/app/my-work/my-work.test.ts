import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import type { Refusal } from "#app/http/refusal.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { admit } from "#app/account/sign-in.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { readOwnPlans } from "#app/http/own-plans.server.ts";
import { loader } from "#app/my-work/my-work.route.tsx";
import { readMyWork } from "#app/my-work/my-work-page.server.ts";
import { listOwnTasks } from "#app/my-work/own-tasks.server.ts";
import { report, undoReport } from "#app/my-work/report.server.ts";
import { askAboutBigChange } from "#app/plan/big-change.server.ts";
import { executePlanCommand, takeBackOwnStep } from "#app/plan/plan.server.ts";
import { writeTimes } from "#app/time/time-sheet.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { listTimeEntries } from "#db/queries/time-entries.ts";
import {
  addMember,
  addProject,
  addUser,
  callerOf,
  cookieOf,
  formPost,
  openContext,
  projectCallerOf,
  requestContext,
} from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let consultant: SignedInUser;
  let projectId: string;
  let personId: string;
  let taskIds: readonly string[];

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    consultant = await addUser(context, "consultant@example.com");
    projectId = await addProject(context, owner, { people: [{ code: "BA", name: "Chen Jing" }] });
    await addMember(context, projectId, consultant, "consultant");
    personId = (await readPlan(context.db, projectId))?.people[0]?.id ?? "";
    await context.db.updateTable("person").set({ userId: consultant.id }).where("id", "=", personId).execute();
    const { plan, schedule } = await loaded();
    const first = (await own())[0];
    taskIds = (await own()).map(({ task }) => task.id);
    const { start } = schedule.task(plan.tasks.findIndex(({ id }) => id === first?.task.id));
    context = { ...context, now: () => `${start.slice(0, 10)}T04:00:00.000Z` };
  });

  const loaded = async () => {
    const { project } = await projectCallerOf(context, owner, projectId);
    return context.plans.read(context.db, projectId, project.planVersion);
  };
  const own = async (user = consultant) => listOwnTasks(callerOf(context, user), await readOwnPlans(callerOf(context, user)));
  const page = async (user = consultant) => {
    const request = new Request("http://localhost:3000/my-work");
    const caller = { ...callerOf(context, user), request };
    return readMyWork(caller, await readReader(request, context), await readOwnPlans(caller));
  };
  const args = <Value>(value: Value, user = consultant) => ({
    ...callerOf(context, user),
    request: new Request("http://localhost:3000/my-work", { method: "POST" }),
    params: {},
    value,
    formKey: undefined,
  });
  const send = (value: { readonly kept?: string } & Record<string, unknown>, user = consultant) =>
    report(args({ projectId, taskId: taskIds[0] ?? "", was: 0, wasMinutes: 0, ...value }, user), {
      change: async (caller, command) => executePlanCommand(caller, command, await askAboutBigChange(args({}), value.kept)),
      record: (caller, id, time) => writeTimes(caller, id, [time], { from: time.day, to: time.day }),
    });
  const progressOf = async () => (await readPlan(context.db, projectId))?.tasks.find(({ id }) => id === taskIds[0])?.progress;

  it("lists the tasks of all projects that are one's own, by when they have to be seen to", async () => {
    const { groups, projects } = await page();
    expect(projects).toBe(1);
    expect(groups[0]?.tasks[0]).toMatchObject({ id: taskIds[0], project: { id: projectId } });
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(taskIds.length);
    expect((await page(owner)).groups).toEqual([]);
  });

  it("lists a task that somebody was put on, too", async () => {
    const task = (await readPlan(context.db, projectId))?.tasks.find(({ kind, id }) => kind === "task" && !taskIds.includes(id));
    const caller = { ...(await projectCallerOf(context, owner, projectId)), formKey: undefined };
    const assignments = [{ personId, units: 1, workMinutes: 480 }];
    await executePlanCommand(caller, { kind: "updateTask", taskId: task?.id ?? "", version: task?.version ?? 1, changes: { assignments } });
    expect((await own()).map((each) => each.task.id)).toContain(task?.id);
  });

  it("reads each plan once for a page, however many", async () => {
    for (const name of ["Second", "Third"]) await addMember(context, await addProject(context, owner, { name }), consultant, "consultant");
    const { plans } = context;
    const asked: string[] = [];
    const read: typeof plans.read = (db, id, version) => {
      asked.push(id);
      return plans.read(db, id, version);
    };
    const counting = new Proxy(plans, { get: (target, key) => (key === "read" ? read : Reflect.get(target, key, target)) });
    const admitted = await admit(formPost(context, "/sign-in", {}), consultant.id, "/");
    const cookie = cookieOf(new Headers({ "Set-Cookie": admitted?.headers.get("Set-Cookie") ?? "" }));
    await loader({
      context: { ...requestContext(context), plans: counting },
      request: new Request("http://localhost:3000/my-work", { headers: { Cookie: cookie } }),
      params: {},
    });
    expect(asked).toHaveLength(3);
    expect(new Set(asked).size).toBe(3);
  });

  it("tells nothing of a project that one left, or that is archived", async () => {
    await context.db.updateTable("project").set({ archivedAt: context.now() }).where("id", "=", projectId).execute();
    expect(await own()).toEqual([]);
    await context.db.updateTable("project").set({ archivedAt: null }).where("id", "=", projectId).execute();
    await context.db.deleteFrom("projectMember").where("userId", "=", consultant.id).execute();
    expect(await own()).toEqual([]);
  });

  it("reports progress in place, and takes it back", async () => {
    const done = await send({ progress: 40 });
    expect(await progressOf()).toBe(40);
    expect(done?.undo.done).toContain("40");

    await undoReport(args({ projectId, stepId: done?.undo.fields.stepId ?? "" }), takeBackOwnStep);
    expect(await progressOf()).toBe(0);

    await send({ done: "yes" });
    expect(await progressOf()).toBe(100);
  });

  it("enters the hours of the day, and refuses what is no time", async () => {
    const day = context.now().slice(0, 10);
    await send({ progress: 10, day, hours: "1:30" });
    expect(await progressOf()).toBe(10);
    expect(await listTimeEntries(context.db, projectId, { personId })).toMatchObject([{ taskId: taskIds[0], day, minutes: 90 }]);
    expect((await page()).groups[0]?.tasks[0]?.hours).toMatchObject({ minutes: 90, text: "1:30" });

    await expect(send({ was: 10, progress: 20, day, wasMinutes: 90, hours: "long" })).rejects.toMatchObject({
      code: "time.hours",
      field: "hours",
    });
    expect(await progressOf()).toBe(10);
  });

  it("asks before a report that brings go-live forward by weeks; the hours of the day stay entered", async () => {
    const { plan } = await loaded();
    const task = plan.tasks.find(({ id }) => id === taskIds[0]);
    await executePlanCommand(await projectCallerOf(context, owner, projectId), {
      kind: "updateTask",
      taskId: task?.id ?? "",
      version: task?.version ?? 1,
      changes: { durationMinutes: 90 * 480 },
    });
    const value = { done: "yes", day: context.now().slice(0, 10), hours: "2" };
    const question = (await send(value).catch((error: unknown) => error)) as Refusal;
    expect(question).toMatchObject({ code: "plan.asksFirst", status: 409 });
    expect(await progressOf()).toBe(0);

    const { mark } = question.detail as { mark: string };
    await send({ ...value, kept: mark });
    expect(await progressOf()).toBe(100);
    expect(await listTimeEntries(context.db, projectId, { personId })).toMatchObject([{ taskId: taskIds[0], minutes: 120 }]);
  });

  it("refuses a report over what somebody else reported meanwhile", async () => {
    await send({ progress: 40 });
    await expect(send({ progress: 60 })).rejects.toMatchObject({ code: "myWork.stale", field: "progress" });
  });

  it("reports nothing where the caller may not, or is no member", async () => {
    const stranger = await addUser(context, "stranger@example.com");
    await expect(send({ progress: 40 }, stranger)).rejects.toMatchObject({ status: 404 });
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");
    await expect(send({ progress: 40 }, viewer)).rejects.toMatchObject({ status: 403 });
  });
});
