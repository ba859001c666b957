import { expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { doneText, turnedText } from "#app/plan/workspace/done-text.ts";
import { refusalText } from "#app/plan/workspace/plan-notices.tsx";
import { indentTask } from "#app/plan/workspace/tree-moves.ts";
import { refusalOf } from "#app/plan/workspace/use-plan-editing.ts";
import { sampleFormat, sampleLink, samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

const picture = samplePicture(
  samplePlan(
    [
      sampleTask("study", { kind: "phase", name: { text: "Feasibility study", zh: "可行性研究" } }),
      sampleTask("scope", { parentId: "study" }),
      sampleTask("decide", { parentId: "study" }),
      sampleTask("build", { durationMinutes: 2 * 480 }),
      sampleTask("live", { kind: "milestone", durationMinutes: 0, name: { text: "Go-live", zh: "正式上线" } }),
      sampleTask("aside"),
    ],
    [sampleLink("scope", "decide"), sampleLink("decide", "build"), sampleLink("build", "live")],
    { goLiveTaskId: "live" },
  ),
);

const told = (command: PlanCommand, locale: "en" | "zh" = "en") =>
  doneText({ command, before: picture.plan }, picture, sampleFormat(locale));

it("says how many tasks a removed phase takes with it and where go-live moves", () => {
  const command: PlanCommand = { kind: "removeTask", taskId: "study", version: 1 };

  expect(told(command)).toBe("“Feasibility study” is removed with its 2 tasks; Go-live moves 2 days earlier to 3 Feb.");
  expect(told(command, "zh")).toBe("已删除“可行性研究”及其 2 项任务；“正式上线”提前 2 天，至2月3日。");
});

it("says no more of a task that moves nothing", () => {
  expect(told({ kind: "removeTask", taskId: "aside", version: 1 })).toBe("“aside” is removed.");
});

it("says an edit with the dates it changed", () => {
  const command: PlanCommand = { kind: "updateTask", taskId: "build", version: 1, changes: { durationMinutes: 480 } };

  expect(told(command)).toBe("Saved: build – Duration: 1d. Go-live moves 1 day earlier to 4 Feb.");
  expect(told({ kind: "moveTask", taskId: "decide", version: 1, parentId: "study", afterId: "scope" }, "zh")).toBe("“decide”现在是 1.2。");
});

it("writes days as the page does and says in words that a task is held or freed", () => {
  const held = {
    kind: "updateTask",
    taskId: "build",
    version: 1,
    changes: { constraint: "SNET", constraintAt: "2027-01-08T09:00" },
  } as const;
  const freed = { ...held, changes: { constraint: "ASAP", constraintAt: null } } as const;

  expect(told(held)).toBe("Saved: build – start no earlier than 8 Jan 27. Go-live moves 340 days later to 11 Jan 27.");
  expect(told(held, "zh")).toBe("已保存：build：不早于27年1月8日开始。“正式上线”推迟 340 天，至27年1月11日。");
  expect(told(freed)).toBe("Saved: build – start constraint removed.");
  expect(told(freed, "zh")).toBe("已保存：build：已取消开始限制。");
});

it("names the task of a step back or forward, unless changes of others came with it", () => {
  const applied = applyCommand(picture.plan, { kind: "removeTask", taskId: "study", version: 1 });
  if (!applied.ok) throw new Error("The phase can be removed");
  const { plan: before } = picture;
  const { plan: after } = applied.value;

  expect(turnedText({ direction: "undo", before, after }, sampleFormat())).toBe("Undone: “Feasibility study”.");
  expect(turnedText({ direction: "redo", before: after, after: { ...before, version: after.version + 1 } }, sampleFormat("zh"))).toBe(
    "已重做：“可行性研究”。",
  );
  expect(turnedText({ direction: "undo", before, after: { ...after, version: 9 } }, sampleFormat())).toBe("Undone.");
});

it("says that indenting would make a phase of the task that is waited for", () => {
  const command = indentTask(picture, "decide");
  const refusal = command && refusalOf(picture.plan, command);
  if (!command || !refusal) throw new Error("Indenting below a predecessor closes a circle");

  expect(refusalText(refusal, command, picture, sampleFormat())).toMatch(/^1\.1 scope would become the phase of 1\.2 decide/);
});
