import fc from "fast-check";
import { expect, it } from "vitest";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { createPlanScheduler, schedulePlan } from "#app/domain/plan/schedule.ts";
import { sampleLink, samplePlan, sampleTask } from "./sample-plan.ts";

const workingTimes: Plan["workingTimes"] = { li: { calendarId: null, maxUnits: 1, absences: [{ from: "2026-03-03", to: "2026-03-04" }] } };

function withTask(plan: Plan, id: string, values: Partial<PlanTask>): Plan {
  return { ...plan, tasks: plan.tasks.map((task) => (task.id === id ? { ...task, ...values } : task)) };
}

const ids = fc.constantFrom("a", "b", "c", "live");

/** What changes the dates of a plan, from a longer task to another person behind a role. */
const change: fc.Arbitrary<(plan: Plan) => Plan> = fc.oneof(
  fc.tuple(ids, fc.integer({ min: 0, max: 2000 })).map(
    ([id, durationMinutes]) =>
      (plan: Plan) =>
        withTask(plan, id, { durationMinutes }),
  ),
  fc.tuple(ids, fc.constantFrom("li", null)).map(
    ([id, ownerId]) =>
      (plan: Plan) =>
        withTask(plan, id, { ownerId }),
  ),
  fc.tuple(ids, fc.constantFrom("PMO", null)).map(
    ([id, roleCode]) =>
      (plan: Plan) =>
        withTask(plan, id, { roleCode }),
  ),
  fc.tuple(ids, fc.constantFrom<PlanTask["constraint"]>("ASAP", "ALAP", "SNET")).map(
    ([id, constraint]) =>
      (plan: Plan) =>
        withTask(plan, id, { constraint, constraintAt: constraint === "SNET" ? "2026-03-05T08:00" : null }),
  ),
  fc.constant((plan: Plan): Plan => ({ ...plan, workingTimes: plan.workingTimes.li ? {} : workingTimes })),
  fc.constant((plan: Plan) => ({
    ...plan,
    roles: plan.roles.map((role) => ({ ...role, personId: role.personId === null ? "li" : null })),
  })),
  fc.constantFrom("2026-03-02", "2026-03-09").map((start) => (plan: Plan) => ({ ...plan, start })),
  fc.constant((plan: Plan) => ({ ...plan, links: plan.links.length > 2 ? plan.links.slice(1) : [...plan.links, sampleLink("a", "c")] })),
  fc.constant((plan: Plan) => ({ ...plan, tasks: [...plan.tasks, sampleTask({ id: `more ${plan.tasks.length}` })] })),
);

it("gives the dates of each plan, whatever the one before was", () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 10 }), (changes) => {
      const scheduler = createPlanScheduler();
      let plan = samplePlan();
      for (const one of changes) {
        plan = one(plan);
        const [now, anew] = [scheduler(plan), schedulePlan(plan)];
        if (!now.ok || !anew.ok) throw new Error("a plan without dates");
        const dates = (schedule: typeof now.value) => schedule.ids.map((_, index) => schedule.task(index));
        expect(dates(now.value)).toEqual(dates(anew.value));
      }
    }),
  );
});

it("remembers the dates of the last plan, and goes on after one that cannot be scheduled", () => {
  const scheduler = createPlanScheduler();
  const plan = samplePlan();
  const loop = { ...plan, links: [...plan.links, sampleLink("c", "a")] };

  expect(scheduler(plan)).toBe(scheduler(plan));
  expect(scheduler(loop)).toMatchObject({ ok: false, problem: { code: "schedule.cycle" } });
  expect(scheduler({ ...plan })).toMatchObject({ ok: true });
});
