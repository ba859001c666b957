import { expect, it } from "vitest";
import { gridRows } from "#app/plan/workspace/grid-rows.ts";
import { visibleRows } from "#app/plan/workspace/visible-rows.ts";
import { sampleFormat, sampleLink, samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

it("marks critical and near-critical tasks where no chart stands beside them", () => {
  const tasks = [
    sampleTask("phase", { kind: "phase" }),
    sampleTask("long", { parentId: "phase", durationMinutes: 10 * 480 }),
    sampleTask("near", { parentId: "phase", durationMinutes: 9 * 480 }),
    sampleTask("loose", { parentId: "phase" }),
    sampleTask("end", { kind: "milestone", durationMinutes: 0 }),
  ];
  const links = ["long", "near", "loose"].map((id) => sampleLink(id, "end"));
  const picture = samplePicture(samplePlan(tasks, links, { criticality: { slackDays: 0, nearDays: 2, severalEnds: false } }));
  const marksOf = (isMarked: boolean) => {
    const row = gridRows(
      picture,
      visibleRows(tasks, new Set()),
      ["name"],
      sampleFormat(),
      "2026-02-02",
      () => "",
      undefined,
      null,
      null,
      isMarked,
    );
    return tasks.map((_, place) => row(place).tone.match(/marks-[a-z-]+/)?.[0] ?? "");
  };
  expect(marksOf(true)).toEqual(["", "marks-critical", "marks-near-critical", "", "marks-critical"]);
  expect(marksOf(false)).toEqual(["", "", "", "", ""]);
});
