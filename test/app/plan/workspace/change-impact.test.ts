import { expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { changeImpact, farthestMoved, impactSentence, isBigChange, weighChange } from "#app/plan/workspace/change-impact.ts";
import type { ScheduledPlan } from "#app/plan/workspace/scheduled-plan.ts";
import { previewOf } from "#app/plan/workspace/use-drag-preview.ts";
import { visibleRows } from "#app/plan/workspace/visible-rows.ts";
import { sampleFormat, sampleLink, samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

const point = { durationMinutes: 0 };

function rollout(): ScheduledPlan {
  const tasks = [
    sampleTask("build", { durationMinutes: 3 * 480 }),
    sampleTask("gate", { ...point, kind: "gate", name: { text: "Gate G4", zh: "G4 关口" } }),
    sampleTask("cutover"),
    sampleTask("live", { ...point, kind: "milestone", name: { text: "Go-live", zh: "正式上线" } }),
    sampleTask("aside"),
  ];
  const links = [sampleLink("build", "gate"), sampleLink("gate", "cutover"), sampleLink("cutover", "live")];
  return samplePicture(samplePlan(tasks, links, { goLiveTaskId: "live" }));
}

const longer = (taskId: string, days: number): PlanCommand => ({
  kind: "updateTask",
  taskId,
  version: 1,
  changes: { durationMinutes: days * 480 },
});

function impactOf(picture: ScheduledPlan, command: PlanCommand) {
  const applied = applyCommand(picture.plan, command);
  const scheduled = applied.ok ? schedulePlan(applied.value.plan) : applied;
  if (!scheduled.ok) throw new Error("The command was not carried out");
  return changeImpact(picture, scheduled.value);
}

it("names go-live first, then the gate, with the days and the new date", () => {
  const picture = rollout();

  const sentence = impactSentence(picture, impactOf(picture, longer("build", 5)), sampleFormat());

  expect(sentence).toBe("Go-live moves 4 days later to 9 Feb; Gate G4 moves 2 days later to 6 Feb");
});

it("says the same in Chinese, with the Chinese names", () => {
  const picture = rollout();

  const sentence = impactSentence(picture, impactOf(picture, longer("build", 4)), sampleFormat("zh"));

  expect(sentence).toBe("“正式上线”推迟 1 天，至2月6日；“G4 关口”推迟 1 天，至2月5日");
});

it("says that milestones keep their dates when only tasks move", () => {
  const picture = rollout();

  const sentence = impactSentence(picture, impactOf(picture, longer("aside", 2)), sampleFormat());

  expect(sentence).toBe("1 task moves; milestones and gates keep their dates");
});

it("adds the end of the project when the change reaches beyond the milestones", () => {
  const picture = rollout();

  const sentence = impactSentence(picture, impactOf(picture, longer("aside", 10)), sampleFormat());

  expect(sentence).toBe("the project ends on 13 Feb");
});

it("shows a ghost for every visible task that moves and keeps the plan as it is", () => {
  const picture = rollout();
  const rows = visibleRows(picture.plan.tasks, new Set());

  const preview = previewOf(longer("build", 5), picture, rows, sampleFormat());

  expect(preview.ghosts.map((ghost) => ghost.row)).toEqual([0, 1, 2, 3]);
  expect(preview.ghosts.map((ghost) => ghost.isPoint)).toEqual([false, true, false, true]);
  expect(picture.plan.tasks[0]?.durationMinutes).toBe(3 * 480);
});

it("shows nothing for a move that changes nothing", () => {
  const picture = rollout();

  expect(previewOf(null, picture, [], sampleFormat())).toEqual({ ghosts: [], sentence: "No date changes" });
});

it("is to be asked about when go-live, a gate, a milestone or the end moves by a week of work", () => {
  const isBig = (command: PlanCommand) => {
    const change = weighChange(rollout().plan, command);
    if (!change) throw new Error("The command was not carried out");
    return isBigChange(change);
  };

  expect([7, 8].map((days) => isBig(longer("build", days)))).toEqual([false, true]);
  // Nothing but the end of the project moves.
  expect([8, 9].map((days) => isBig(longer("aside", days)))).toEqual([false, true]);
});

it("names the tasks that move farthest first, without points and what spans others", () => {
  const change = weighChange(rollout().plan, longer("build", 8));

  expect(change && farthestMoved(change, 2).map(({ index }) => rollout().plan.tasks[index]?.id)).toEqual(["build", "cutover"]);
});
