import { describe, expect, it } from "vitest";
import { findTask, indexTasks } from "#app/domain/schedule/task-index.ts";
import type { TaskIndex } from "#app/domain/schedule/task-index.ts";

describe("An index of tasks", () => {
  it("finds every task by its id, and none by another", () => {
    const ids = Array.from({ length: 5_000 }, (_, number) => `task-${number}`);
    const index = indexOf(ids);
    expect(ids.map((id) => findTask(index, id))).toEqual(ids.map((_, task) => task));
    expect(findTask(index, "task-5000")).toBe(-1);
    expect(findTask(index, "")).toBe(-1);
  });

  it("tells ids apart by their beginnings, too, however many end alike", () => {
    const ids = Array.from({ length: 5_000 }, (_, number) => `${number}-the-same-end`);
    const index = indexOf(ids);
    expect(ids.map((id) => findTask(index, id))).toEqual(ids.map((_, task) => task));
    expect(findTask(index, "another-the-same-end")).toBe(-1);
  });

  it("takes many ids chosen to crowd in one place in little time", () => {
    const ids = Array.from({ length: 500_000 }, (_, number) => `${number}-the-same-end`);
    const start = process.cpuUsage();
    indexOf(ids);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(2_000);
  });

  it("names an id that comes twice", () => {
    expect(indexTasks(["a", "b", "c", "b"])).toEqual({ duplicate: "b" });
    const crowded = Array.from({ length: 200 }, (_, number) => `${number}-the-same-end`);
    expect(indexTasks([...crowded, "7-the-same-end"])).toEqual({ duplicate: "7-the-same-end" });
  });

  it("of nothing finds nothing", () => {
    expect(findTask(indexOf([]), "a")).toBe(-1);
  });
});

function indexOf(ids: readonly string[]): TaskIndex {
  const index = indexTasks(ids);
  if ("duplicate" in index) throw new Error(`${index.duplicate} comes twice`);
  return index;
}
