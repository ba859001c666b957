import { describe, expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import type { Plan, PlanTask, TaskAssignment, WorkType } from "#app/domain/plan/model.ts";
import { samplePlan } from "./sample-plan.ts";

/*
 * Which of units, work and duration follows from the two others: Microsoft, "Change the task type for more accurate scheduling" (support.microsoft.com),
 * whose table is what these examples work out; effort-driven: "Change the task type", "assign more people to shorten a task".
 */

const li: TaskAssignment = { personId: "li", units: 1, workMinutes: 960 };
const wu: TaskAssignment = { personId: "wu", units: 1, workMinutes: 960 };

function planWith(values: Partial<PlanTask>): Plan {
  const plan = samplePlan();
  return {
    ...plan,
    people: [...plan.people, { id: "wu", name: "Wu Qiang" }],
    tasks: plan.tasks.map((task) => (task.id === "a" ? { ...task, durationMinutes: 960, assignments: [li], ...values } : task)),
  };
}

function edited(values: Partial<PlanTask>, changes: TaskChanges): PlanTask {
  const done = applyCommand(planWith(values), { kind: "updateTask", taskId: "a", version: 1, changes });
  if (!done.ok) throw new Error(done.problem.code);
  return done.value.plan.tasks.find((task) => task.id === "a")!;
}

const shortly = ({ durationMinutes, assignments }: PlanTask) => [
  durationMinutes,
  ...assignments.map(({ personId, units, workMinutes }) => `${personId} ${units} ${workMinutes}`),
];

describe("a task with people on it", () => {
  it.each<[WorkType, TaskChanges, unknown[]]>([
    ["fixedUnits", { durationMinutes: 1920 }, [1920, "li 1 1920"]],
    ["fixedUnits", { assignments: [{ ...li, workMinutes: 480 }] }, [480, "li 1 480"]],
    ["fixedUnits", { assignments: [{ ...li, units: 0.5 }] }, [1920, "li 0.5 960"]],
    ["fixedWork", { durationMinutes: 1920 }, [1920, "li 0.5 960"]],
    ["fixedWork", { assignments: [{ ...li, units: 2 }] }, [480, "li 2 960"]],
    ["fixedDuration", { durationMinutes: 1920 }, [1920, "li 1 1920"]],
    ["fixedDuration", { assignments: [{ ...li, workMinutes: 480 }] }, [960, "li 0.5 480"]],
    ["fixedDuration", { assignments: [{ ...li, units: 0.5 }] }, [960, "li 0.5 480"]],
  ])("of %s keeps what its type says when %j is set", (workType, changes, expected) => {
    expect(shortly(edited({ workType }, changes))).toEqual(expected);
  });

  it("takes as long as the one of several who has most to do", () => {
    expect(shortly(edited({}, { assignments: [li, { ...wu, workMinutes: 1440 }] }))).toEqual([1440, "li 1 960", "wu 1 1440"]);
  });

  it("is done sooner by two than by one when effort drives it, and in the same time when not", () => {
    expect(shortly(edited({ effortDriven: true }, { assignments: [li, wu] }))).toEqual([480, "li 1 480", "wu 1 480"]);
    expect(shortly(edited({}, { assignments: [li, wu] }))).toEqual([960, "li 1 960", "wu 1 960"]);
    const shared = {
      effortDriven: true,
      durationMinutes: 480,
      assignments: [
        { ...li, workMinutes: 480 },
        { ...wu, workMinutes: 480 },
      ],
    };
    expect(shortly(edited(shared, { assignments: [{ ...li, workMinutes: 480 }] }))).toEqual([960, "li 1 960"]);
  });

  it("keeps its duration when the last person leaves, and is taken back in one step", () => {
    expect(shortly(edited({}, { assignments: [] }))).toEqual([960]);

    const done = applyCommand(planWith({}), { kind: "updateTask", taskId: "a", version: 1, changes: { durationMinutes: 1920 } });
    if (!done.ok) throw new Error(done.problem.code);
    const back = applyCommand(done.value.plan, done.value.inverse);
    if (!back.ok) throw new Error(back.problem.code);
    expect(shortly(back.value.plan.tasks.find((task) => task.id === "a")!)).toEqual([960, "li 1 960"]);
  });

  it("is refused where somebody else has changed its people meanwhile, and not where they changed its name", () => {
    const change = {
      kind: "updateTask",
      taskId: "a",
      version: 1,
      changes: { assignments: [wu] },
      seen: { assignments: [li], durationMinutes: 960 },
    } as const;

    expect(applyCommand(planWith({ version: 2, assignments: [] }), change)).toMatchObject({ problem: { code: "plan.task.stale" } });
    expect(applyCommand(planWith({ version: 2, name: { text: "New", zh: null } }), change).ok).toBe(true);
  });

  it("cannot be a summary", () => {
    const done = applyCommand(planWith({}), { kind: "updateTask", taskId: "phase", version: 1, changes: { assignments: [li] } });

    expect(done).toMatchObject({ problem: { code: "plan.task.summaryDates", field: "assignments" } });
  });
});
