import { describe, expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { parseCivilTime } from "#app/domain/time/day.ts";
import { byWorkingDays, editTogether, linkTogether, moveTogether, removeTogether, shiftTogether } from "#app/plan/workspace/bulk-edit.ts";
import { chosenLeaves, rowsBetween, topmost } from "#app/plan/workspace/chosen-tasks.ts";
import { readBulkValue } from "#app/plan/workspace/bulk-fields.ts";
import { samplePicture, sampleLink, samplePlan, sampleTask } from "./sample-plan.ts";

const picture = samplePicture(
  samplePlan(
    [
      sampleTask("phase", { kind: "phase" }),
      sampleTask("a", { parentId: "phase" }),
      sampleTask("b", { parentId: "phase" }),
      sampleTask("c", { parentId: "phase", progress: 100, actualStart: "2026-02-02T09:00", actualFinish: "2026-02-02T18:00" }),
      sampleTask("gate", { kind: "gate", durationMinutes: 0 }),
      sampleTask("last"),
    ],
    [sampleLink("a", "b")],
  ),
);
const order = (command: PlanCommand | null) => {
  const applied = command && applyCommand(picture.plan, command);
  return applied?.ok ? applied.value.plan.tasks.map(({ id, parentId }) => (parentId === null ? id : `${parentId}/${id}`)) : null;
};

describe("choosing", () => {
  it("takes the rows between two, whichever comes first", () => {
    expect(rowsBetween(["a", "b", "c", "d"], "c", "a")).toEqual(["a", "b", "c"]);
    expect(rowsBetween(["a", "b"], null, "b")).toEqual(["b"]);
    expect(rowsBetween(["a", "b"], "gone", "b")).toEqual(["b"]);
  });

  it("takes what lies in a chosen phase along", () => {
    expect(topmost(picture, new Set(["phase", "b", "last"])).map(({ id }) => id)).toEqual(["phase", "last"]);
    expect(chosenLeaves(picture, new Set(["phase"])).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });
});

describe("changing many tasks", () => {
  it("leaves out by name those whose rules forbid it, and in silence those that are so already", () => {
    const change = editTogether(picture, ["phase", "a", "c", "gate"], () => ({ progress: 100 }));

    expect(change).toMatchObject({ count: 1, command: { kind: "updateTask", taskId: "a" } });
    expect(change.left).toEqual([
      { taskId: "phase", reason: "plan.task.summaryDates" },
      { taskId: "gate", reason: "plan.gate.undecided" },
    ]);
  });

  it("shifts by working days what no chosen task drives, and says what has begun", () => {
    const change = shiftTogether(picture, ["phase"], 3);

    expect(change).toMatchObject({ count: 2, left: [{ taskId: "c", reason: "begun" }] });
    expect(change.command).toEqual({
      kind: "updateTask",
      taskId: "a",
      version: 1,
      changes: { constraint: "SNET", constraintAt: "2026-02-05T09:00" },
    });
    expect(shiftTogether(picture, ["b"], -1)).toMatchObject({ command: null, left: [{ taskId: "b", reason: "held" }] });
  });

  it("counts make-up days and skips holidays", () => {
    const { calendar } = picture;
    const day = (time: string) => parseCivilTime(time)!;

    expect(byWorkingDays(calendar, day("2026-02-13T09:00"), 1)).toBe(day("2026-02-23T09:00"));
    expect(byWorkingDays(calendar, day("2026-02-27T14:00"), 1)).toBe(day("2026-02-28T14:00"));
    expect(byWorkingDays(calendar, day("2026-02-23T09:00"), -1)).toBe(day("2026-02-13T09:00"));
  });

  it("links in the order of the rows what is not linked yet", () => {
    let made = 0;
    const change = linkTogether(picture, ["a", "b", "last"], () => `new${++made}`);
    expect(change.command).toMatchObject({ kind: "addLink", link: { predecessorId: "b", successorId: "last" } });
  });

  it("removes a chosen phase once, with what lies in it", () => {
    expect(order(removeTogether(picture, ["phase", "a", "last"]).command)).toEqual(["gate"]);
  });

  it("keeps their order when they move in the outline", () => {
    expect(order(moveTogether(picture, ["a", "b"], "outdent").command)).toEqual(["phase", "phase/c", "a", "b", "gate", "last"]);
    expect(order(moveTogether(picture, ["b", "c"], "indent").command)).toEqual(["phase", "phase/a", "a/b", "a/c", "gate", "last"]);
    expect(order(moveTogether(picture, ["b", "c"], "up").command)).toEqual(["phase", "phase/b", "phase/c", "phase/a", "gate", "last"]);
    expect(order(moveTogether(picture, ["a", "b"], "down").command)).toEqual(["phase", "phase/c", "phase/a", "phase/b", "gate", "last"]);
    expect(moveTogether(picture, ["a"], "up")).toMatchObject({ command: null });
  });
});

it.each([
  ["owner", "person:wang", { ownerId: "wang" }],
  ["progress", "４０", { progress: 40 }],
  ["duration", "2天", { durationMinutes: 960, elapsed: false }],
  ["deadline", "2026-03-04", { deadline: "2026-03-04T17:00" }],
  ["priority", "700", { priority: 700 }],
  ["active", "0", { active: false }],
] as const)("reads %s %s for all chosen tasks", (field, value, changes) => {
  const change = readBulkValue(picture, ["a", "last"], { field, value, day: "" });
  expect(change?.command).toMatchObject({ kind: "batch", commands: [{ changes }, { changes }] });
});

it.each([
  ["progress", "101"],
  ["priority", "-1"],
  ["duration", "soon"],
  ["shift", "0"],
  ["constraint", "SNET"],
] as const)("does nothing with %s %s", (field, value) => {
  expect(readBulkValue(picture, ["a"], { field, value, day: "" })).toBeNull();
});
