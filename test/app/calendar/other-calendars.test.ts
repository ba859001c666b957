import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import { parseWorkingTimes } from "#app/domain/time/working-times.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { addCalendar, nameCalendar, removeCalendar, restoreOtherCalendar } from "#app/calendar/other-calendars.server.ts";
import { changeWeek, removeException } from "#app/calendar/calendar.server.ts";
import { readCalendarPage } from "#app/calendar/calendar-page.server.ts";
import { changeWorkingTime } from "#app/people/working-time.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;
  let calendarId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { people: [{ code: "PMO", name: "Li Na" }] });
    calendarId = await addCalendar(await args({ name: "Mornings", nameZh: "上午班", source: "own" }));
  });

  const args = async <Value>(value: Value, params: Readonly<Record<string, string>> = {}) => ({
    ...(await projectCallerOf(context, owner, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params,
    formKey: undefined,
  });
  const ofCalendar = <Value>(value: Value) => args(value, { calendarId });
  const page = async () => readCalendarPage(await ofCalendar({}), "2027", "zh", calendarId);
  const plan = async () => (await readPlan(context.db, projectId))!;
  const follow = async () => {
    const personId = (await plan()).people[0]?.id ?? "";
    return changeWorkingTime(await args({ version: 0, share: 100, calendar: calendarId }, { personId }));
  };
  const morning = parseWorkingTimes("08:00-12:00") ?? [];
  const mornings = { monday: morning, tuesday: morning, wednesday: morning, thursday: morning, friday: morning, saturday: [], sunday: [] };

  it("begins as a copy with a name in both languages, and leaves the project's as it is", async () => {
    const before = (await plan()).calendar;

    await changeWeek(await ofCalendar({ version: 1, ...mornings }));

    expect(await page()).toMatchObject({ name: "上午班", version: 2, users: [] });
    expect((await plan()).calendars[calendarId]?.week[0]).toEqual(morning);
    expect((await plan()).calendar).toEqual(before);
  });

  it("moves the tasks of who follows it, and keeps the plan in memory the same as the stored one", async () => {
    await follow();

    const effect = await changeWeek(await ofCalendar({ version: 1, ...mornings }));

    expect(effect.moved).toBeGreaterThan(0);
    const stored = await plan();
    expect((await context.plans.read(context.db, projectId, stored.version)).plan).toEqual(stored);
    expect((await page()).users).toEqual(["Li Na"]);
  });

  it("is not removed while somebody follows it, and says who", async () => {
    await follow();

    const refused = args({ calendarId }).then((value) => removeCalendar({ ...value, locale: "en" }));

    await expect(refused).rejects.toMatchObject({ code: "calendar.inUse", parameters: { names: "Li Na" } });
  });

  it("comes back after its removal with its days", async () => {
    const former = (await plan()).calendars[calendarId];
    await removeCalendar({ ...(await args({ calendarId })), locale: "en" });
    expect((await plan()).calendars).toEqual({});

    await restoreOtherCalendar(await args({ calendarId }));

    expect((await plan()).calendars[calendarId]).toEqual(former);
    await expect(args({ calendarId }).then(restoreOtherCalendar)).rejects.toMatchObject({ code: "undo.changedSince" });
  });

  it("refuses a name that was changed meanwhile, and calendars of other projects", async () => {
    await nameCalendar(await ofCalendar({ version: 1, name: "Early", nameZh: "早班" }));
    const late = ofCalendar({ version: 1, name: "Late" }).then(nameCalendar);
    await expect(late).rejects.toMatchObject({ code: "form.stale", detail: { version: 2, theirs: { name: "Early", nameZh: "早班" } } });

    const other = await addProject(context, owner);
    const own = (await projectCallerOf(context, owner, other)).project.calendarId;
    const exceptionId = (
      await context.db.selectFrom("calendarException").select("id").where("calendarId", "=", own).executeTakeFirstOrThrow()
    ).id;
    const foreign = args({ exceptionId }, { calendarId: own }).then(removeException);
    await expect(foreign).rejects.toBeInstanceOf(Response);
  });
});
