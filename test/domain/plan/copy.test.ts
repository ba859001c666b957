import { expect, it } from "vitest";
import fc from "fast-check";
import { copyPlan } from "#app/domain/plan/copy.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { outlineOf, planFromOutline } from "#app/domain/plan/outline.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { addDays, daysBetween } from "#app/domain/time/day.ts";
import { samplePlan, sampleTask } from "./sample-plan.ts";

const noBackground = new Map();

function counter() {
  let count = 0;
  return () => `new-${++count}`;
}

function startsOf(plan: Plan) {
  const schedule = schedulePlan(plan);
  if (!schedule.ok) throw new Error(schedule.problem.code);
  return plan.tasks.map((task) => schedule.value.task(schedule.value.indexOf(task.id)).start);
}

it("keeps every date's distance from the start, and reports nothing as done unless asked", () => {
  const dates = {
    constraint: "SNET",
    constraintAt: "2026-03-04T08:00",
    deadline: "2026-03-20T17:00",
    manualStart: "2026-03-05T08:00",
  } as const;
  const done = { progress: 40, actualStart: "2026-03-02T08:00" };
  const sample = samplePlan();
  const plan = { ...sample, tasks: [sampleTask({ id: "only", ...dates, ...done })], links: [], goLiveTaskId: "only" };
  const later = { start: addDays(plan.start, 30), keepsPeople: true, keepsProgress: false };

  const [task] = copyPlan(plan, noBackground, later, counter()).plan.tasks;

  expect(task).toMatchObject({
    constraintAt: "2026-04-03T08:00",
    deadline: "2026-04-19T17:00",
    manualStart: "2026-04-04T08:00",
    progress: 0,
    actualStart: null,
  });
  const kept = copyPlan(plan, noBackground, { ...later, start: plan.start, keepsProgress: true }, counter()).plan.tasks[0];
  expect(kept).toMatchObject({ ...dates, ...done });
});

it("shares no id with the original, and has the same structure", () => {
  const plan = samplePlan();
  const old = new Set([...plan.tasks, ...plan.links, ...plan.people].map((entry) => entry.id));

  const { plan: copy } = copyPlan(plan, noBackground, { start: plan.start, keepsPeople: true, keepsProgress: true }, counter());

  const used = JSON.stringify([
    copy.tasks.map(({ id, parentId, ownerId }) => [id, parentId, ownerId]),
    copy.links,
    copy.people,
    copy.goLiveTaskId,
  ]);
  for (const id of old) expect(used).not.toContain(`"${id}"`);
  expect(startsOf({ ...copy, calendar: plan.calendar })).toEqual(startsOf(plan));
});

it("leaves people out when they are not wanted: roles and tasks belong to nobody", () => {
  const plan = samplePlan();
  const person = { id: "li", name: "Li Na" };
  const owned = {
    ...plan,
    people: [person],
    roles: [{ code: "BA", name: { text: "Analyst", zh: "分析师" }, personId: "li" }],
    tasks: plan.tasks.map((task) => ({ ...task, ownerId: "li" })),
  };

  const { plan: copy } = copyPlan(owned, noBackground, { start: plan.start, keepsPeople: false, keepsProgress: false }, counter());

  expect(copy.people).toEqual([]);
  expect(copy.roles).toMatchObject([{ code: "BA", name: { zh: "分析师" }, personId: null }]);
  expect(copy.tasks.every((task) => task.ownerId === null)).toBe(true);
});

it("moves a plan without fixed dates to wherever the outline of it would begin", () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
      const plan = samplePlan();
      const start = addDays(plan.start, days);
      const copy = copyPlan(plan, noBackground, { start, keepsPeople: false, keepsProgress: false }, counter()).plan;
      const outline = planFromOutline(outlineOf(plan, noBackground, 480), 480, counter());
      const other = { ...plan, ...outline, start };
      expect(daysBetween(plan.start, copy.start)).toBe(days);
      expect(startsOf({ ...copy, calendar: plan.calendar })).toEqual(startsOf(other));
    }),
    { numRuns: 30 },
  );
});

it("keeps a day a day where days are shorter, and clock time as it is", () => {
  const plan = {
    ...samplePlan(),
    tasks: [
      sampleTask({ id: "two-days", durationMinutes: 960 }),
      sampleTask({ id: "clock", durationMinutes: 2880, elapsed: true, position: 2048 }),
    ],
    links: [{ id: "l", predecessorId: "two-days", successorId: "clock", type: "FS" as const, lag: 480, lagUnit: "working" as const }],
  };

  const shorter = planFromOutline(outlineOf(plan, noBackground, 480), 450, counter());

  expect(shorter.tasks.map((task) => task.durationMinutes)).toEqual([900, 2880]);
  expect(shorter.links).toMatchObject([{ lag: 450 }]);
});
