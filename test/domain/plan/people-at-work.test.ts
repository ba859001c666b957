import { describe, expect, it } from "vitest";
import { copyPlan } from "#app/domain/plan/copy.ts";
import type { Plan, PlanNamedCalendar, PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { activeTasks } from "#app/domain/plan/tree.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { samplePlan } from "./sample-plan.ts";

const mornings: PlanNamedCalendar = {
  week: standardCalendar.week.map((day) => day.slice(0, 1)),
  exceptions: [],
  name: { text: "Mornings", zh: null },
  provisionalYears: [],
};

/** The two days of task a begin on Monday 2 March 2026. */
function planWith(values: Partial<PlanTask>, more: Partial<Plan> = {}): Plan {
  const plan = samplePlan();
  return { ...plan, ...more, tasks: plan.tasks.map((task) => (task.id === "a" ? { ...task, ...values } : task)) };
}

function finishOf(plan: Plan, id = "a"): string {
  const schedule = schedulePlan(plan);
  if (!schedule.ok) throw new Error(schedule.problem.code);
  return schedule.value.task(schedule.value.indexOf(id)).finish;
}

const away = { li: { calendarId: null, maxUnits: 1, absences: [{ from: "2026-03-03", to: "2026-03-04" }] } };

describe("a task", () => {
  it("waits for its owner, named or by role, who is away", () => {
    expect(finishOf(planWith({ ownerId: "li" }))).toBe("2026-03-03T17:00");
    expect(finishOf(planWith({ ownerId: "li" }, { workingTimes: away }))).toBe("2026-03-05T17:00");
    expect(finishOf(planWith({ roleCode: "PMO" }, { workingTimes: away }))).toBe("2026-03-05T17:00");
  });

  it("does not wait when its duration is fixed, when it ignores people, or when others do the work", () => {
    const more = { workingTimes: away, people: [...samplePlan().people, { id: "wu", name: "Wu Qiang" }] };

    expect(finishOf(planWith({ ownerId: "li", workType: "fixedDuration" }, more))).toBe("2026-03-03T17:00");
    expect(finishOf(planWith({ ownerId: "li", ignoresPeople: true }, more))).toBe("2026-03-03T17:00");
    expect(finishOf(planWith({ ownerId: "li", assignments: [{ personId: "wu", units: 1, workMinutes: 960 }] }, more))).toBe(
      "2026-03-03T17:00",
    );
  });

  it("follows a calendar of its own and its owner's together", () => {
    const more = { workingTimes: away, calendars: { m: mornings } };

    expect(finishOf(planWith({ calendarId: "m" }, more))).toBe("2026-03-05T12:00");
    expect(finishOf(planWith({ calendarId: "m", ownerId: "li" }, more))).toBe("2026-03-09T12:00");
  });

  it("that is inactive moves nothing, and counts for nothing with all below it", () => {
    expect(finishOf(planWith({}), "b")).toBe("2026-03-06T17:00");
    expect(finishOf(planWith({ active: false }), "b")).toBe("2026-03-04T17:00");

    const { tasks } = samplePlan();
    const inactivePhase = tasks.map((task) => (task.id === "phase" ? { ...task, active: false } : task));
    expect(activeTasks(inactivePhase).map((task) => task.id)).toEqual(["live"]);
    expect(activeTasks(tasks)).toBe(tasks);
  });
});

describe("a copy of a plan", () => {
  const original = planWith(
    { calendarId: "m", assignments: [{ personId: "li", units: 0.5, workMinutes: 480 }] },
    { calendars: { m: mornings }, workingTimes: { li: { calendarId: "m", maxUnits: 0.5, absences: [] } } },
  );
  const copied = (keepsPeople: boolean) => {
    let count = 0;
    const wishes = { start: original.start, keepsPeople, keepsProgress: false };
    return copyPlan(original, new Map(), wishes, () => `new-${++count}`).plan;
  };

  it("has its calendars, and its people with their work and working time, under new ids", () => {
    const copy = copied(true);

    const [calendarId] = Object.keys(copy.calendars);
    const [person] = copy.people;
    expect(calendarId).toMatch(/^new-/);
    expect(copy.tasks[1]).toMatchObject({ calendarId, assignments: [{ personId: person!.id, units: 0.5, workMinutes: 480 }] });
    expect(copy.workingTimes).toEqual({ [person!.id]: { calendarId, maxUnits: 0.5, absences: [] } });
  });

  it("without its people has nobody at work", () => {
    const copy = copied(false);

    expect(copy.tasks[1]?.assignments).toEqual([]);
    expect(copy.workingTimes).toEqual({});
  });
});
