import { describe, expect, it } from "vitest";
import type { Network } from "#app/domain/schedule/network.ts";
import { link, network, task } from "../schedule/small-network.ts";
import { forecast, request } from "./requests.ts";

/** The tasks that set the date of a milestone in a plan without uncertainty. */
function driversOf(given: Network, target: string): readonly string[] {
  return forecast(request(given, [], { target }))
    .risks.filter(({ criticality }) => criticality === 1)
    .map(({ taskId }) => taskId)
    .sort();
}

describe("the path to a milestone", () => {
  it("is that to the milestone and not to the end of the project", () => {
    const plan = network([task("A", 2), task("goLive", 0), task("care", 30), task("B", 50)], [link("A FS goLive"), link("goLive FS care")]);

    expect(driversOf(plan, "goLive")).toEqual(["A", "goLive"]);
    expect(driversOf(plan, "care")).toEqual(["A", "care", "goLive"]);
  });

  it("is several when paths tie by working time: one ends on Friday evening, one asks for Monday morning", () => {
    const plan = network(
      [task("A", 5), task("B", 3, { constraint: { type: "SNET", at: "2026-01-07T08:00" } }), task("C", 1), task("short", 4)],
      [link("A FS C"), link("B FS C"), link("short FS C")],
    );

    expect(driversOf(plan, "C")).toEqual(["A", "B", "C"]);
  });

  it("goes through a summary to the tasks that finish it, or that it holds", () => {
    const plan = network(
      [
        { id: "one", parent: null, durationMinutes: 0 },
        task("A", 5, { parent: "one" }),
        task("B", 2, { parent: "one" }),
        { id: "two", parent: null, durationMinutes: 0 },
        task("C", 5, { parent: "two" }),
      ],
      [link("one FS two")],
    );

    expect(driversOf(plan, "C")).toEqual(["A", "C"]);
    expect(driversOf(plan, "two")).toEqual(["A", "C"]);
  });

  it("passes by a task whose start alone counts, to what set that start", () => {
    const plan = network([task("A", 2), task("long", 20), task("C", 3)], [link("A FS long"), link("long SS C")]);

    expect(driversOf(plan, "C")).toEqual(["A", "C"]);
  });

  it("goes on behind a levelling delay, and ends at a date that is set", () => {
    const delayed = network([task("A", 2), task("C", 3, { levellingDelayMinutes: 1440 })], [link("A FS C")]);
    const fixed = network([task("A", 2), task("C", 3, { constraint: { type: "SNET", at: "2026-02-02T08:00" } })], [link("A FS C")]);

    expect(driversOf(delayed, "C")).toEqual(["A", "C"]);
    expect(driversOf(fixed, "C")).toEqual(["C"]);
  });

  it("follows links on finishes", () => {
    const plan = network([task("A", 6), task("C", 3), task("B", 1)], [link("A FF C"), link("B FS C")]);

    expect(driversOf(plan, "C")).toEqual(["A", "C"]);
  });
});
