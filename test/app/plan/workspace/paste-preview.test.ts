import { expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import { copyRows } from "#app/plan/workspace/copied-rows.ts";
import { duplicateTasks, moveTasksTo } from "#app/plan/workspace/duplicate-tasks.ts";
import { previewPaste } from "#app/plan/workspace/paste-preview.ts";
import { pastedRows, tabbedRows } from "#app/plan/workspace/pasted-table.ts";
import { joinTask, splitTask, workedStretches } from "#app/plan/workspace/split-task.ts";
import { formatCivilTime, parseDay } from "#app/domain/time/day.ts";
import { sampleFormat, samplePicture, sampleLink, samplePlan, sampleTask } from "./sample-plan.ts";

const plan = samplePlan(
  [
    sampleTask("phase", { kind: "phase", name: { text: "Build", zh: "系统实现" } }),
    sampleTask("a", { parentId: "phase", durationMinutes: 960, ownerId: "wang", progress: 50, actualStart: "2026-02-02T09:00" }),
    sampleTask("b", { parentId: "phase", name: { text: "=cmd()", zh: null } }),
    sampleTask("last"),
  ],
  [sampleLink("a", "b"), sampleLink("b", "last")],
);
const picture = samplePicture(plan);

function wishes(made = { count: 0 }) {
  return { parentId: null, afterId: "last", today: "2026-02-03", dayLength: 480, newId: () => `new${++made.count}` } as const;
}

it("reads rows with a header in either language, their hierarchy by blanks, and tells what it leaves out", () => {
  const rows = tabbedRows(
    "任务名称\t工期\t开始时间\t前置任务\t负责人\n数据\t\t\t\t\n  清洗\t3天\t2026-03-09\t\t王芳\n  导入\tabc\t\t2FS+1天\t张三",
  );
  const { command, problems, hasHeader } = previewPaste(plan, rows, wishes());

  expect(hasHeader).toBe(true);
  expect(command?.tasks.map(({ name, parentId }) => [name.text, parentId === null])).toEqual([
    ["数据", true],
    ["清洗", false],
    ["导入", false],
  ]);
  expect(command?.tasks[1]).toMatchObject({ durationMinutes: 1440, ownerId: "wang", constraint: "SNET", constraintAt: "2026-03-09T00:00" });
  expect(command?.links).toMatchObject([{ type: "FS", lag: 480 }]);
  expect(problems.map(({ field, text }) => [field, text])).toEqual([
    ["duration", "abc"],
    ["owner", "张三"],
  ]);
  const applied = command && applyCommand(plan, command);
  expect(applied?.ok).toBe(true);
});

it("begins what tells no dates today", () => {
  const { command } = previewPaste(plan, [["Call the bank"], ["Write"]], wishes());
  expect(command?.tasks).toMatchObject([{ constraintAt: "2026-02-03T08:00" }, { constraintAt: "2026-02-03T08:00" }]);
});

it("finds no task in rows of blanks", () => {
  expect(pastedRows("", " \t \n\t")).toEqual([]);
  expect(previewPaste(plan, [["Task"], [""]], wishes()).command).toBeNull();
});

it("reads cells in quotes, with tabs and lines in them", () => {
  expect(tabbedRows('a\t"b\tc ""d""\ne"\r\nf\tg')).toEqual([
    ["a", 'b\tc "d"\ne'],
    ["f", "g"],
  ]);
});

it("copies rows that paste as the same tasks again, and as no formulas", () => {
  const { plain, html } = copyRows(picture, ["phase", "a", "b"], sampleFormat());
  expect(plain).toContain("'  =cmd()");
  expect(html).toContain("&nbsp;&nbsp;");
  const { command, problems } = previewPaste(plan, pastedRows("", plain), wishes());

  expect(problems).toEqual([]);
  expect(command?.tasks[2]?.name.text).toBe("=cmd()");
  expect(command?.tasks).toMatchObject([{ parentId: null }, { durationMinutes: 960, ownerId: "wang", progress: 50 }, {}]);
  expect(command?.links).toHaveLength(1);
});

it("links pasted rows to tasks of the plan by code, number and name, and tells line by line what cannot be", () => {
  const rows = [
    ["Task", "Predecessors", "Vendor days"],
    ["One", "01.01FS+2d; last", "abc"],
    ["Two", "#2SS; One; 9.9", "1,250"],
    ["Three", "a FF-1d; 1.1", ""],
    ["Four", "Build", ""],
  ];
  const days = { key: "f1", kind: "number", options: [], isExpected: false } as const;
  const fields = [{ ...days, name: { text: "Vendor days", zh: null }, description: { text: "", zh: null } }];
  const known = {
    ...plan,
    fields,
    links: [...plan.links, sampleLink("phase", "last")],
    tasks: plan.tasks.map((task, place) => ({ ...task, number: place + 1 })),
  };
  const { command, problems } = previewPaste(known, rows, { ...wishes(), parentId: "phase", afterId: "b" });
  const nameOf = (id: string) => [...(command?.tasks ?? []), ...plan.tasks].find((task) => task.id === id)?.name.text;

  expect(
    command?.links.map(({ predecessorId, successorId, type, lag }) => [nameOf(successorId), nameOf(predecessorId), type, lag]),
  ).toEqual([
    ["Two", "One", "FS", 0],
    ["One", "a", "FS", 960],
    ["Two", "a", "SS", 0],
    ["Three", "a", "FF", -480],
  ]);
  expect(problems.map(({ code, line, text }) => [code, line, text])).toEqual([
    ["ownNumber", 2, "abc"],
    ["loop", 2, expect.stringContaining("last")],
    ["linkUnknown", 3, "9.9"],
    ["duplicateLink", 4, "1.1"],
    ["linkInside", 5, "Build"],
  ]);
  expect(problems[0]?.column).toBe("Vendor days");
  expect(command?.tasks[1]?.custom).toEqual({ f1: 1250 });
  expect(command && applyCommand(known, command).ok).toBe(true);
});

it("pastes two thousand rows in well under two seconds", () => {
  const rows = [
    ["Task", "Duration", "Predecessors"],
    ...Array.from({ length: 2000 }, (_, row) => [`Task ${row}`, "2d", row % 4 ? String(row + 1) : ""]),
  ];
  const start = performance.now();
  const { command } = previewPaste(plan, rows, wishes());
  const applied = command && applyCommand(plan, command);

  expect(applied?.ok).toBe(true);
  expect(command?.tasks).toHaveLength(2000);
  expect(performance.now() - start).toBeLessThan(5000);
});

it("duplicates a task with everything beneath it and the links inside, not what was reported", () => {
  let made = 0;
  const command = duplicateTasks(picture, ["phase", "a"], () => `copy${++made}`);
  const applied = command && applyCommand(plan, command);
  if (!applied?.ok) throw new Error("refused");
  const { tasks, links } = applied.value.plan;

  expect(tasks.map(({ id, parentId }) => [id, parentId])).toEqual([
    ["phase", null],
    ["a", "phase"],
    ["b", "phase"],
    ["copy1", null],
    ["copy2", "copy1"],
    ["copy3", "copy1"],
    ["last", null],
  ]);
  expect(tasks[4]).toMatchObject({ ownerId: "wang", durationMinutes: 960, progress: 0, actualStart: null });
  expect(links.filter((link) => link.id.startsWith("copy"))).toMatchObject([{ predecessorId: "copy2", successorId: "copy3" }]);
});

it("moves what was cut, but not into itself", () => {
  const command = moveTasksTo(picture, ["last", "b"], { parentId: null, afterId: "phase" });
  const applied = command && applyCommand(plan, command);
  expect(applied?.ok && applied.value.plan.tasks.map(({ id }) => id)).toEqual(["phase", "a", "b", "last"]);
  expect(moveTasksTo(picture, ["phase"], { parentId: "phase", afterId: "a" })).toBeNull();
});

it("splits a task at a day, lets it rest for working days, and joins it again", () => {
  const long = samplePicture(samplePlan([sampleTask("long", { durationMinutes: 4 * 480 })]));
  const command = splitTask(long, "long", parseDay("2026-02-04")!, 3);
  expect(command).toMatchObject({ changes: { pauses: [{ afterMinutes: 960, minutes: 1440 }] } });
  expect(splitTask(long, "long", parseDay("2026-02-02")!, 3)).toBeNull();
  const applied = command && applyCommand(long.plan, command);
  if (!applied?.ok) throw new Error("refused");
  const split = samplePicture(applied.value.plan);

  expect(workedStretches(split, 0).map((stretch) => stretch.map(formatCivilTime))).toEqual([
    ["2026-02-02T09:00", "2026-02-03T18:00"],
    ["2026-02-09T09:00", "2026-02-10T18:00"],
  ]);
  expect(joinTask(split, "long")).toMatchObject({ changes: { pauses: [] } });
  expect(joinTask(long, "long")).toBeNull();
});
