import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseCsv } from "hucre/csv";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { compareImported } from "#app/domain/interchange/compare-imported.ts";
import { planFromImported } from "#app/domain/interchange/plan-from-imported.ts";
import { readPlan } from "#app/workers/read-plan-bytes.ts";
import { runSheetJob } from "#app/workers/run-sheet-job.ts";
import { writePlanBytes } from "#app/workers/write-plan-bytes.ts";
import { writePlanFile } from "#app/workers/write-plan-file.ts";
import { planOf, sheetJob } from "./sheet-files.ts";

/** A plan with whatever a sheet can hold, and names that other programs would take for formulas. */
const plan = planOf(
  [
    { id: "phase", kind: "phase", name: { text: "Prepare", zh: "准备" }, durationMinutes: 0 },
    { id: "a", parentId: "phase", name: { text: "=HYPERLINK(1)", zh: null }, ownerId: "li", progress: 40, actualStart: "2026-01-05T08:00" },
    {
      id: "b",
      parentId: "phase",
      name: { text: "'-1 kept", zh: null },
      durationMinutes: 2880,
      elapsed: true,
      deadline: "2026-02-01T17:00",
    },
    {
      id: "c",
      name: { text: '@all, "quoted"; 换行', zh: null },
      durationMinutes: 720,
      constraint: "SNET",
      constraintAt: "2026-01-20T00:00",
    },
    { id: "d", name: { text: "By hand", zh: null }, manualStart: "2026-02-02T08:00", manualFinish: "2026-02-06T17:00", roleCode: "PM" },
    { id: "e", kind: "milestone", name: { text: "Go-live", zh: "上线" }, durationMinutes: 0, deliverable: { text: "+1 signed", zh: null } },
  ],
  {
    people: [{ id: "li", name: "李娜" }],
    roles: [{ code: "PM", name: { text: "Project manager", zh: "项目经理" }, personId: "li" }],
    links: [
      { id: "l1", predecessorId: "a", successorId: "b", type: "SS", lag: 960, lagUnit: "working" },
      { id: "l2", predecessorId: "b", successorId: "c", type: "FS", lag: 50, lagUnit: "percent" },
      { id: "l3", predecessorId: "c", successorId: "e", type: "FS", lag: -480, lagUnit: "working" },
      { id: "l4", predecessorId: "d", successorId: "e", type: "FF", lag: 1440, lagUnit: "elapsed" },
    ],
  },
);

describe("a plan that is exported", () => {
  it.each([
    ["csv", "en"],
    ["csv", "zh"],
    ["xlsx", "en"],
    ["xlsx", "zh"],
  ] as const)("as %s in %s and imported again is the same plan", async (format, language) => {
    const bytes = await writePlanBytes(plan, { format, language, name: "CRM: [上线]/计划" });

    const answer = await runSheetJob(
      sheetJob(bytes, { fileName: `plan.${format}`, plan, people: [{ id: "li", name: "李娜", email: null }] }),
    );

    if (!answer.ok) throw new Error(answer.problem.code);
    expect(answer.value.problems).toEqual([]);
    expect(answer.value.preview?.lines.filter((line) => line.change !== "unchanged")).toEqual([]);
    expect(answer.value.preview).toMatchObject({ unchanged: 6, untouched: 0, moved: [], elsewhere: [], newPeople: [] });
    expect(answer.value.plan?.tasks).toEqual(plan.tasks);
    expect(answer.value.plan?.links.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(plan.links);
  });

  it("as CSV holds no cell that a program takes for a formula", async () => {
    const text = new TextDecoder().decode(await writePlanBytes(plan, { format: "csv", language: "en", name: "P" }));

    for (const cell of parseCsv(text).flat()) expect(String(cell)).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/);
    expect(text).toContain("'=HYPERLINK(1)");
  });

  it("as JSON is read as the plan of another project with the same dates", async () => {
    const bytes = await writePlanBytes(plan, { format: "json", language: "en", name: "P" });

    const read = readPlan("plan.json", bytes);

    if (!read.ok) throw new Error(read.problem.code);
    const kept = planFromImported(read.value, "q").plan;
    const schedule = schedulePlan(kept);
    if (!schedule.ok) throw new Error(schedule.problem.code);
    expect(compareImported(read.value, schedule.value).moved).toEqual([]);
    expect(kept.tasks.map((task) => [task.name.text, task.durationMinutes, task.constraint])).toEqual(
      plan.tasks.map((task) => [task.name.text, task.durationMinutes, task.constraint]),
    );
    expect(kept.links).toHaveLength(4);
  });

  it("is written in a worker", async () => {
    const bytes = await writePlanFile(gzipSync(JSON.stringify(plan)), { format: "csv", language: "zh", name: "P" });

    expect(new TextDecoder().decode(bytes)).toContain("前置任务");
  });
});
