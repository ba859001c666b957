import { describe, expect, it } from "vitest";
import { explainSlack } from "#app/domain/schedule/explain-slack.ts";
import type { Network } from "#app/domain/schedule/network.ts";
import { link, network, schedule, task, workday } from "./small-network.ts";

function slackPath(given: Network, id: string) {
  return explainSlack(schedule(given), given, id).map(({ taskId, slackMinutes, limit }) => ({
    taskId,
    days: slackMinutes / workday,
    kind: limit.kind,
    gap: limit.kind === "successor" ? limit.gapMinutes / workday : null,
  }));
}

/** A (2 days) → D (1), B (5) → D, C (1) → A; E (1) ends by itself. */
const plan = network(
  [task("c", 1), task("a", 2), task("b", 5), task("d", 1), task("e", 1)],
  [link("c FS a"), link("a FS d"), link("b FS d")],
);

describe("why a task is critical, or not", () => {
  it("goes along the successor that leaves the least room to the end of the project", () => {
    expect(slackPath(plan, "c")).toEqual([
      { taskId: "c", days: 2, kind: "successor", gap: 0 },
      { taskId: "a", days: 2, kind: "successor", gap: 2 },
      { taskId: "d", days: 0, kind: "projectFinish", gap: null },
    ]);
    expect(slackPath(plan, "b").map(({ taskId, days }) => [taskId, days])).toEqual([
      ["b", 0],
      ["d", 0],
    ]);
    expect(slackPath(plan, "e")).toEqual([{ taskId: "e", days: 5, kind: "projectFinish", gap: null }]);
  });

  it("ends at a deadline that leaves less than the successors", () => {
    const hurried = { ...plan, tasks: plan.tasks.map((one) => (one.id === "a" ? { ...one, deadline: "2026-01-08T17:00" } : one)) };

    expect(slackPath(hurried, "c")).toEqual([
      { taskId: "c", days: 1, kind: "successor", gap: 0 },
      { taskId: "a", days: 1, kind: "deadline", gap: null },
    ]);
  });

  it("ends at a date that must be kept, with the room that it leaves", () => {
    const bound = {
      ...plan,
      tasks: plan.tasks.map((one) => (one.id === "a" ? { ...one, constraint: { type: "SNLT", at: "2026-01-07T08:00" } as const } : one)),
    };

    expect(slackPath(bound, "a")).toEqual([{ taskId: "a", days: 1, kind: "constraint", gap: null }]);
  });

  it("ends at a date on which a task must start, however little its successors leave", () => {
    const must = { type: "MSO", at: "2026-01-06T08:00" } as const;
    const bound = network([task("m", 2, { constraint: must }), task("n", 1, { deadline: "2026-01-06T17:00" })], [link("m FS n")]);

    expect(slackPath(bound, "m")).toEqual([{ taskId: "m", days: 0, kind: "constraint", gap: null }]);
  });

  it("enters a summary by the task in it that can slip least, and counts the links on it", () => {
    const grouped = network([task("g", 0), task("x", 1, { parent: "g" }), task("y", 3, { parent: "g" }), task("z", 1)], [link("g FS z")]);

    expect(slackPath(grouped, "g").map(({ taskId, kind }) => [taskId, kind])).toEqual([
      ["g", "within"],
      ["y", "successor"],
      ["z", "projectFinish"],
    ]);
    expect(slackPath(grouped, "x")).toMatchObject([{ days: 2, kind: "successor", gap: 2 }, { taskId: "z" }]);
  });

  it("has nothing to tell of what is done, inactive or unknown", () => {
    const done = { ...plan, tasks: plan.tasks.map((one) => (one.id === "c" ? { ...one, percentComplete: 100 } : one)) };
    const inactive = { ...plan, tasks: plan.tasks.map((one) => (one.id === "c" ? { ...one, active: false } : one)) };

    expect([slackPath(done, "c"), slackPath(inactive, "c"), slackPath(plan, "nobody")]).toEqual([[], [], []]);
  });
});
