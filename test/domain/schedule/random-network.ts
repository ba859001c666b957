import fc from "fast-check";
import { lagUnits, linkTypes } from "#app/domain/schedule/network.ts";
import type { Network, NetworkLink, NetworkTask } from "#app/domain/schedule/network.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import { nonStop, sevenDays } from "./small-network.ts";

interface NetworkShape {
  readonly hasSummaries: boolean;
  readonly hasMixedCalendars: boolean;
  readonly hasLeads: boolean;
  readonly onlyFinishToStart: boolean;
}

/** Networks without constraints and without loops: links run from tasks with lower to tasks with higher numbers. */
export function randomNetwork(shape: Partial<NetworkShape> = {}): fc.Arbitrary<Network> {
  const minutes = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 3000 }),
    fc.integer({ min: 1, max: 6 }).map((days) => days * 480),
  );
  const oneTask = fc.record({
    durationMinutes: minutes,
    calendar: shape.hasMixedCalendars ? fc.constantFrom("standard", "sevenDays", "nonStop") : fc.constant("standard"),
    elapsed: shape.hasMixedCalendars ? fc.boolean() : fc.constant(false),
  });
  const oneLink = fc.record({
    from: fc.nat(),
    to: fc.nat(),
    type: shape.onlyFinishToStart ? fc.constant("FS" as const) : fc.constantFrom(...linkTypes),
    lag: shape.onlyFinishToStart ? fc.constant(0) : fc.integer({ min: shape.hasLeads ? -1500 : 0, max: 3000 }),
    lagUnit: fc.constantFrom(...lagUnits),
  });
  return fc
    .record({ tasks: fc.array(oneTask, { minLength: 1, maxLength: 14 }), links: fc.array(oneLink, { maxLength: 24 }) })
    .map(({ tasks, links }) => {
      // Groups hold runs of numbers, so that links between groups run forward as well.
      const groupOf = (index: number) => `g${Math.floor(index / 4)}`;
      const leaves = tasks.map(({ durationMinutes, calendar, elapsed }, index): NetworkTask => ({
        id: `t${index}`,
        parent: shape.hasSummaries ? groupOf(index) : null,
        durationMinutes,
        calendar,
        elapsed,
      }));
      const groups = shape.hasSummaries ? [...new Set(leaves.map((_, index) => groupOf(index)))] : [];
      const linksForward = links.flatMap(({ from, to, type, lag, lagUnit }): NetworkLink[] => {
        const first = from % tasks.length;
        const last = to % tasks.length;
        const amount = lagUnit === "percent" ? Math.round(lag / 20) : lag;
        if (first >= last) return [];
        const linksGroups = shape.hasSummaries && from % 3 === 0 && groupOf(first) !== groupOf(last);
        const predecessor = linksGroups ? groupOf(first) : `t${first}`;
        const successor = linksGroups && to % 2 === 0 ? groupOf(last) : `t${last}`;
        return [{ predecessor, successor, type, lag: amount, lagUnit }];
      });
      return {
        start: "2026-01-05T08:00",
        calendar: "standard",
        calendars: { standard: standardCalendar, sevenDays, nonStop },
        tasks: [...groups.map((id) => ({ id, parent: null, durationMinutes: 0 })), ...leaves],
        links: linksForward,
      };
    });
}
