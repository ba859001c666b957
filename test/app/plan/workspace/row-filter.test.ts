import { expect, it } from "vitest";
import { furtherCells } from "#app/plan/workspace/further-cells.ts";
import { filteredTasks, findTasks, noFilter } from "#app/plan/workspace/row-filter.ts";
import { visibleRows } from "#app/plan/workspace/visible-rows.ts";
import { sampleFormat, sampleLink, samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

const plan = samplePlan(
  [
    sampleTask("phase", { kind: "phase", number: 1, name: { text: "Build", zh: "系统实现" } }),
    sampleTask("a", { parentId: "phase", number: 2, ownerId: "wang", priority: 700, deadline: "2026-02-06T17:00" }),
    sampleTask("b", { parentId: "phase", number: 3, durationMinutes: 20 * 480 }),
    sampleTask("other", { kind: "phase", number: 4 }),
    sampleTask("c", { parentId: "other", number: 5, progress: 100, actualStart: "2026-02-02T09:00", actualFinish: "2026-02-02T18:00" }),
    sampleTask("off", { number: 6, active: false }),
  ],
  [sampleLink("a", "b", { lag: 480 })],
);
const picture = samplePicture(plan);
const reader = { today: "2026-02-04", own: new Set<string>() };
const shown = (filter: Partial<typeof noFilter>, own: readonly string[] = []) =>
  [...(filteredTasks(picture, { ...noFilter, ...filter }, { ...reader, own: new Set(own) }) ?? [])].sort();

it("shows what a filter lets through, with the phases it lies in", () => {
  expect(filteredTasks(picture, noFilter, reader)).toBeNull();
  expect(shown({ state: "late" })).toEqual(["a", "phase"]);
  expect(shown({ state: "done" })).toEqual(["c", "other"]);
  expect(shown({ state: "inactive" })).toEqual(["off"]);
  expect(shown({ owner: "wang" })).toEqual(["a", "phase"]);
  expect(shown({ owner: "me" }, ["wang"])).toEqual(["a", "phase"]);
  expect(shown({ owner: "me" })).toEqual([]);
  expect(shown({ owner: "nobody", phase: 1 })).toEqual(["b", "phase"]);
  expect(shown({ phase: 4 })).toEqual(["c", "other"]);
  const rows = visibleRows(plan.tasks, new Set(), new Set(["phase", "b"]));
  expect(rows.map(({ id, index, siblings }) => [id, index, siblings])).toEqual([
    ["phase", 0, 1],
    ["b", 2, 1],
  ]);
});

it("finds tasks by a part of a name in either language, the code and the number", () => {
  const format = sampleFormat();
  expect(findTasks(picture, "BUIL", format)).toEqual(["phase"]);
  expect(findTasks(picture, "系统", format)).toEqual(["phase"]);
  expect(findTasks(picture, "1.2", format)).toEqual(["b"]);
  expect(findTasks(picture, "#5", format)).toEqual(["c"]);
  expect(findTasks(picture, " ", format)).toEqual([]);
});

it("tells in further columns what a task is besides", () => {
  const cell = furtherCells(picture, sampleFormat(), null, "2026-02-03");
  expect(cell(1, "priority")).toBe("700");
  expect(cell(1, "deadline")).toBe("6 Feb");
  expect(cell(2, "predecessors")).toBe("1.1FS+1d");
  expect(cell(1, "successors")).toBe("1.2");
  expect(cell(0, "kind")).toBe("Phase");
  expect(cell(2, "critical")).toBe("critical");
});
