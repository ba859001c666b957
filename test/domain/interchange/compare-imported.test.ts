import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareImported } from "#app/domain/interchange/compare-imported.ts";
import type { ImportedPlan } from "#app/domain/interchange/imported-plan.ts";
import { finishToStart, importedPlan, importedTask, scheduleOf } from "./sample-plan.ts";

const compare = (plan: ImportedPlan) => compareImported(plan, scheduleOf(plan));
const tuesday = { fileStart: "2026-01-06T08:00", fileFinish: "2026-01-06T17:00" };

describe("compareImported", () => {
  it("reports an empty plan as read, with nothing compared", () => {
    const report = compare(importedPlan([]));

    expect(report).toMatchObject({ compared: 0, agreed: 0, moved: [], read: { tasks: 0, calendars: 1 } });
  });

  it("finds no move where the dates are the same working time, though written differently", () => {
    // given a task that ends on Friday evening, written as Monday morning, and its successor the other way round
    const plan = importedPlan(
      [
        importedTask("1", { durationMinutes: 2400, fileFinish: "2026-01-12T08:00" }),
        importedTask("2", { fileStart: "2026-01-09T17:00", fileFinish: "2026-01-12T17:00" }),
      ],
      { links: [finishToStart("1", "2")] },
    );

    expect(compare(plan)).toMatchObject({ compared: 2, agreed: 2, moved: [] });
  });

  it("says from where to where a task moves, and only for the end that moves", () => {
    const plan = importedPlan([importedTask("1", { fileFinish: "2026-01-07T17:00" })]);

    expect(compare(plan).moved).toEqual([
      {
        taskId: "1",
        uid: "1",
        taskName: "Task 1",
        finish: { from: "2026-01-07T17:00", to: "2026-01-05T17:00" },
        reason: "workPattern",
        because: null,
      },
    ]);
  });

  it("compares tasks in clock time to the minute", () => {
    const task = importedTask("1", { elapsed: true, durationMinutes: 7200, fileFinish: "2026-01-11T08:00" });

    expect(compare(importedPlan([task])).moved).toMatchObject([{ finish: { from: "2026-01-11T08:00", to: "2026-01-10T08:00" } }]);
  });

  it("leaves out tasks without dates and inactive ones", () => {
    const plan = importedPlan([importedTask("1", { fileStart: null, fileFinish: null }), importedTask("2", { active: false, ...tuesday })]);

    expect(compare(plan)).toMatchObject({ compared: 0, moved: [] });
  });

  it.each([
    ["a levelling delay", { levellingDelayMinutes: 1440 }, "levellingDelay", null],
    ["its own calendar", { calendar: "2" }, "taskCalendar", "Night"],
    ["split work", { pauses: [{ afterMinutes: 240, minutes: 240 }] }, "splitTask", null],
    ["a link out of the file", { lostLink: true }, "externalLink", null],
    ["started work", { progress: 50 }, "startedWork", null],
    ["nothing the file tells", {}, "unknown", null],
  ])("names %s as the likely reason", (_, changes, reason, because) => {
    const calendars = { ...importedPlan([]).calendars, "2": { ...importedPlan([]).calendars["1"]!, name: "Night" } };

    const report = compare(importedPlan([importedTask("1", { ...tuesday, ...changes })], { calendars }));

    expect(report.moved).toMatchObject([{ reason, because }]);
  });

  it("names the person whose own calendar a task followed", () => {
    const plan = importedPlan([importedTask("1", tuesday)], {
      people: [{ id: "7", uid: "7", name: "Li Na", calendar: "3", maxUnits: 1 }],
      assignments: [{ taskId: "1", personId: "7", units: 1, workMinutes: null }],
    });

    expect(compare(plan).moved).toMatchObject([{ reason: "resourceCalendar", because: "Li Na" }]);
  });

  it("traces a chain of moves to the task that began it", () => {
    // given a first task moved by levelling, its successor, and the phase around both
    const plan = importedPlan(
      [
        importedTask("1", { kind: "phase", ...tuesday, fileFinish: "2026-01-07T17:00" }),
        importedTask("2", { parentId: "1", levellingDelayMinutes: 1440, ...tuesday }),
        importedTask("3", { parentId: "1", fileStart: "2026-01-07T08:00", fileFinish: "2026-01-07T17:00" }),
      ],
      { links: [finishToStart("2", "3")] },
    );

    expect(compare(plan).moved.map(({ uid, reason, because }) => [uid, reason, because])).toEqual([
      ["1", "phaseFollowsTask", "Task 2"],
      ["2", "levellingDelay", null],
      ["3", "followsPredecessor", "Task 2"],
    ]);
  });

  it("agrees entirely with dates that come from the engine itself", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 }), (durations) => {
        const links = durations.slice(1).map((_, index) => finishToStart(String(index), String(index + 1)));
        const draft = importedPlan(
          durations.map((durationMinutes, index) => importedTask(String(index), { durationMinutes })),
          { links },
        );
        const schedule = scheduleOf(draft);
        const tasks = draft.tasks.map((task, index) => {
          const { start, finish } = schedule.task(index);
          return { ...task, fileStart: start, fileFinish: finish };
        });

        const report = compareImported({ ...draft, tasks }, schedule);

        expect(report).toMatchObject({ compared: durations.length, agreed: durations.length, moved: [] });
      }),
    );
  });
});
