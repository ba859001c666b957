import fc from "fast-check";
import { expect, it } from "vitest";
import { withDelays } from "#app/domain/levelling/propose-levelling.ts";
import type { LevellingOptions, StaffedPlan } from "#app/domain/levelling/request.ts";
import { constraintTypes } from "#app/domain/schedule/network.ts";
import type { Network, NetworkTask } from "#app/domain/schedule/network.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { addDays } from "#app/domain/time/day.ts";
import { randomNetwork } from "../schedule/random-network.ts";
import { nonStop, sevenDays } from "../schedule/small-network.ts";
import { applied, awayOn, overloads, propose } from "./staffed-plans.ts";

const personIds = ["li", "wu", "he"];

/** Plans of any shape with people who work part of the time, are away now and then, or have another week. */
const staffedPlan: fc.Arbitrary<StaffedPlan> = fc
  .record({
    network: randomNetwork({ hasSummaries: true, hasMixedCalendars: true, hasLeads: true }),
    constraints: fc.array(fc.record({ type: fc.constantFrom(...constraintTypes), day: fc.nat(30), task: fc.nat() }), { maxLength: 3 }),
    started: fc.array(fc.nat(), { maxLength: 2 }),
    people: fc.array(
      fc.record({ capacity: fc.constantFrom(0, 0.5, 1, 1), calendar: fc.constantFrom("standard", "standard", "sevenDays", "away") }),
      { minLength: 3, maxLength: 3 },
    ),
    assignments: fc.array(fc.record({ task: fc.nat(), person: fc.nat(2), units: fc.constantFrom(0.25, 0.5, 1, 1) }), { maxLength: 16 }),
    away: fc.tuple(fc.nat(20), fc.nat(8)),
  })
  .map(({ network, constraints, started, people, assignments, away }) => {
    const tasks = network.tasks.map((task, index): NetworkTask => {
      if (task.parent === null && network.tasks.some(({ parent }) => parent === task.id)) return task;
      const constraint = constraints.find((one) => one.task % network.tasks.length === index);
      if (started.some((one) => one % network.tasks.length === index)) return { ...task, actualStart: "2026-01-06T09:00" };
      return constraint ? { ...task, constraint: { type: constraint.type, at: `${addDays("2026-01-05", constraint.day)}T10:00` } } : task;
    });
    const first = addDays("2026-01-05", away[0]);
    const calendars = { standard: standardCalendar, sevenDays, nonStop, away: awayOn([first, addDays(first, away[1])]) };
    return {
      network: { ...network, calendars, tasks },
      people: people.map((person, index) => ({ id: personIds[index] ?? "", ...person })),
      assignments: assignments.map(({ task, person, units }) => ({
        taskId: tasks[task % tasks.length]?.id ?? "",
        personId: personIds[person] ?? "",
        units,
      })),
    };
  });

const options = fc.record<LevellingOptions>({
  onlyWithinSlack: fc.boolean(),
  orders: fc.constant(6),
  seed: fc.integer(),
  priorities: fc.constantFrom<Record<string, number>>({}, { t1: 1000, t2: 700 }),
});

function isSchedulable({ network }: StaffedPlan): boolean {
  return scheduleNetwork(network).ok;
}

/** Tasks as late as possible use up slack, and a lag that is a part of how long a summary takes changes with the tasks in it. */
function hasSteadySlack({ tasks, links }: Network): boolean {
  const summaries = new Set(tasks.map(({ parent }) => parent));
  const isPartOfSummary = links.some(({ predecessor, lag, lagUnit }) => lag !== 0 && lagUnit === "percent" && summaries.has(predecessor));
  return !isPartOfSummary && !tasks.some(({ constraint }) => constraint?.type === "ALAP");
}

