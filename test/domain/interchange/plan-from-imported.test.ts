import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareImported } from "#app/domain/interchange/compare-imported.ts";
import type { ImportedCalendar, ImportedPlan, ImportedTask } from "#app/domain/interchange/imported-plan.ts";
import { planFromImported } from "#app/domain/interchange/plan-from-imported.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { finishToStart, importedPlan, importedTask, scheduleOf } from "./sample-plan.ts";

const keep = (plan: ImportedPlan) => planFromImported(plan, "project");
const codes = (plan: ImportedPlan) => keep(plan).notes.map((note) => note.code.replace("import.note.", ""));
const phase = (id: string, changes: Partial<ImportedTask> = {}) => importedTask(id, { kind: "phase", ...changes });
const roundTheClock: ImportedCalendar = {
  name: "24 hours",
  week: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]),
  exceptions: [],
};

function compare(plan: ImportedPlan) {
  const schedule = schedulePlan(keep(plan).plan);
  if (!schedule.ok) throw new Error(schedule.problem.code);
  return compareImported(plan, schedule.value);
}

/** The plan with the dates that the engine gives it from the file's own start. */
function datedByEngine(plan: ImportedPlan): ImportedPlan {
  const schedule = scheduleOf(plan);
  const tasks = plan.tasks.map((task, index) => {
    const { start, finish } = schedule.task(index);
    return { ...task, fileStart: start, fileFinish: finish };
  });
  return { ...plan, tasks };
}

