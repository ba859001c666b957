import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Network, NetworkLink } from "#app/domain/schedule/network.ts";
import { applyLag } from "#app/domain/schedule/link-lag.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { workBetween } from "#app/domain/time/calendar.ts";
import { formatDay, parseCivilTime, parseDay } from "#app/domain/time/day.ts";
import { randomNetwork } from "./random-network.ts";
import { schedule, taskOf } from "./small-network.ts";

const anyNetwork = fc.oneof(
  randomNetwork(),
  randomNetwork({ hasLeads: true }),
  randomNetwork({ hasMixedCalendars: true }),
  randomNetwork({ hasSummaries: true }),
  randomNetwork({ hasSummaries: true, hasMixedCalendars: true, hasLeads: true }),
);

/** How much working time of the successor a link is short of; elapsed successors count clock time. */
function shortage(given: Network, result: Schedule, link: NetworkLink, starts: Int32Array, finishes: Int32Array): number {
  const from = result.indexOf(link.predecessor);
  const to = result.indexOf(link.successor);
  const source = link.type === "FS" || link.type === "FF" ? finishes[from] : starts[from];
  const target = link.type === "FS" || link.type === "SS" ? starts[to] : finishes[to];
  if (source === undefined || target === undefined) throw new Error("a link without its tasks");
  const predecessor = given.tasks[from];
  const lag = link.lagUnit === "percent" ? Math.round((taskOf(result, link.predecessor).durationMinutes * link.lag) / 100) : link.lag;
  const isElapsedLag = link.lagUnit === "elapsed" || (link.lagUnit === "percent" && predecessor?.elapsed === true);
  const asked = applyLag(result.calendarOf(to), source, lag, isElapsedLag);
  return given.tasks[to]?.elapsed ? asked - target : workBetween(result.calendarOf(to), target, asked);
}

function isLinkOfTasks(given: Network, link: NetworkLink): boolean {
  const parents = new Set(given.tasks.map((task) => task.parent));
  return !parents.has(link.predecessor) && !parents.has(link.successor);
}

describe("any plan without constraints", () => {
  it("keeps every link with its early dates, and with its late dates between tasks", () => {
    fc.assert(
      fc.property(anyNetwork, (given) => {
        const result = schedule(given);

        for (const link of given.links) {
          const startsLate = link.type === "FS" || link.type === "SS";
          if (startsLate || isLinkOfTasks(given, link)) {
            expect(shortage(given, result, link, result.earlyStartMinutes, result.earlyFinishMinutes)).toBeLessThanOrEqual(0);
          }
          if (isLinkOfTasks(given, link)) {
            expect(shortage(given, result, link, result.lateStartMinutes, result.lateFinishMinutes)).toBeLessThanOrEqual(0);
          }
        }
      }),
    );
  });

  it("is never later early than late, so that no slack is negative and free slack is at most total slack", () => {
    fc.assert(
      fc.property(anyNetwork, (given) => {
        const result = schedule(given);

        for (let index = 0; index < result.size; index++) {
          expect(result.totalSlack[index]).toBeGreaterThanOrEqual(0);
          expect(result.freeSlack[index]).toBeGreaterThanOrEqual(0);
          expect(result.freeSlack[index]).toBeLessThanOrEqual(result.totalSlack[index] ?? 0);
        }
        expect(result.conflicts).toEqual([]);
      }),
    );
  });

  it("has a chain of critical tasks from its start to its finish on one calendar", () => {
    fc.assert(
      fc.property(randomNetwork({ onlyFinishToStart: true }), (given) => {
        const result = schedule(given);

        let index = result.finishMinutes.indexOf(parseCivilTime(result.finish) ?? 0);
        for (;;) {
          const { critical, totalSlackMinutes, driver } = result.task(index);
          expect([critical, totalSlackMinutes]).toEqual([true, 0]);
          if (driver.kind !== "link") {
            expect(result.task(index).start).toBe(result.start);
            break;
          }
          index = result.indexOf(driver.of);
        }
      }),
    );
  });

  it("can lose a task's total slack without finishing later, and not a minute more", () => {
    const finishToStart = randomNetwork().map((given) => ({
      ...given,
      links: given.links.filter((link) => link.type === "FS" && link.lagUnit === "working"),
    }));
    fc.assert(
      fc.property(finishToStart, fc.nat(), (given, pick) => {
        const before = schedule(given);
        const delayed = pick % before.size;
        const slack = before.totalSlack[delayed] ?? 0;
        const finishWhenLongerBy = (minutes: number) =>
          schedule({
            ...given,
            tasks: given.tasks.map((task, index) =>
              index === delayed ? { ...task, durationMinutes: task.durationMinutes + minutes } : task,
            ),
          }).finish;

        // The same working time may show as Friday's end or as Monday's start.
        const delay = (finish: string) =>
          workBetween(before.calendarOf(0), parseCivilTime(before.finish) ?? 0, parseCivilTime(finish) ?? 0);
        expect(delay(finishWhenLongerBy(slack))).toBe(0);
        expect(delay(finishWhenLongerBy(slack + 1))).toBe(1);
      }),
    );
  });

  it("moves by whole weeks when its start does", () => {
    fc.assert(
      fc.property(anyNetwork, fc.integer({ min: -50, max: 200 }), (given, weeks) => {
        const before = schedule(given);
        const start = `${formatDay((parseDay("2026-01-05") ?? 0) + weeks * 7)}T08:00`;

        const after = schedule({ ...given, start });

        const shift = weeks * 7 * 1440;
        expect([...after.startMinutes]).toEqual([...before.startMinutes].map((instant) => instant + shift));
        expect([...after.lateFinishMinutes]).toEqual([...before.lateFinishMinutes].map((instant) => instant + shift));
        expect(after.totalSlack).toEqual(before.totalSlack);
      }),
    );
  });

  it("does not depend on the order in which its tasks and links are written down", () => {
    fc.assert(
      fc.property(
        anyNetwork.chain((given) =>
          fc.record({
            given: fc.constant(given),
            tasks: fc.shuffledSubarray([...given.tasks], { minLength: given.tasks.length }),
            links: fc.shuffledSubarray([...given.links], { minLength: given.links.length }),
          }),
        ),
        ({ given, tasks, links }) => {
          const before = schedule(given);
          const after = schedule({ ...given, tasks, links });

          const withoutDriver = (result: Schedule, id: string) => ({ ...taskOf(result, id), driver: null });
          for (const { id } of tasks) expect(withoutDriver(after, id)).toEqual(withoutDriver(before, id));
          expect([after.start, after.finish]).toEqual([before.start, before.finish]);
        },
      ),
    );
  });

  it("never finishes earlier when a task takes longer", () => {
    fc.assert(
      fc.property(
        randomNetwork({ onlyFinishToStart: true, hasMixedCalendars: true }),
        fc.nat(),
        fc.integer({ min: 1, max: 2000 }),
        (given, pick, minutes) => {
          const longer = given.tasks.map((task, index) =>
            index === pick % given.tasks.length ? { ...task, durationMinutes: task.durationMinutes + minutes } : task,
          );

          expect(schedule({ ...given, tasks: longer }).finish >= schedule(given).finish).toBe(true);
        },
      ),
    );
  });
});
