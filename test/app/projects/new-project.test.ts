import { newProjectForm } from "#app/projects/projects.forms.server.ts";
import { expect, it } from "vitest";

import { planNetwork, schedulePlan } from "#app/domain/plan/schedule.ts";
import { templateKeys } from "#app/domain/template/template.ts";
import { loadTemplates } from "#app/content/templates.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { readPlan } from "#db/queries/plan.ts";
import { findMembership, listPeople, listProjectRoles } from "#db/queries/projects.ts";
import { readCalendarRecord, updateCalendarWeek } from "#db/queries/calendars.ts";
import { addProject, addUser, openContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  it.each(templateKeys)("makes a project from the template %s with the dates that the engine computes", async (template) => {
    const context = await openContext(await openTest());
    const owner = await addUser(context, "owner@example.com");

    const projectId = await addProject(context, owner, { template, day: "2027-03-01" });

    const source = (await loadTemplates(context.contentDirectory)).templates[template];
    const plan = await readPlan(context.db, projectId);
    if (!plan) throw new Error("there is no plan");
    const schedule = schedulePlan(plan);
    if (!schedule.ok) throw new Error(schedule.problem.code);
    const rows = await context.db.selectFrom("task").selectAll().where("projectId", "=", projectId).execute();
    expect(rows).toHaveLength(source.tasks.length);
    expect(plan.links).toHaveLength(source.tasks.flatMap((task) => task.predecessors).length);
    for (const row of rows) {
      const { start, finish } = schedule.value.task(schedule.value.indexOf(row.id));
      expect([row.name, row.startAt, row.finishAt]).toEqual([row.name, start, finish]);
      expect(row.startAt >= "2027-03-01").toBe(true);
    }
    expect(new Set(rows.map((row) => row.templateTaskId))).toEqual(new Set(source.tasks.map((task) => task.id)));
    expect(await findMembership(context.db, projectId, owner.id)).toMatchObject({
      role: "owner",
      templateKey: template,
      startDay: "2027-03-01",
    });
    expect((await readEvents(context.db, projectId, 10)).map((event) => event.command)).toEqual(["project.create"]);
  });

  it("starts late enough and early enough to go live on the day that was asked for", async () => {
    const context = await openContext(await openTest());
    const owner = await addUser(context, "owner@example.com");

    const projectId = await addProject(context, owner, { template: "std6", planFrom: "goLive", day: "2028-06-30" });

    const plan = await readPlan(context.db, projectId);
    if (!plan?.goLiveTaskId) throw new Error("the plan has no go-live");
    const { goLiveTaskId } = plan;
    const goLiveFrom = (start: string) => {
      const schedule = schedulePlan({ ...plan, start });
      if (!schedule.ok) throw new Error(schedule.problem.code);
      return schedule.value.task(schedule.value.indexOf(goLiveTaskId)).finish.slice(0, 10);
    };
    expect(goLiveFrom(plan.start) <= "2028-06-30").toBe(true);
    const later = new Date(Date.parse(plan.start) + 14 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    expect(goLiveFrom(later) > "2028-06-30").toBe(true);
    expect(planNetwork(plan).tasks).toHaveLength(plan.tasks.length);
  });

  it("gives a role's name to one person, however many roles that person has, and the maker's own name to their account", async () => {
    const context = await openContext(await openTest());
    const owner = await addUser(context, "owner@example.com");
    const { templates } = await loadTemplates(context.contentDirectory);
    const [first, second, third] = [...new Set(templates.rapid.tasks.flatMap((task) => task.role ?? []))];

    const people = [
      { code: first ?? "", name: "李娜" },
      { code: second ?? "", name: "李娜" },
      { code: third ?? "", name: owner.name },
    ];
    const projectId = await addProject(context, owner, { people });

    const plan = await readPlan(context.db, projectId);
    const roles = await listProjectRoles(context.db, projectId);
    expect(plan?.people.map((person) => person.name).sort()).toEqual([owner.name, "李娜"]);
    const accounts = (await listPeople(context.db, projectId)).filter(({ userId }) => userId !== null);
    expect(accounts).toMatchObject([{ name: owner.name, email: owner.email, userId: owner.id }]);
    expect(
      roles
        .filter((role) => role.personId === plan?.people.find((person) => person.name === "李娜")?.id)
        .map((role) => role.code)
        .sort(),
    ).toEqual([first, second].sort());
  });

  it("has a calendar of its own, which later changes of the library do not move", async () => {
    const context = await openContext(await openTest());
    const owner = await addUser(context, "owner@example.com");
    const projectId = await addProject(context, owner);
    const project = await findMembership(context.db, projectId, owner.id);
    const library = await context.db.selectFrom("calendar").select("id").where("libraryKey", "=", "china").executeTakeFirstOrThrow();
    const own = await readCalendarRecord(context.db, project?.calendarId ?? "");

    await updateCalendarWeek(context.db, library.id, 1, [[], [], [], [], [], [], []]);

    expect(project?.calendarId).not.toBe(library.id);
    expect(await readCalendarRecord(context.db, own.id)).toEqual(own);
  });

  it.each([["an unknown calendar", { calendar: "mars" }, { code: "field.invalid", field: "calendar" }]])(
    "refuses %s and writes nothing",
    async (_case, changes, refusal) => {
      const context = await openContext(await openTest());
      const owner = await addUser(context, "owner@example.com");

      await expect(addProject(context, owner, changes)).rejects.toMatchObject(refusal);

      expect(await context.db.selectFrom("project").select("id").execute()).toEqual([]);
    },
  );
});

it.each(["1999-12-31", "2100-01-01", "2026-02-30", "soon"])("does not start on %s", (day) => {
  const form = { name: "CRM", template: "rapid", planFrom: "start", calendar: "china", timeZone: "Asia/Shanghai", currency: "CNY" };

  expect(newProjectForm.safeParse({ ...form, day: "2027-03-01" }).success).toBe(true);
  expect(newProjectForm.safeParse({ ...form, day }).error?.issues[0]).toMatchObject({ path: ["day"] });
});
