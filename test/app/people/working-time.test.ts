import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import type { SignedInUser } from "#app/http/session.server.ts";
import { addAbsence, changeWorkingTime, editAbsence, removeAbsence } from "#app/people/working-time.server.ts";
import { readWorkingTimePage } from "#app/people/working-time-page.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let viewer: SignedInUser;
  let projectId: string;
  let personId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    viewer = await addUser(context, "viewer@example.com");
    projectId = await addProject(context, owner, { people: [{ code: "PMO", name: "Li Na" }] });
    await addMember(context, projectId, viewer, "viewer");
    personId = (await readPlan(context.db, projectId))?.people[0]?.id ?? "";
  });

  const args = async <Value>(value: Value, user = owner) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: { personId },
    formKey: undefined,
  });
  const page = async (user = owner) => readWorkingTimePage(await args({}, user), { locale: "en" });
  const firstTask = async () => {
    const { plan, schedule } = await context.plans.read(
      context.db,
      projectId,
      (await projectCallerOf(context, owner, projectId)).project.planVersion,
    );
    const task = plan.tasks.find((entry) => entry.kind === "task" && entry.roleCode === "PMO");
    return schedule.task(schedule.indexOf(task?.id ?? ""));
  };

  it("moves the tasks of somebody who is away, and tells by how many", async () => {
    const before = await firstTask();
    const day = before.start.slice(0, 10);

    const { effect } = await addAbsence(await args({ from: day, to: day, name: "Leave" }));

    expect(effect.moved).toBeGreaterThan(0);
    expect((await firstTask()).finish > before.finish).toBe(true);
  });

  it("gives the dates back when the absence goes", async () => {
    const before = await firstTask();
    const day = before.start.slice(0, 10);
    const { id } = await addAbsence(await args({ from: day, to: day, name: "" }));

    const { former } = await removeAbsence(await args({ absenceId: id }));

    expect(former).toMatchObject({ fromDay: day, name: "" });
    expect(await firstTask()).toEqual(before);
    expect((await page()).absences).toEqual([]);
  });

  it("keeps the plan in memory the same as the stored one", async () => {
    await addAbsence(await args({ from: "2027-05-06", to: "2027-05-07", name: "Leave" }));
    await addAbsence(await args({ from: "2027-04-06", to: "2027-04-07", name: "" }));
    await changeWorkingTime(await args({ version: 0, share: 60, rate: "450" }));

    const stored = await readPlan(context.db, projectId);
    const cached = await context.plans.read(context.db, projectId, stored?.version ?? 0);
    expect(cached.plan).toEqual(stored);
    expect(stored?.workingTimes[personId]).toMatchObject({ maxUnits: 0.6, calendarId: null });
  });

  it("refuses what was changed meanwhile with what is saved now", async () => {
    await changeWorkingTime(await args({ version: 0, share: 60, rate: "450" }));
    const late = changeWorkingTime(await args({ version: 0, share: 80 }));
    await expect(late).rejects.toMatchObject({ code: "form.stale", detail: { version: 1, theirs: { share: "60", rate: "450.00" } } });

    const { id } = await addAbsence(await args({ from: "2027-05-06", to: "2027-05-07", name: "Leave" }));
    await editAbsence(await args({ absenceId: id, version: 1, from: "2027-05-06", to: "2027-05-10", name: "Leave" }));
    const again = editAbsence(await args({ absenceId: id, version: 1, from: "2027-05-05", to: "2027-05-07", name: "Leave" }));
    await expect(again).rejects.toMatchObject({ code: "form.stale", detail: { version: 2, theirs: { to: "2027-05-10" } } });
  });

  it("refuses amounts that are none, calendars of other projects and absences without end", async () => {
    for (const rate of ["much", "-5", "1.234", "99999999999999"])
      await expect(args({ version: 0, share: 60, rate }).then(changeWorkingTime), rate).rejects.toMatchObject({ field: "rate" });
    const other = args({ version: 0, share: 60, calendar: "elsewhere" }).then(changeWorkingTime);
    await expect(other).rejects.toMatchObject({ code: "field.invalid", field: "calendar" });
    const long = args({ from: "2027-01-01", to: "2037-01-01", name: "" }).then(addAbsence);
    await expect(long).rejects.toMatchObject({ code: "calendar.tooLong", field: "to" });
    await expect(args({ absenceId: "none" }).then(removeAbsence)).rejects.toMatchObject({ code: "people.absenceGone" });
  });

  it("tells cost and reasons only to who may edit people", async () => {
    await changeWorkingTime(await args({ version: 0, share: 60, rate: "450" }));
    await addAbsence(await args({ from: "2027-05-06", to: "2027-05-07", name: "Surgery" }));

    expect(await page()).toMatchObject({ work: { rate: "450.00" }, absences: [{ name: "Surgery" }] });
    expect(await page(viewer)).toMatchObject({ work: { rate: null, shownRate: null }, absences: [{ name: null, from: "2027-05-06" }] });
    const events = await context.db.selectFrom("event").select("data").execute();
    expect(JSON.stringify(events)).not.toContain("45000");
  });
});
