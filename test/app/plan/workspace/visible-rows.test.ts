import { describe, expect, it } from "vitest";
import { openingRow, visibleHolder, visibleRows } from "#app/plan/workspace/visible-rows.ts";
import { samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

const plan = samplePlan([
  sampleTask("build", { kind: "phase" }),
  sampleTask("package", { parentId: "build" }),
  sampleTask("code", { parentId: "package" }),
  sampleTask("test", { parentId: "package" }),
  sampleTask("train", { kind: "phase" }),
]);

describe("visible rows", () => {
  it("carry level, place among siblings and whether they are open", () => {
    const rows = visibleRows(plan.tasks, new Set());

    expect(rows.map(({ id, level, position, siblings, isExpanded }) => [id, level, position, siblings, isExpanded])).toEqual([
      ["build", 1, 1, 2, true],
      ["package", 2, 1, 1, true],
      ["code", 3, 1, 2, false],
      ["test", 3, 2, 2, false],
      ["train", 1, 2, 2, false],
    ]);
  });

  it("leave out everything below a collapsed task, however deep", () => {
    expect(visibleRows(plan.tasks, new Set(["build"])).map((row) => row.id)).toEqual(["build", "train"]);
    expect(visibleRows(plan.tasks, new Set(["build", "package"])).map((row) => row.id)).toEqual(["build", "train"]);
  });

  it("are none for an empty plan", () => {
    expect(visibleRows([], new Set())).toEqual([]);
  });
});

it("finds what holds a hidden task", () => {
  const picture = samplePicture(plan);

  expect(visibleHolder(picture, ["build", "train"], "code")).toBe("build");
  expect(visibleHolder(picture, ["build", "package", "train"], "code")).toBe("package");
  expect(visibleHolder(picture, ["build"], "gone")).toBeUndefined();
});

it("opens at the top before the project starts and at the running work once it has", () => {
  const many = Array.from({ length: 20 }, (_, index) =>
    sampleTask(`t${index}`, {
      progress: index < 10 ? 100 : 0,
      constraint: "SNET",
      constraintAt: `2026-02-${index < 10 ? "02" : "24"}T09:00`,
    }),
  );
  const picture = samplePicture(samplePlan(many));
  const rows = visibleRows(picture.plan.tasks, new Set());

  expect(openingRow(picture, rows, "2026-01-15")).toBe(0);
  expect(openingRow(picture, rows, "2026-02-10")).toBe(6);
  expect(openingRow(picture, rows, "2027-02-10")).toBe(0);
});
