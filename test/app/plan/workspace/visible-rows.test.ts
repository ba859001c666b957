import { describe, expect, it } from "vitest";
import { openingRow, openingTime, planStretch, visibleHolder, visibleRows } from "#app/plan/workspace/visible-rows.ts";
import { formatCivilTime } from "#app/domain/time/day.ts";
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

it("opens the chart on today where there is work about, else on the work that comes next, else on the first", () => {
  const later = (id: string, day: string) => sampleTask(id, { constraint: "SNET", constraintAt: `${day}T09:00` });
  const picture = samplePicture(samplePlan([later("first", "2026-03-02"), later("second", "2026-09-01")]));
  const opening = (today: string) => formatCivilTime(openingTime(picture, today, 28)).slice(0, 10);

  expect(opening("2026-02-10")).toBe("2026-02-07");
  expect(opening("2026-01-10")).toBe("2026-03-02");
  expect(opening("2026-05-01")).toBe("2026-09-01");
  expect(opening("2027-05-01")).toBe("2026-03-02");
});

it("stretches from the first start to the last finish, and over nothing without tasks", () => {
  const { from, to } = planStretch(samplePicture(samplePlan([sampleTask("a"), sampleTask("b", { durationMinutes: 960 })])));
  const empty = planStretch(samplePicture(samplePlan([])));

  expect([from, to].map(formatCivilTime)).toEqual(["2026-02-02T09:00", "2026-02-03T18:00"]);
  expect(empty.to).toBe(empty.from);
});
