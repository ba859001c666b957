import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { isWorkingDay } from "#app/domain/time/calendar.ts";
import { minutesInDay, parseDay } from "#app/domain/time/day.ts";
import type { ScheduledPlan } from "#app/plan/workspace/scheduled-plan.ts";
import { finishByDays, finishOnDay, moveByDays, moveToDay } from "#app/plan/workspace/task-moves.ts";
import { sampleLink, samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

const day = (text: string) => parseDay(text) ?? Number.NaN;
const design = { durationMinutes: 3 * 480 };

function changes(command: PlanCommand | null): unknown {
  return command?.kind === "updateTask" ? command.changes : command;
}

function after(picture: ScheduledPlan, command: PlanCommand | null): ScheduledPlan {
  const applied = command && applyCommand(picture.plan, command);
  if (!applied?.ok) throw new Error("The command was not carried out");
  return samplePicture(applied.value.plan);
}

describe("moving a task", () => {
  const chain = () => samplePicture(samplePlan([sampleTask("design", design), sampleTask("build")], [sampleLink("design", "build")]));

  it("later holds it with “start no earlier than” the start of work on that day", () => {
    const command = moveToDay(chain(), "build", day("2026-02-09")).command;

    expect(changes(command)).toEqual({ constraint: "SNET", constraintAt: "2026-02-09T09:00" });
  });

  it("back to where its links put it, or before, frees it", () => {
    const held = after(chain(), moveToDay(chain(), "build", day("2026-02-09")).command);

    expect(changes(moveToDay(held, "build", day("2026-02-05")).command)).toEqual({ constraint: "ASAP", constraintAt: null });
    expect(changes(moveToDay(held, "build", day("2026-02-02")).command)).toEqual({ constraint: "ASAP", constraintAt: null });
  });

  it("before its links is nothing at all when nothing holds it", () => {
    expect(moveToDay(chain(), "build", day("2026-02-03")).command).toBeNull();
  });

  it("before its links, with nothing to free it from, tells the earliest time it can start at", () => {
    const earliest = (picture: ScheduledPlan, id: string, days: number) => moveByDays(picture, id, days).earliest;
    expect(earliest(chain(), "build", -1)).toBe(day("2026-02-05") * minutesInDay + 9 * 60);
    expect(earliest(chain(), "design", -3)).toBe(day("2026-02-02") * minutesInDay + 9 * 60);
    expect(earliest(chain(), "build", 1)).toBeNull();
    expect(earliest(chain(), "build", 0)).toBeNull();
  });

  it("before its links, when it is freed from what held it, tells the earliest time it can start at, too", () => {
    const held = after(chain(), moveToDay(chain(), "build", day("2026-02-09")).command);
    const moved = moveByDays(held, "build", -6);

    expect(changes(moved.command)).toEqual({ constraint: "ASAP", constraintAt: null });
    expect(moved.earliest).toBe(day("2026-02-05") * minutesInDay + 9 * 60);
    expect(moveToDay(held, "build", day("2026-02-05")).earliest).toBeNull();
  });

  it("onto a weekend goes on to Monday when moved later and back to Friday when moved earlier", () => {
    const held = samplePicture(samplePlan([sampleTask("build", { constraint: "SNET", constraintAt: "2026-02-09T09:00" })]));

    expect(changes(moveByDays(held, "build", 5).command)).toMatchObject({ constraintAt: "2026-02-23T09:00" });
    expect(changes(moveByDays(held, "build", -1).command)).toMatchObject({ constraintAt: "2026-02-06T09:00" });
  });

  it("onto a make-up Saturday stays on it", () => {
    const held = samplePicture(samplePlan([sampleTask("build", { constraint: "SNET", constraintAt: "2026-02-27T09:00" })]));

    expect(changes(moveByDays(held, "build", 1).command)).toMatchObject({ constraintAt: "2026-02-28T09:00" });
  });

  it("moves both dates of a task that is scheduled by hand", () => {
    const manual = { manualStart: "2026-02-03T09:00", manualFinish: "2026-02-04T18:00" };
    const picture = samplePicture(samplePlan([sampleTask("visit", manual)]));

    expect(changes(moveToDay(picture, "visit", day("2026-02-05")).command)).toEqual({
      manualStart: "2026-02-05T09:00",
      manualFinish: "2026-02-06T18:00",
    });
  });

  it("is refused for a phase, for work that has begun and for work that is done", () => {
    const picture = samplePicture(
      samplePlan([
        sampleTask("phase", { kind: "phase" }),
        sampleTask("begun", { parentId: "phase", actualStart: "2026-02-02T09:00" }),
        sampleTask("done", { parentId: "phase", progress: 100 }),
      ]),
    );

    for (const id of ["phase", "begun", "done", "unknown"]) expect(moveByDays(picture, id, 3).command).toBeNull();
  });

  it("always lands on a working day, no earlier than its links allow", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 60 }), (days) => {
        const picture = after(chain(), moveToDay(chain(), "build", day("2026-02-25")).command);
        const command = moveByDays(picture, "build", days).command;
        if (!command) return;
        const moved = after(picture, command);
        const start = moved.schedule.startMinutes[1] ?? 0;
        expect(isWorkingDay(moved.calendar, Math.floor(start / minutesInDay))).toBe(true);
        expect(start).toBeGreaterThanOrEqual(day("2026-02-05") * minutesInDay);
      }),
    );
  });
});

describe("moving the end of a task", () => {
  const picture = () => samplePicture(samplePlan([sampleTask("design", design)]));

  it("sets the working time up to the end of that day", () => {
    expect(changes(finishOnDay(picture(), "design", day("2026-02-06")))).toEqual({ durationMinutes: 5 * 480 });
  });

  it("jumps the holidays between", () => {
    const long = samplePicture(samplePlan([sampleTask("design", { durationMinutes: 10 * 480 })]));

    expect(changes(finishByDays(long, "design", 1))).toEqual({ durationMinutes: 11 * 480 });
  });

  it("leaves at least the first day", () => {
    expect(changes(finishByDays(picture(), "design", -20))).toEqual({ durationMinutes: 480 });
  });

  it("is nothing when the day stays the same", () => {
    expect(finishOnDay(picture(), "design", day("2026-02-04"))).toBeNull();
  });
});
