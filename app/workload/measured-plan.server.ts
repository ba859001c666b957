import { measureDays, type PersonDays } from "#app/domain/levelling/measure-days.ts";
import type { StaffedPlan } from "#app/domain/levelling/request.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { staffedPlan } from "#app/domain/plan/staffed-plan.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";

// A plan's version never changes, and neither does who works on it.
const staffed = new WeakMap<Plan, StaffedPlan>();

export function staffedOf(plan: Plan): StaffedPlan {
  let known = staffed.get(plan);
  if (!known) staffed.set(plan, (known = staffedPlan(plan)));
  return known;
}

/** What everybody of a plan has to do and time for on the days of a window. */
export function measurePlan({ plan, schedule }: LoadedPlan, from: Day, to: Day): readonly PersonDays[] {
  const days = measureDays(staffedOf(plan), schedule, from, to);
  // People and assignments of a stored plan make sense.
  if (!days.ok) throw new Error(`The work of plan ${plan.projectId} cannot be measured: ${days.problem.code}`);
  return days.value;
}