it("with the proposal stored, nobody has too much to do on a day that the proposal does not name", () => {
  fc.assert(
    fc.property(staffedPlan, options, (plan, wishes) => {
      fc.pre(isSchedulable(plan));
      const proposal = propose(plan, wishes);
      const levelled = { ...plan, network: withDelays(plan.network, proposal.delays) };
      const named = (personId: string, day: string) =>
        proposal.remaining.some((one) => one.personId === personId && one.from <= day && day <= one.to);

      const left = overloads(levelled);

      expect(left.filter(({ personId, from }) => !named(personId, from))).toEqual([]);
      expect(left).toHaveLength(proposal.overloadedDaysAfter);
      expect(overloads(plan)).toHaveLength(proposal.overloadedDaysBefore);
    }),
    { numRuns: 150 },
  );
});

it("the engine calculates the dates that are proposed, later or the same, with no link or constraint broken that was kept", () => {
  fc.assert(
    fc.property(staffedPlan, options, (plan, wishes) => {
      fc.pre(isSchedulable(plan));
      const before = scheduleNetwork(plan.network);
      const proposal = propose(plan, wishes);
      const after = applied(plan, proposal);
      if (!before.ok) return;

      for (const { taskId, start, finish } of proposal.shifts) {
        const dates = after.task(after.indexOf(taskId));
        expect([dates.start, dates.finish]).toEqual([start, finish]);
      }
      const shifted = new Set(proposal.shifts.map(({ taskId }) => taskId));
      plan.network.tasks.forEach(({ id }, task) => {
        if (after.task(task).summary || shifted.has(id)) return;
        expect(after.startMinutes[task]).toBe(before.value.startMinutes[task]);
      });
      const broken = (network: Network) => {
        const outcome = scheduleNetwork(network);
        return outcome.ok ? outcome.value.conflicts.filter(({ code }) => code === "schedule.link.unmet").length : -1;
      };
      expect(broken(withDelays(plan.network, proposal.delays))).toBe(broken(plan.network));
      for (const { levellingDelayMinutes } of proposal.delays) expect(levellingDelayMinutes).toBeGreaterThan(0);
      if (wishes.onlyWithinSlack === true && hasSteadySlack(plan.network)) expect(proposal.project.byMinutes).toBe(0);
    }),
    { numRuns: 150 },
  );
});

it("the same plan and seed give the same bytes", () => {
  fc.assert(
    fc.property(staffedPlan, options, (plan, wishes) => {
      fc.pre(isSchedulable(plan));
      expect(JSON.stringify(propose(plan, wishes))).toBe(JSON.stringify(propose(plan, wishes)));
    }),
    { numRuns: 40 },
  );
});

it("where every task may move and nobody is away for longer than the work takes, no overload is left, and no task waits for nothing", () => {
  const solvable = fc
    .record({
      network: randomNetwork({ hasSummaries: true, hasLeads: true }),
      assignments: fc.uniqueArray(fc.record({ task: fc.nat(13), person: fc.nat(2), units: fc.constantFrom(0.25, 0.5, 0.6, 1) }), {
        maxLength: 20,
        selector: ({ task, person }) => `${task} ${person}`,
      }),
    })
    .map(({ network, assignments }): StaffedPlan => {
      const ids = new Set(network.tasks.map(({ id }) => id));
      const given = assignments.map(({ task, person, units }) => ({ taskId: `t${task}`, personId: personIds[person] ?? "", units }));
      return {
        network,
        people: personIds.map((id) => ({ id, capacity: 1 })),
        assignments: given.filter(({ taskId }) => ids.has(taskId)),
      };
    });
  fc.assert(
    fc.property(solvable, fc.integer(), (plan, seed) => {
      const proposal = propose(plan, { seed, orders: 8 });

      expect([proposal.overloadedDaysAfter, proposal.remaining]).toEqual([0, []]);
      if (proposal.overloadedDaysBefore === 0) expect(proposal.shifts).toEqual([]);
      for (const { delayMinutes, causes } of proposal.shifts) expect(causes.length > 0).toBe(delayMinutes > 0);
    }),
    { numRuns: 200 },
  );
});