describe("planFromImported", () => {
  it("keeps an empty plan empty", () => {
    const { plan, notes } = keep(importedPlan([]));

    expect(plan).toMatchObject({
      projectId: "project",
      version: 1,
      start: "2026-01-05",
      nextTaskNumber: 1,
      tasks: [],
      links: [],
      people: [],
    });
    expect(notes).toEqual([]);
  });

  it("keeps a task with everything a plan holds, numbered in the order of the file", () => {
    const own: Partial<ImportedTask> = {
      durationMinutes: 960,
      elapsed: true,
      progress: 40,
      constraint: "SNET",
      constraintAt: "2026-01-06T08:00",
      deadline: "2026-02-01T17:00",
      actualStart: "2026-01-06T08:00",
      manualStart: "2026-01-06T08:00",
      manualFinish: "2026-01-07T17:00",
      ownerId: "p",
    };
    const people = [{ id: "p", uid: "1", name: "Li Na", calendar: null, maxUnits: 1 }];

    const { plan } = keep(importedPlan([importedTask("7"), importedTask("3", own)], { people }));

    expect(plan.tasks.map(({ id, number }) => [id, number])).toEqual([
      ["7", 1],
      ["3", 2],
    ]);
    expect(plan.tasks[1]).toMatchObject({ ...own, version: 1, kind: "task", name: { text: "Task 3", zh: null }, roleCode: null });
    expect(plan.people).toEqual([{ id: "p", name: "Li Na" }]);
    expect(plan.nextTaskNumber).toBe(3);
  });

  it("puts parents before their children, whatever the order of the file", () => {
    const { plan } = keep(importedPlan([importedTask("2", { parentId: "1" }), phase("1"), importedTask("3", { parentId: "1" })]));

    expect(plan.tasks.map((task) => task.id)).toEqual(["1", "2", "3"]);
  });

  it("gives a phase no work, progress or actual dates of its own", () => {
    const { plan } = keep(
      importedPlan([
        phase("1", { durationMinutes: 2400, progress: 30, actualStart: "2026-01-05T08:00" }),
        importedTask("2", { parentId: "1" }),
      ]),
    );

    expect(plan.tasks[0]).toMatchObject({ kind: "phase", durationMinutes: 0, progress: 0, actualStart: null });
  });

  it("keeps inactive and external tasks with their links, and what schedules single tasks", () => {
    const own = {
      active: false,
      workType: "fixedWork",
      effortDriven: true,
      ignoresPeople: true,
      priority: 700,
      levellingDelayMinutes: 60,
      pauses: [{ afterMinutes: 240, minutes: 480 }],
    } as const;
    const external = importedTask("2", { external: true, manualStart: "2026-01-05T08:00", manualFinish: "2026-01-05T17:00" });
    const imported = importedPlan([importedTask("1", own), external], { links: [finishToStart("1", "2")] });

    const { plan, notes } = keep(imported);

    expect(plan.tasks).toMatchObject([own, { external: true, manualStart: "2026-01-05T08:00" }]);
    expect(plan.links).toHaveLength(1);
    expect(notes).toEqual([]);
  });

  it("does not tell again what the reading has told", () => {
    const told = { code: "import.note.progress", taskName: "Task 1", uid: "1", parameters: { percent: 33.4 } } as const;

    expect(codes(importedPlan([importedTask("1", { progress: 33.4 })], { notes: [told] }))).toEqual(["progress"]);
  });

  it("keeps who works on a task, but for an owner who is alone on it, full time", () => {
    const assigned = (taskId: string, personId: string, units: number, workMinutes: number | null) => ({
      taskId,
      personId,
      units,
      workMinutes,
    });
    const imported = importedPlan(
      [importedTask("1", { ownerId: "a" }), importedTask("2", { ownerId: "a" }), importedTask("3", { ownerId: "a" })],
      {
        people: [
          { id: "a", uid: "1", name: "Li Na", calendar: null, maxUnits: 1 },
          { id: "b", uid: "2", name: "王伟", calendar: null, maxUnits: 1 },
        ],
        assignments: [
          assigned("1", "a", 1, 480),
          assigned("2", "a", 0.5, null),
          assigned("3", "a", 1, 480),
          assigned("3", "b", 1, 240),
          assigned("3", "b", 1, 9),
        ],
      },
    );

    expect(keep(imported).plan.tasks.map((task) => task.assignments)).toEqual([
      [],
      [{ personId: "a", units: 0.5, workMinutes: 240 }],
      [
        { personId: "a", units: 1, workMinutes: 480 },
        { personId: "b", units: 1, workMinutes: 240 },
      ],
    ]);
  });

  it("keeps the calendars that tasks and people follow, and days off that differ from the project's as absences", () => {
    const { calendars, ...rest } = importedPlan([importedTask("1", { calendar: "2" })]);
    const away = { from: "2026-01-08", to: "2026-01-09", intervals: [], name: "" };
    const imported = {
      ...rest,
      calendars: {
        ...calendars,
        "2": { ...roundTheClock, name: "Night" },
        "3": { ...calendars["1"]!, exceptions: [away], name: "Li Na" },
        "4": { ...roundTheClock, name: "Unused" },
      },
      people: [
        { id: "a", uid: "1", name: "Li Na", calendar: "3", maxUnits: 1 },
        { id: "b", uid: "2", name: "王伟", calendar: "2", maxUnits: 0.5 },
        { id: "c", uid: "3", name: "Wu Qiang", calendar: null, maxUnits: 1 },
      ],
    };

    const { plan } = keep(imported);

    expect(Object.entries(plan.calendars).map(([id, { name }]) => [id, name.text])).toEqual([["2", "Night"]]);
    expect(plan.workingTimes).toEqual({
      a: { calendarId: null, maxUnits: 1, absences: [{ from: "2026-01-08", to: "2026-01-09" }] },
      b: { calendarId: "2", maxUnits: 0.5, absences: [] },
    });
  });

  it("says what it loses", () => {
    const imported = importedPlan([importedTask("4", { progress: 33.4 })]);

    expect(keep(imported).notes.map(({ code, uid, parameters }) => [code.replace("import.note.", ""), uid, parameters])).toEqual([
      ["progress", "4", { percent: 33.4 }],
    ]);
    expect(keep(imported).plan.tasks[0]?.progress).toBe(33);
  });

  it("keeps one link between two tasks", () => {
    const imported = importedPlan([importedTask("1"), importedTask("2")], {
      links: [finishToStart("1", "2"), { ...finishToStart("1", "2"), id: "again", type: "SS" }],
    });

    expect(keep(imported).plan.links.map((link) => link.type)).toEqual(["FS"]);
    expect(codes(imported)).toEqual(["duplicateLink"]);
  });

  it("cuts names to 300 characters without cutting one in half, and says so", () => {
    const imported = importedPlan([
      importedTask("1", { name: `${"长".repeat(299)}𠮷𠮷` }),
      importedTask("2", { name: "two\nlines" }),
      importedTask("3", { name: " ", deliverable: "D".repeat(301) }),
    ]);

    expect(keep(imported).plan.tasks.map((task) => task.name.text)).toEqual(["长".repeat(299), "two lines", "3"]);
    expect(codes(imported)).toEqual(["nameCut", "deliverableCut"]);
  });

  it("keeps exceptions of the calendar so that their order no longer decides", () => {
    // given a week off in which, told later, the Saturday is worked
    const exceptions = [
      { from: "2026-02-16", to: "2026-02-22", intervals: [], name: "Spring Festival" },
      { from: "2026-02-21", to: "2026-02-21", intervals: [{ from: 480, to: 720 }], name: "Make-up day" },
    ];
    const calendars = { "1": { name: "Standard", ...standardCalendar, exceptions } };

    const { plan, calendarName } = keep(importedPlan([], { calendars }));

    expect(calendarName).toBe("Standard");
    expect(plan.calendar.exceptions.map(({ from, to, name }) => [from, to, name.text])).toEqual([
      ["2026-02-16", "2026-02-20", "Spring Festival"],
      ["2026-02-21", "2026-02-21", "Make-up day"],
      ["2026-02-22", "2026-02-22", "Spring Festival"],
    ]);
  });

  it("throws when the plan's own calendar is missing", () => {
    expect(() => keep(importedPlan([], { calendar: "9" }))).toThrow(RangeError);
  });
});

