import { proposeLevelling, withDelays } from "#app/domain/levelling/propose-levelling.ts";
import type { LevellingProposal, LevellingShift } from "#app/domain/levelling/proposal.ts";
import type { LevellingOptions, LevellingPerson, PersonAssignment, StaffedPlan } from "#app/domain/levelling/request.ts";
import { findOverloads } from "#app/domain/levelling/workload.ts";
import type { PeriodLoad } from "#app/domain/levelling/workload.ts";
import type { Network } from "#app/domain/schedule/network.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import type { CalendarException } from "#app/domain/time/calendar.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";

/** A plan whose tasks are given to people as `task: person person*0.5`. People who are not told of have all their time on the standard calendar. */
export function staffed(
  network: Network,
  assigned: Readonly<Record<string, string>>,
  people: readonly LevellingPerson[] = [],
): StaffedPlan {
  const assignments = Object.entries(assigned).flatMap(([taskId, names]) =>
    names.split(" ").map((name): PersonAssignment => {
      const [personId = "", units = "1"] = name.split("*");
      return { taskId, personId, units: Number(units) };
    }),
  );
  const told = new Set(people.map(({ id }) => id));
  const others = [...new Set(assignments.map(({ personId }) => personId))].filter((id) => !told.has(id)).map((id) => ({ id, capacity: 1 }));
  return { network, people: [...people, ...others], assignments };
}

export function propose(plan: StaffedPlan, options: LevellingOptions = {}): LevellingProposal {
  const outcome = proposeLevelling(plan, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

export function shiftOf(proposal: LevellingProposal, taskId: string): LevellingShift | undefined {
  return proposal.shifts.find((shift) => shift.taskId === taskId);
}

/** The schedule of a plan once a proposal is stored in it. */
export function applied(plan: StaffedPlan, proposal: LevellingProposal): Schedule {
  const outcome = scheduleNetwork(withDelays(plan.network, proposal.delays));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

export function overloads(plan: StaffedPlan, per: "day" | "week" = "day"): readonly PeriodLoad[] {
  const outcome = findOverloads(plan, { per });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

/** The standard calendar with days on which the person is away. */
export function awayOn(...days: readonly (readonly [from: string, to: string])[]) {
  const exceptions = days.map(([from, to]): CalendarException => ({ from, to, intervals: [] }));
  return { ...standardCalendar, exceptions };
}
