import { expect, it } from "vitest";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { runSheetJob } from "#app/workers/run-sheet-job.ts";
import { csv, planOf, sheetJob } from "#test/workers/sheet-files.ts";

const gate = { id: "Gate", kind: "gate", durationMinutes: 0 } as const satisfies Partial<PlanTask>;
const go = { outcome: "go", day: "2026-01-05", holdsUntil: null } as const;

async function read(text: string, plan?: ReturnType<typeof planOf>) {
  const answer = await runSheetJob(sheetJob(csv(text), plan ? { plan } : {}));
  if (!answer.ok) throw new Error(answer.problem.code);
  return { task: answer.value.plan?.tasks.find(({ kind }) => kind === "gate"), problems: answer.value.problems.map(({ code }) => code) };
}

it("a sheet makes gates that are not passed, and says so at the line", async () => {
  const { task, problems } = await read("Task,Kind,Done\nGate,Gate,100%\n");
  expect([task?.progress, task?.actualFinish, problems]).toEqual([0, null, ["gateUndecided"]]);
});

it("a sheet does not pass a gate of the plan, nor open one that was let through", async () => {
  const passing = await read("Task,Done\nGate,100%\n", planOf([gate]));
  expect([passing.task?.progress, passing.problems]).toEqual([0, ["gateUndecided"]]);
  const passed = planOf([{ ...gate, progress: 100, actualFinish: "2026-01-05T17:00" }], { gates: { Gate: go } });
  const opening = await read("Task,Done\nGate,0%\n", passed);
  expect([opening.task?.progress, opening.task?.actualFinish, opening.problems]).toEqual([100, "2026-01-05T17:00", ["gateDecided"]]);
});

it("a sheet that says of a gate what is so is no problem", async () => {
  const passed = planOf([{ ...gate, progress: 100 }], { gates: { Gate: go } });
  expect((await read("Task,Done\nGate,100%\n", passed)).problems).toEqual([]);
  expect((await read("Task,Done\nGate,100%\n", planOf([{ ...gate, progress: 100 }]))).problems).toEqual([]);
});
