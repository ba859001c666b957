import { parseWithZod } from "@conform-to/zod/v4";
import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import { addException, changeWeek, changeYear, removeException, restoreException } from "#app/calendar/calendar.server.ts";
import { exceptionForm, weekForm } from "#app/calendar/calendar.forms.server.ts";
import { readCalendarPage } from "#app/calendar/calendar-page.server.ts";
import { foreseeCalendar, replaceCalendar, restoreCalendar } from "#app/calendar/replace-calendar.server.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

const officeDay = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
];

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest(), { now: () => "2026-11-22T08:00:00.000Z" });
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { calendar: "standard", day: "2027-03-01" });
  });

  const caller = () => projectCallerOf(context, owner, projectId);
  const argumentsFor = <Value>(projectCaller: ProjectCaller, value: Value) => ({
    ...projectCaller,
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const add = async (value: { from: string; to: string; name: string; times: { from: number; to: number }[] }) =>
    addException(argumentsFor(await caller(), value));
  const storedDates = async () => {
    const rows = await context.db.selectFrom("task").select(["id", "startAt", "finishAt"]).where("projectId", "=", projectId).execute();
    return new Map(rows.map((row) => [row.id, `${row.startAt} ${row.finishAt}`]));
  };
  const goLive = async () => {
    const plan = await readPlan(context.db, projectId);
    const row = await context.db
      .selectFrom("task")
      .select("finishAt")
      .where("id", "=", plan?.goLiveTaskId ?? "")
      .executeTakeFirstOrThrow();
    return row.finishAt;
  };

  it("foresees what another calendar does to the plan, uses it, and puts the former one back until it is edited", async () => {
    const former = { week: (await readPlan(context.db, projectId))?.calendar, dates: await storedDates(), goLive: await goLive() };
    const foreseen = await foreseeCalendar(await caller(), "china");
    expect(foreseen?.moved).toBeGreaterThan(0);
    expect(foreseen?.end).toMatchObject({ kind: "goLive", before: former.goLive });

    const replace = async (planVersion: number) => replaceCalendar(argumentsFor(await caller(), { planVersion, calendar: "china" }));
    const replaced = await replace(1);
    expect(replaced).toEqual(foreseen);
    expect(await goLive()).toBe(replaced.end.after);
    await expect(replace(1)).rejects.toMatchObject({ code: "calendar.changedSince", status: 409 });

    const back = async () => restoreCalendar(argumentsFor(await caller(), { confirmed: "yes" as const }));
    await back();
    expect((await readPlan(context.db, projectId))?.calendar).toEqual(former.week);
    expect(await storedDates()).toEqual(former.dates);
    await add({ from: "2027-03-03", to: "2027-03-03", name: "Audit", times: [] });
    await expect(back()).rejects.toMatchObject({ code: "undo.changedSince" });
    // Whoever looked before the day was added does not wipe it out.
    await expect(replace(3)).rejects.toMatchObject({ code: "calendar.changedSince", status: 409 });
    expect((await readCalendarPage(await caller(), "2027", "en")).rows.map(({ name }) => name)).toEqual(["Audit"]);
  });

  it("marks a predicted year as announced, which moves nothing and stands in the log", async () => {
    projectId = await addProject(context, owner, { calendar: "china", day: "2027-03-01" });
    const provisional = async () => (await readPlan(context.db, projectId))?.calendar.provisionalYears ?? [];
    const year = (await provisional())[0] ?? 0;
    const before = await storedDates();

    const effect = await changeYear(argumentsFor(await caller(), { year, state: "official" as const }));

    expect(year).toBeGreaterThan(2026);
    expect(effect.moved).toBe(0);
    expect(await provisional()).not.toContain(year);
    expect(await storedDates()).toEqual(before);
    expect((await readEvents(context.db, projectId, 1))[0]).toMatchObject({ command: "calendar.changeYear" });
    await changeYear(argumentsFor(await caller(), { year, state: "provisional" as const }));
    expect(await provisional()).toContain(year);
  });

  it("moves the plan by a holiday and tells by how much", async () => {
    const before = { dates: await storedDates(), goLive: await goLive(), version: (await caller()).project.planVersion };

    const effect = await add({ from: "2027-03-01", to: "2027-03-05", name: "Stocktaking", times: [] });

    const after = await storedDates();
    const moved = [...after].filter(([id, dates]) => before.dates.get(id) !== dates).length;
    expect(moved).toBeGreaterThan(0);
    expect(effect).toEqual({ moved, end: { kind: "goLive", before: before.goLive, after: await goLive() } });
    expect(effect.end.after > effect.end.before).toBe(true);
    expect((await caller()).project.planVersion).toBe(before.version + 1);
  });

  it("stores the dates that the engine finds for what is stored", async () => {
    await add({ from: "2027-03-03", to: "2027-03-16", name: "Closed", times: [] });

    const plan = await readPlan(context.db, projectId);
    const schedule = plan && schedulePlan(plan);
    if (!schedule?.ok) throw new Error("the plan has no schedule");
    const expected = schedule.value.ids.map((id, index) => {
      const { start, finish } = schedule.value.task(index);
      return [id, `${start} ${finish}`];
    });
    expect([...(await storedDates())].sort()).toEqual(expected.sort());
  });

  it("gives the dates back when the exception is taken out", async () => {
    const before = await storedDates();
    await add({ from: "2027-03-01", to: "2027-03-05", name: "Stocktaking", times: [] });
    const page = await readCalendarPage(await caller(), "2027", "en");

    await removeException(argumentsFor(await caller(), { exceptionId: page.rows[0]?.id ?? "" }));

    expect(await storedDates()).toEqual(before);
    expect((await readCalendarPage(await caller(), "2027", "en")).rows).toEqual([]);
  });

  it("puts a removed exception back as it was, with its dates, unless its days have another one", async () => {
    await add({ from: "2027-03-01", to: "2027-03-05", name: "Stocktaking", times: [] });
    const shown = async () => (await readCalendarPage(await caller(), "2027", "en")).rows;
    const rows = await shown();
    const dates = await storedDates();
    const exceptionId = rows[0]?.id ?? "";
    const restore = async () => restoreException(argumentsFor(await caller(), { exceptionId }));
    await removeException(argumentsFor(await caller(), { exceptionId }));

    await restore();
    expect(await shown()).toEqual(rows);
    expect(await storedDates()).toEqual(dates);

    await removeException(argumentsFor(await caller(), { exceptionId }));
    await add({ from: "2027-03-03", to: "2027-03-03", name: "Fair", times: [] });
    await expect(restore()).rejects.toMatchObject({ code: "undo.changedSince", status: 409 });
    expect(await shown()).toMatchObject([{ name: "Fair" }]);
  });

  it("lets what is added hold on its days and keeps the rest of what was there", async () => {
    await add({ from: "2027-03-01", to: "2027-03-10", name: "Closed", times: [] });

    await add({ from: "2027-03-04", to: "2027-03-04", name: "Inventory", times: officeDay });

    const { rows } = await readCalendarPage(await caller(), "2027", "en");
    expect(rows.map(({ from, to, name, times, days }) => [from, to, name, times, days])).toEqual([
      ["2027-03-01", "2027-03-03", "Closed", "", 3],
      ["2027-03-04", "2027-03-04", "Inventory", "08:00-12:00, 13:00-17:00", 1],
      ["2027-03-05", "2027-03-10", "Closed", "", 6],
    ]);
  });

  it("writes down what was replaced, who did it, and how many tasks moved", async () => {
    await add({ from: "2027-03-01", to: "2027-03-02", name: "Closed", times: [] });
    const { moved } = await add({ from: "2027-03-02", to: "2027-03-02", name: "Inventory", times: officeDay });

    const [event] = await readEvents(context.db, projectId, 1);
    expect(event).toMatchObject({ command: "calendar.addException", actorId: owner.id });
    expect(JSON.parse(event?.data ?? "")).toEqual({
      before: [{ from: "2027-03-01", to: "2027-03-02", intervals: [], name: { text: "Closed", zh: null } }],
      after: { from: "2027-03-02", to: "2027-03-02", intervals: officeDay, name: { text: "Inventory", zh: null } },
      moved,
    });
  });

  it("makes the plan longer when a weekday is no longer worked", async () => {
    const before = await goLive();
    const week = { monday: officeDay, tuesday: officeDay, wednesday: officeDay, thursday: officeDay, friday: [], saturday: [], sunday: [] };

    const effect = await changeWeek(argumentsFor(await caller(), { version: 1, ...week }));

    expect(effect.moved).toBeGreaterThan(0);
    expect((await goLive()) > before).toBe(true);
    expect(await readCalendarPage(await caller(), null, "en")).toMatchObject({
      version: 2,
      weekTexts: { 4: { day: "friday", times: "" } },
    });
  });

  it("refuses a week that somebody else changed since, with theirs, and writes nothing", async () => {
    const long = [{ from: 480, to: 1080 }];
    const week = { monday: long, tuesday: long, wednesday: long, thursday: long, friday: long, saturday: [], sunday: [] };
    await changeWeek(argumentsFor(await caller(), { version: 1, ...week }));
    const stored = await storedDates();

    const late = changeWeek(argumentsFor(await caller(), { version: 1, ...week, monday: [] }));

    await expect(late).rejects.toMatchObject({
      code: "form.stale",
      status: 409,
      detail: { version: 2, theirs: { monday: "08:00-18:00", saturday: "" } },
    });
    expect(await storedDates()).toEqual(stored);
  });

  it("refuses a week without working time at its field", async () => {
    const week = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

    const refused = changeWeek(argumentsFor(await caller(), { version: 1, ...week }));

    await expect(refused).rejects.toMatchObject({ code: "calendar.noWorkingTime", field: "monday" });
  });

  it("refuses an exception longer than a year, and one that is gone", async () => {
    const tooLong = add({ from: "2027-01-01", to: "2028-06-30", name: "Closed", times: [] });
    await expect(tooLong).rejects.toMatchObject({ code: "calendar.tooLong", field: "to" });

    const gone = removeException(argumentsFor(await caller(), { exceptionId: "nothing" }));
    await expect(gone).rejects.toBeInstanceOf(Refusal);
  });

  it("leaves the calendar of the library and of other projects alone", async () => {
    const other = await addProject(context, owner, { calendar: "standard" });
    await add({ from: "2027-03-01", to: "2027-03-05", name: "Stocktaking", times: [] });

    const exceptions = await context.db.selectFrom("calendarException").select("calendarId").where("name", "=", "Stocktaking").execute();
    expect(exceptions.map((row) => row.calendarId)).toEqual([(await caller()).project.calendarId]);
    expect((await projectCallerOf(context, owner, other)).project.planVersion).toBe(1);
  });

  it("marks the years whose holidays are predicted, and shows the year asked for", async () => {
    const chinese = await addProject(context, owner, { calendar: "china", day: "2027-03-01" });
    const page = await readCalendarPage(await projectCallerOf(context, owner, chinese), "2024", "zh");

    expect(page.years.find((entry) => entry.year === 2024)?.isProvisional).toBe(false);
    expect(page.years.some((entry) => entry.isProvisional)).toBe(true);
    expect(page.rows.map((row) => row.name)).toContain("春节");
    expect(page.rows.every((row) => row.from <= "2024-12-31" && row.to >= "2024-01-01")).toBe(true);
  });

  it.each([["99999"], ["year"], ["1700"], [""]])("shows this year when asked for %s", async (asked) => {
    expect((await readCalendarPage(await caller(), asked, "en")).year).toBe(2026);
  });
});

