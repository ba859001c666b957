import { describe, expect, it } from "vitest";
import { cellInput, isEditableCell, readCell } from "#app/plan/workspace/cell-input.ts";
import { planColumns, type PlanColumn } from "#app/plan/workspace/plan-columns.ts";
import { sampleFormat, samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

const format = sampleFormat();
const picture = samplePicture(
  samplePlan([
    sampleTask("phase", { kind: "phase" }),
    sampleTask("design", { parentId: "phase", durationMinutes: 2 * 480, roleCode: "BA", name: { text: "Design", zh: "设计" } }),
    sampleTask("gate", { parentId: "phase", kind: "gate", durationMinutes: 0 }),
    sampleTask("begun", { parentId: "phase", actualStart: "2026-02-02T09:00", progress: 20 }),
  ]),
);
const design = 1;

function typed(column: PlanColumn, text: string, index = design): unknown {
  const read = readCell(picture, index, column, text, format);
  if (!read.ok) return read.problem.code;
  return read.value?.kind === "updateTask" ? read.value.changes : read.value;
}

describe("what is typed into a cell", () => {
  it("becomes a change of that field", () => {
    expect(typed("name", "  Design the sales process ")).toEqual({ name: { text: "Design the sales process", zh: null } });
    expect(typed("start", "2026-02-06")).toEqual({ constraint: "SNET", constraintAt: "2026-02-06T09:00" });
    expect(typed("finish", "2026-02-05")).toEqual({ durationMinutes: 4 * 480 });
    expect(typed("duration", "1w")).toEqual({ durationMinutes: 5 * 480 });
    expect(typed("duration", "3天")).toEqual({ durationMinutes: 3 * 480 });
    expect(typed("duration", "2ed")).toEqual({ durationMinutes: 2880, elapsed: true });
    expect(typed("progress", "40%")).toEqual({ progress: 40 });
    expect(typed("progress", "４０")).toEqual({ progress: 40 });
  });

  it("names the person or gives the task back to its role", () => {
    expect(typed("owner", "person:wang")).toEqual({ ownerId: "wang" });
    expect(typed("owner", "")).toEqual({ ownerId: null, roleCode: null });
  });

  it("is no change when it is what the cell held", () => {
    for (const column of planColumns) expect(typed(column, cellInput(picture, design, column, format))).toBeNull();
  });

  it("is told back when it cannot be read", () => {
    expect(typed("name", "   ")).toBe("name.empty");
    expect(typed("name", "n".repeat(301))).toBe("name.tooLong");
    expect(typed("start", "2026-01-30")).toBe("start.tooEarly");
    expect(typed("name", ` ${"n".repeat(300)} `)).toEqual({ name: { text: "n".repeat(300), zh: null } });
    expect(typed("start", "2026-02-30")).toBe("date.unreadable");
    expect(typed("finish", "2026-01-30")).toBe("finish.beforeStart");
    expect(typed("duration", "soon")).toBe("duration.unreadable");
    expect(typed("progress", "101")).toBe("progress.unreadable");
    expect(typed("progress", "-5")).toBe("progress.unreadable");
  });

  it("in the Chinese page starts from the Chinese words", () => {
    const chinese = sampleFormat("zh");

    expect(cellInput(picture, design, "name", chinese)).toBe("设计");
    expect(cellInput(picture, design, "duration", chinese)).toBe("2天");
  });
});

describe("a cell can be edited", () => {
  const editable = (index: number) => planColumns.filter((column) => isEditableCell(picture, index, column));

  it("in every column but the code for an ordinary task", () => {
    expect(editable(design)).toEqual(["name", "start", "finish", "duration", "owner", "progress"]);
  });

  it("in name and owner only for a phase, whose figures come from its tasks", () => {
    expect(editable(0)).toEqual(["name", "owner"]);
  });

  it("not in duration for a gate, not in start for work that has begun", () => {
    expect(editable(2)).toEqual(["name", "start", "owner", "progress"]);
    expect(editable(3)).toEqual(["name", "finish", "duration", "owner", "progress"]);
  });
});