describe("a file that starts within a day", () => {
  const atEight = { fileStart: "2026-01-05T08:00", fileFinish: "2026-01-05T16:00" };
  const calendars = { "1": roundTheClock };

  it("keeps its dates on a calendar that works around the clock", () => {
    const imported = importedPlan(
      [importedTask("1", atEight), importedTask("2", { fileStart: "2026-01-05T16:00", fileFinish: "2026-01-06T00:00" })],
      {
        calendars,
        links: [finishToStart("1", "2")],
      },
    );

    expect(compare(imported)).toMatchObject({ compared: 2, agreed: 2, moved: [] });
    expect(keep(imported).plan.tasks.map(({ constraint, constraintAt }) => [constraint, constraintAt])).toEqual([
      ["SNET", "2026-01-05T08:00"],
      ["ASAP", null],
    ]);
    expect(keep(imported).notes).toMatchObject([{ code: "import.note.startTime", parameters: { start: "2026-01-05T08:00", count: 1 } }]);
  });

  it("keeps the start of clock time on a calendar of office hours", () => {
    const imported = importedPlan([importedTask("1", { elapsed: true, ...atEight })]);

    expect(compare(imported)).toMatchObject({ agreed: 1 });
  });

  it("leaves tasks alone whose start is not the project's", () => {
    const imported = importedPlan(
      [
        importedTask("1", { manualStart: "2026-01-05T02:00", manualFinish: "2026-01-05T04:00" }),
        importedTask("2", { actualStart: "2026-01-05T03:00", progress: 10 }),
        importedTask("3", { constraint: "MSO", constraintAt: "2026-01-05T01:00" }),
      ],
      { calendars },
    );

    expect(keep(imported).plan.tasks.map((task) => task.constraint)).toEqual(["ASAP", "ASAP", "MSO"]);
    expect(keep(imported).notes).toEqual([]);
  });

  it("needs no constraint where work begins at that time anyway", () => {
    expect(keep(importedPlan([importedTask("1")])).plan.tasks[0]?.constraint).toBe("ASAP");
  });

  it("holds back a task that would start before noon", () => {
    const imported = importedPlan([importedTask("1", { durationMinutes: 240, fileStart: "2026-01-05T13:00" })], {
      start: "2026-01-05T13:00",
    });

    expect(compare(imported)).toMatchObject({ agreed: 1, moved: [] });
  });

  it("keeps whatever dates the engine gives for that start, on any chain of tasks", () => {
    const minuteOfDay = fc.integer({ min: 0, max: 1439 });
    const durations = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(minuteOfDay, durations, fc.boolean(), (minute, lengths, isRoundTheClock) => {
        const clock = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
        const links = lengths.slice(1).map((_, index) => finishToStart(String(index), String(index + 1)));
        const tasks = lengths.map((durationMinutes, index) => importedTask(String(index), { durationMinutes, elapsed: index % 3 === 2 }));
        const draft = importedPlan(tasks, { start: `2026-01-05T${clock}`, links, ...(isRoundTheClock ? { calendars } : {}) });
        const dated = datedByEngine(draft);

        expect(compare(dated)).toMatchObject({ compared: lengths.length, agreed: lengths.length });
      }),
    );
  });
});
