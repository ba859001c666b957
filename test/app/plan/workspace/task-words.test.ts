import { expect, it } from "vitest";
import { constraintWords, describeTask } from "#app/plan/workspace/task-words.ts";
import { sampleFormat, sampleLink, samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

const picture = samplePicture(
  samplePlan(
    [
      sampleTask("design", { durationMinutes: 2 * 480, name: { text: "Design", zh: "设计" } }),
      sampleTask("build", { durationMinutes: 10 * 480, name: { text: "Build", zh: "开发" } }),
      sampleTask("aside", { name: { text: "Newsletter", zh: null } }),
      sampleTask("live", { kind: "milestone", durationMinutes: 0, name: { text: "Go-live", zh: "上线" } }),
    ],
    [sampleLink("design", "build"), sampleLink("aside", "live", { lag: 960 }), sampleLink("build", "live")],
  ),
);

it("says dates, driver and criticality of a task", () => {
  expect(describeTask(picture, 1, sampleFormat())).toBe(
    "Build, Wed, 4 Feb 2026 to Tue, 24 Feb 2026. Starts after 1 Design, 10d. Critical: any delay moves the project.",
  );
});

it("says them in Chinese", () => {
  expect(describeTask(picture, 1, sampleFormat("zh"))).toBe(
    "开发，2026年2月4日周三至2026年2月24日周二。1 设计 完成后开始，工期10天。关键任务：一旦延误，项目就会推迟。",
  );
});

it("says how much slack is a task's own", () => {
  expect(describeTask(picture, 2, sampleFormat())).toContain("free slack ");
});

it("gives a milestone one date", () => {
  expect(describeTask(picture, 3, sampleFormat())).toMatch(/^Go-live, Tue, 24 Feb 2026\./);
});

it("names a date constraint with its day, and none of a task that goes as early as it can", () => {
  const held = sampleTask("held", { constraint: "SNET", constraintAt: "2026-02-06T09:00" });

  expect(constraintWords(held, sampleFormat())).toBe("Start no earlier than (Fri, 6 Feb 2026)");
  expect(constraintWords(held, sampleFormat("zh"))).toBe("不得早于…开始（2026年2月6日周五）");
  expect(constraintWords(sampleTask("last", { constraint: "ALAP" }), sampleFormat())).toBe("As late as possible");
  expect(constraintWords(sampleTask("free", {}), sampleFormat())).toBeNull();
});
