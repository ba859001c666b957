import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import type { PlanTask } from "#app/domain/plan/model.ts";
import { eventWords } from "#app/history/event-words.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { executePlanCommand, takeBackOwnStep } from "#app/plan/plan.server.ts";
import { awaitProposal, followProposal } from "#app/workload/levelling-work.server.ts";
import { applyLevelling, clearLevelling, stopLevelling } from "#app/workload/levelling.server.ts";
import { readLevellingPage } from "#app/workload/levelling-page.server.ts";
import { readLevellingQuery } from "#app/workload/levelling-query.ts";
import { readWorkloadQuery } from "#app/workload/workload-query.ts";
import { readWorkloadPage } from "#app/workload/workload.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase, testDatabases } from "#test/support/database.ts";

const openTogether = testDatabases("postgres");

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;
  let tasks: readonly PlanTask[];

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { people: [{ code: "PMO", name: "Li Na" }], day: "2100-03-01", calendar: "standard" });
    // Two tasks of one person at the same time, with nothing between them.
    const plan = await readPlan(context.db, projectId);
    const work = (plan?.tasks ?? []).filter((task) => task.kind === "task").slice(0, 2);
    await context.db.deleteFrom("taskLink").where("projectId", "=", projectId).execute();
    for (const { id } of work)
      await context.db
        .updateTable("task")
        .set({ ownerId: plan?.people[0]?.id ?? null, durationMinutes: 960 })
        .where("id", "=", id)
        .execute();
    await context.db.updateTable("task").set({ roleCode: null }).where("projectId", "=", projectId).execute();
    await context.db
      .updateTable("task")
      .set((row) => ({ version: row("version", "+", 1), planVersion: (plan?.version ?? 0) + 1 }))
      .where("projectId", "=", projectId)
      .execute();
    await context.db
      .updateTable("project")
      .set({ planVersion: (plan?.version ?? 0) + 1 })
      .where("id", "=", projectId)
      .execute();
    tasks = ((await readPlan(context.db, projectId))?.tasks ?? []).filter(({ id }) => work.some((task) => task.id === id));
  });

  const args = async <Value>(value: Value) => ({
    ...(await projectCallerOf(context, owner, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const page = async (address = "", isAsked = true) =>
    readLevellingPage(
      await args({}),
      readLevellingQuery(new URLSearchParams(address)),
      isAsked,
      await readReader(new Request("http://localhost:3000/"), context),
    );
  const overloads = async () => {
    const reader = await readReader(new Request("http://localhost:3000/"), context);
    return (await readWorkloadPage(await args({}), readWorkloadQuery(new URLSearchParams("from=2100-03-01")), reader)).overloads;
  };
  const all = async () => ({ planVersion: (await page("", false)).planVersion, choice: "all" as const, task: [] });
  const delays = async () => (await readPlan(context.db, projectId))?.tasks.map((task) => task.levellingDelayMinutes).filter(Boolean) ?? [];

  it("proposes what to hold back and why, and changes nothing", async () => {
    const { proposal } = await page();

    expect(proposal).toMatchObject({ isEmpty: false, choices: 1 });
    const shift = proposal?.shifts.find(({ isChoice }) => isChoice);
    expect(tasks.map(({ id }) => id)).toContain(shift?.id);
    expect(shift?.reasons[0]).toContain("Li Na has no time from");
    expect(await delays()).toEqual([]);
  });

  it("applies the proposal as one step that one click takes back", async () => {
    expect(await overloads()).toHaveLength(1);

    const { tasks: count, effect, stepId } = await applyLevelling(await args(await all()));

    expect({ count, moved: effect.moved > 0 }).toEqual({ count: 1, moved: true });
    expect(await overloads()).toEqual([]);
    expect((await page()).proposal).toMatchObject({ isEmpty: true, hadOverloads: false });

    await takeBackOwnStep(await args({}), stepId);
    expect(await delays()).toEqual([]);
    expect(await overloads()).toHaveLength(1);
  });

  it("tells in the history what was levelled and what was taken back", async () => {
    const { stepId } = await applyLevelling(await args(await all()));
    await takeBackOwnStep(await args({}), stepId);

    const events = await context.db.selectFrom("event").select(["command", "subjectId", "data"]).orderBy("sequence").execute();
    const { t } = await readReader(new Request("http://localhost:3000/"), context);
    const names = { personNames: new Map(), roleNames: new Map(), calendarNames: new Map(), fields: [] };
    const wording = { t, locale: "en" as const, duration: () => "", taskName: () => undefined, ...names };
    expect(events.slice(-2).map((event) => eventWords(event, wording).text)).toEqual([
      "Levelled the plan: 1 task held back.",
      "Undid: Levelled the plan: 1 task held back.",
    ]);
  });

  it("refuses a proposal for a plan that was changed meanwhile", async () => {
    const seen = await all();
    const [task] = tasks;
    const edit = { kind: "updateTask", taskId: task?.id ?? "", version: task?.version ?? 0, changes: { durationMinutes: 480 } } as const;
    await executePlanCommand(await args({}), edit);

    const late = applyLevelling(await args(seen));

    await expect(late).rejects.toMatchObject({ code: "levelling.planChanged", status: 409 });
    expect(await delays()).toEqual([]);
  });

  it("trusts nothing but the choice: tasks that are not in the proposal stay where they are", async () => {
    const wish = await all();
    const other = applyLevelling(await args({ ...wish, choice: "chosen", task: ["somewhere else"] }));
    await expect(other).rejects.toMatchObject({ code: "levelling.nothing" });
    const none = applyLevelling(await args({ ...wish, choice: "chosen", task: [] }));
    await expect(none).rejects.toMatchObject({ code: "levelling.nothingChosen", field: "task" });

    const { proposal } = await page();
    const chosen = proposal?.shifts.filter(({ isChoice }) => isChoice).map(({ id }) => id) ?? [];
    expect((await applyLevelling(await args({ ...wish, choice: "chosen", task: chosen }))).tasks).toBe(1);
  });

  it("takes all levelling back as one step", async () => {
    await applyLevelling(await args(await all()));
    expect((await page("", false)).held).toBe(1);

    const { stepId } = await clearLevelling(await args({ confirmed: "yes" }));

    expect(await delays()).toEqual([]);
    await expect(args({ confirmed: "yes" } as const).then(clearLevelling)).rejects.toMatchObject({ code: "levelling.nothing" });
    await takeBackOwnStep(await args({}), stepId);
    expect(await delays()).toHaveLength(1);
  });

  it("levels only for the person that is asked for, and for everybody when that one is unknown", async () => {
    const { people, query } = await page("person=nobody");

    expect(query.personId).toBeNull();
    expect(people.map(({ name }) => name)).toEqual(["Li Na"]);
  });
});

it("a proposal that was made on one server is found and applied on another, and stopped there", async () => {
  const open = await openTogether();
  const [here, there] = [await openContext(open), await openContext(open)];
  const user = await addUser(here, "owner@example.com");
  const projectId = await addProject(here, user, { people: [{ code: "PMO", name: "Li Na" }], day: "2100-03-01", calendar: "standard" });
  const onServer = async (context: AppLoadContext) => ({
    ...(await projectCallerOf(context, user, projectId)),
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const { project } = await onServer(here);
  const { plan } = await here.plans.read(here.db, projectId, project.planVersion);
  const wish = readLevellingQuery(new URLSearchParams("from=2100-03-01"));

  expect(await awaitProposal(here, plan, wish, "2100-03-01")).toMatchObject({ ok: true });
  const [row] = await here.db.selectFrom("sharedWork").selectAll().execute();
  expect(row).toMatchObject({ projectId, kind: "levelling", share: 1 });
  // What the other server finds is what is written there.
  await here.db
    .updateTable("sharedWork")
    .set({ outcome: JSON.stringify({ ok: false, problem: { code: "schedule.cycle" } }) })
    .execute();
  expect(await awaitProposal(there, plan, wish, "2100-03-01")).toEqual({ ok: false, problem: { code: "schedule.cycle" } });

  const other = readLevellingQuery(new URLSearchParams("from=2100-04-01"));
  const work = followProposal(here, plan, other, "2100-04-01");
  await stopLevelling({ ...(await onServer(there)), value: { from: "2100-04-01" } });
  const outcome = await work.outcome;
  // It may have been done by then.
  expect(outcome === null || outcome.ok).toBe(true);
}, 30_000);
