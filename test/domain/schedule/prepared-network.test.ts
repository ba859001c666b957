import fc from "fast-check";
import { expect, it } from "vitest";
import { constraintTypes } from "#app/domain/schedule/network.ts";
import type { Network, NetworkTask } from "#app/domain/schedule/network.ts";
import { followChange, type KnownDates } from "#app/domain/schedule/follow-change.ts";
import { prepareNetwork } from "#app/domain/schedule/prepared-network.ts";
import type { PreparedNetwork } from "#app/domain/schedule/prepared-network.ts";
import { scheduleNetwork, schedulePrepared, type Calculated } from "#app/domain/schedule/schedule-network.ts";
import type { Schedule, ScheduleProblem } from "#app/domain/schedule/schedule.ts";
import { success, type Result } from "#app/domain/result.ts";
import { addDays } from "#app/domain/time/day.ts";
import { randomNetwork } from "./random-network.ts";
import { link, network as networkOf, task } from "./small-network.ts";

interface Edit {
  readonly at: number;
  readonly of: (task: NetworkTask, network: Network) => NetworkTask;
  readonly ofLinks?: (links: Network["links"], at: number) => Network["links"];
}

const at = fc.integer({ min: 0, max: 40 }).map((days) => `${addDays("2026-01-01", days)}T10:00`);
const minutes = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3000 }));
const people = fc.array(
  fc.record({
    workMinutes: minutes,
    units: fc.constantFrom(0.5, 1, 2),
    calendar: fc.option(fc.constantFrom("standard", "sevenDays"), { nil: undefined }),
  }),
  { maxLength: 2 },
);

/** What people do to a plan, mostly to one task: its length, dates, state, people, place and links. */
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  of: fc.oneof(
    minutes.map((durationMinutes): Edit["of"] => (task) => ({ ...task, durationMinutes })),
    fc
      .tuple(fc.constantFrom(...constraintTypes), at)
      .map(([type, day]): Edit["of"] => (task) => ({ ...task, constraint: { type, at: day } })),
    at.map((deadline): Edit["of"] => (task) => ({ ...task, deadline })),
    fc.constantFrom(0, 30, 100).map((percentComplete): Edit["of"] => (task) => ({ ...task, percentComplete })),
    fc
      .tuple(at, fc.option(at))
      .map(([start, finish]): Edit["of"] => (task) => ({ ...task, actualStart: start, ...(finish ? { actualFinish: finish } : {}) })),
    fc.tuple(at, at).map(([start, finish]): Edit["of"] => (task) => ({ ...task, manual: { start, finish } })),
    fc.boolean().map((active): Edit["of"] => (task) => ({ ...task, active })),
    fc.boolean().map((elapsed): Edit["of"] => (task) => ({ ...task, elapsed })),
    minutes.map((levellingDelayMinutes): Edit["of"] => (task) => ({ ...task, levellingDelayMinutes })),
    fc.constantFrom("standard", "sevenDays", "nonStop").map((calendar): Edit["of"] => (task) => ({ ...task, calendar })),
    people.map((assignments): Edit["of"] => (task) => ({ ...task, assignments })),
    fc
      .tuple(fc.integer({ min: 1, max: 400 }), minutes)
      .map(([from, rest]): Edit["of"] => (task) => ({ ...task, pauses: [{ afterMinutes: from, minutes: rest }] })),
    fc.constantFrom("g0", "g1", null).map(
      (parent): Edit["of"] =>
        (task, { tasks }) =>
          parent === null || tasks.some(({ id }) => id === parent) ? { ...task, parent } : task,
    ),
    fc.constant<Edit["of"]>(({ id, parent, durationMinutes }) => ({ id, parent, durationMinutes })),
  ),
  ofLinks: fc.option(
    fc.oneof(
      fc.constant<NonNullable<Edit["ofLinks"]>>((links, index) =>
        links.filter((_, position) => position !== index % Math.max(1, links.length)),
      ),
      fc.constant<NonNullable<Edit["ofLinks"]>>((links, index) =>
        links.map((link, position) => (position === index % links.length ? { ...link, lag: link.lag + 60 } : link)),
      ),
    ),
    { nil: undefined, freq: 4 },
  ),
});

/** Everything that a schedule says. */
function inFull(outcome: Result<Schedule, unknown>) {
  if (!outcome.ok) return outcome.problem;
  const { task: taskAt, indexOf, calendarOf: _calendarOf, ...values } = outcome.value;
  const tasks = values.ids.map((id) => taskAt(indexOf(id)));
  return { ...values, tasks };
}

function edited(network: Network, { at, of, ofLinks }: Edit): Network {
  const chosen = at % network.tasks.length;
  return {
    ...network,
    tasks: network.tasks.map((task, index) => (index === chosen ? of(task, network) : task)),
    links: ofLinks ? ofLinks(network.links, at) : network.links,
  };
}

it("gives after any edits what reading the whole network gives, bit for bit", () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.boolean(), fc.boolean()).chain(([hasSummaries, severalEnds]) =>
        randomNetwork({ hasSummaries, hasMixedCalendars: true, hasLeads: true }).map((network) => ({
          ...network,
          nearCriticalSlackMinutes: 960,
          severalEnds,
        })),
      ),
      fc.array(edit, { minLength: 1, maxLength: 12 }),
      (network, edits) => {
        let now: Network = network;
        let prepared: PreparedNetwork | null = null;
        let dates: KnownDates | null = null;
        for (const one of edits) {
          now = edited(now, one);
          const next = prepareNetwork(now, prepared);
          const calculated: Result<Calculated, ScheduleProblem> = next.ok ? schedulePrepared(next.value, dates) : next;
          if (next.ok) {
            prepared = next.value;
            dates = calculated.ok ? calculated.value.dates : null;
          }

          expect(inFull(calculated.ok ? success(calculated.value.schedule) : calculated)).toEqual(inFull(scheduleNetwork(now)));
        }
      },
    ),
    { numRuns: 600 },
  );
});

it("takes from the earlier network what stayed the same", () => {
  const given = networkOf([..."abcdefgh"].map((id) => task(id, 1)));
  const first = prepareNetwork(given);
  if (!first.ok) throw new Error(JSON.stringify(first.problem));

  const longer = prepareNetwork({ ...given, tasks: [task("a", 2), ...given.tasks.slice(1)] }, first.value);

  expect(longer.ok && longer.value.graph).toBe(first.value.graph);
  expect(longer.ok && [longer.value.model.duration[0], first.value.model.duration[0]]).toEqual([960, 480]);
});

it("calculates only what a change reaches", () => {
  const chain = networkOf(
    [..."abcd"].map((id) => task(id, 1)),
    [link("a FS b"), link("c FS d", 10)],
  );
  const first = prepareNetwork(chain);
  const calculated = first.ok ? schedulePrepared(first.value) : first;
  if (!first.ok || !calculated.ok) throw new Error("The network makes no sense");
  const changed = prepareNetwork({ ...chain, tasks: chain.tasks.map((one) => (one.id === "a" ? task("a", 2) : one)) }, first.value);
  // Where nothing that was known is calculated again, a wrong date stays.
  calculated.value.dates.timetable.earlyStart[2]! += 1;
  const followed = changed.ok ? followChange(changed.value, calculated.value.dates) : null;

  expect(followed?.timetable.earlyStart[2]).toBe(calculated.value.dates.timetable.earlyStart[2]);
  expect(followed?.timetable.earlyFinish[1]).toBeGreaterThan(calculated.value.dates.timetable.earlyFinish[1] ?? Infinity);
});
