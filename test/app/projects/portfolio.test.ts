import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import type { SignedInUser } from "#app/http/session.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { pageOf, portfolioUrl, readPortfolioView } from "#app/projects/portfolio-view.ts";
import { readPortfolio } from "#app/projects/projects.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { setArchived } from "#db/queries/project-life.ts";
import { addMember, addProject, addUser, callerOf, openContext, projectCallerOf } from "#test/support/context.ts";
import { passGate } from "#test/support/gates.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let now = "";

  beforeEach(async () => {
    now = "2027-02-01T08:00:00.000Z";
    context = await openContext(await openTest(), { now: () => now });
    owner = await addUser(context, "owner@example.com");
  });

  const portfolio = async (query = "", user = owner) => {
    const request = new Request(`http://localhost:3000/projects${query}`);
    return readPortfolio({ ...callerOf(context, user), request }, await readReader(request, context));
  };

  it("shows where each project stands without scheduling it, the same as its own page", async () => {
    const id = await addProject(context, owner, { name: "Hengfeng", planFrom: "goLive", day: "2027-09-01" });
    const { plan, schedule } = await context.plans.read(context.db, id, 1);
    const goLive = schedule.task(schedule.indexOf(plan.goLiveTaskId ?? ""));

    const { entries } = await portfolio();

    expect(entries).toMatchObject([{ id, name: "Hengfeng", role: "owner", health: "onTrack", progress: "0%", isFinished: false }]);
    expect(entries[0]?.goLive).toMatchObject({ taskId: plan.goLiveTaskId, isLate: goLive.finish.slice(0, 10) > "2027-09-01" });
    expect(entries[0]?.phases.shown).toHaveLength(plan.tasks.filter((task) => task.parentId === null && task.kind === "phase").length);
  });

  it("says of a project that was given up that it was never finished, and nothing of one that goes on", async () => {
    const id = await addProject(context, owner, { day: "2027-02-01" });
    expect((await portfolio()).entries[0]?.outcome).toEqual([]);

    await setArchived(context.db, id, { at: context.now(), by: owner.id });

    expect((await portfolio("?show=archived")).entries[0]?.outcome).toEqual(["Never finished"]);
  });

  it("tells of a change of the plan, and of the next day, at once", async () => {
    const id = await addProject(context, owner, { day: "2027-02-01" });
    expect((await portfolio()).entries[0]).toMatchObject({ health: "onTrack", reasons: [] });

    now = "2027-02-20T08:00:00.000Z";
    const late = (await portfolio()).entries[0];
    expect(late?.health).toBe("atRisk");
    expect(late?.reasons.at(-1)).toMatchObject({ to: `/projects/${id}/tasks?show=late` });

    const plan = await readPlan(context.db, id);
    for (const task of plan?.tasks ?? [])
      if (task.kind === "gate") await passGate(context, owner, id, task.id);
      else if (task.kind !== "phase")
        await executePlanCommand(await projectCallerOf(context, owner, id), {
          kind: "updateTask",
          taskId: task.id,
          version: task.version,
          changes: { progress: 100 },
        });
    expect((await portfolio()).entries[0]).toMatchObject({ health: "done", progress: "100%", isFinished: true });
  });

  it("counts the open tasks of the reader alone, by name and by role", async () => {
    const id = await addProject(context, owner, { people: [{ code: "PMO", name: "Li Na" }] });
    const consultant = await addUser(context, "consultant@example.com");
    await addMember(context, id, consultant, "consultant");
    expect((await portfolio()).entries[0]?.myTasks).toBe(0);

    await context.db.updateTable("person").set({ userId: owner.id }).where("projectId", "=", id).execute();

    const plan = await readPlan(context.db, id);
    const inRole = plan?.tasks.filter((task) => task.roleCode === "PMO" && task.kind !== "phase").length;
    expect((await portfolio()).entries[0]?.myTasks).toBe(inRole);
    expect((await portfolio("", consultant)).entries[0]?.myTasks).toBe(0);
  });

  it("filters, searches and orders as the URL says, whatever stands in it", async () => {
    const alpha = await addProject(context, owner, { name: "Alpha" });
    now = "2027-02-02T08:00:00.000Z";
    const beta = await addProject(context, owner, { name: "Beta 恒丰", day: "2027-01-01" });
    const other = await addUser(context, "other@example.com");
    const foreign = await addProject(context, other, { name: "Foreign" });
    await addMember(context, foreign, owner, "viewer");
    await setArchived(context.db, alpha, { at: now, by: owner.id });
    const ids = async (query: string) => (await portfolio(query)).entries.map((entry) => entry.id);

    expect((await portfolio()).counts).toEqual({ active: 2, mine: 1, archived: 1 });
    expect(await ids("?sort=name")).toEqual([beta, foreign]);
    expect(await ids("?show=mine")).toEqual([beta]);
    expect(await ids("?show=archived")).toEqual([alpha]);
    expect(await ids("?q=恒丰")).toEqual([beta]);
    expect(await ids("?sort=health")).toEqual([beta, foreign]);
    expect(await ids("?sort=goLive")).toEqual([beta, foreign]);
    expect(await ids("?show=nonsense&sort=__proto__&q=%25")).toEqual([]);
  });
});

it("shows fifty projects on a page, and the last page to who asks for more than there are", () => {
  const rows = Array.from({ length: 120 }, (_, index) => index);

  expect(pageOf(rows, 2)).toMatchObject({ page: 2, pages: 3, rows: rows.slice(50, 100) });
  expect(pageOf(rows, 9)).toMatchObject({ page: 3, rows: rows.slice(100) });
  expect(pageOf([], 1)).toEqual({ page: 1, pages: 1, rows: [] });
  const view = readPortfolioView(new URLSearchParams("show=mine&q=crm&page=2"));
  expect(portfolioUrl(view)).toBe("/projects?show=mine&q=crm&page=2");
  expect(readPortfolioView(new URLSearchParams("page=-1")).page).toBe(1);
});