it("reads the form of an exception: one day when no last day is named, and a day off without times", () => {
  const submission = parseWithZod(formOf({ from: "2027-03-01", to: "", name: " Stocktaking ", times: "" }), { schema: exceptionForm });

  expect(submission).toMatchObject({ status: "success", value: { from: "2027-03-01", to: "2027-03-01", name: "Stocktaking", times: [] } });
});

it("names the field of an exception that is not right", () => {
  const wrong = (fields: Record<string, string>) => {
    const submission = parseWithZod(formOf({ from: "2027-03-02", to: "", name: "Closed", times: "", ...fields }), {
      schema: exceptionForm,
    });
    return submission.status === "success" ? null : submission.error;
  };

  expect(wrong({ to: "2027-03-01" })).toEqual({ to: ["calendar.range"] });
  expect(wrong({ times: "all day" })).toEqual({ times: ["calendar.interval"] });
  expect(Object.keys(wrong({ from: "2027-02-30" }) ?? {})).toEqual(["from"]);
  expect(Object.keys(wrong({ name: "  " }) ?? {})).toEqual(["name"]);
});

it("reads the form of a week with its days off left empty", () => {
  const times = "08:00-12:00, 13:00-17:00";
  const fields = {
    version: "3",
    monday: times,
    tuesday: times,
    wednesday: times,
    thursday: times,
    friday: times,
    saturday: "",
    sunday: "",
  };

  const submission = parseWithZod(formOf(fields), { schema: weekForm });

  expect(submission).toMatchObject({ status: "success", value: { version: 3, monday: officeDay, sunday: [] } });
});

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return form;
}
