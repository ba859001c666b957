import fc from "fast-check";
import { expect, it } from "vitest";
import { applyCommand, carryOut } from "#app/domain/plan/apply.ts";
import { carryOutAll } from "#app/domain/plan/carry-out-all.ts";
import type { PlanCommand, SingleCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { commandOf, randomEdits, twoPhases } from "../branch/random-edits.ts";

function allOf(plan: Plan, commands: readonly PlanCommand[]) {
  const steps = carryOutAll(plan, commands);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

it("comes to the same as one after the other, whatever was done", () => {
  fc.assert(
    fc.property(randomEdits, (edits) => {
      const start = twoPhases();
      let plan = start;
      const commands: PlanCommand[] = [];
      edits.forEach((edit, index) => {
        const single = commandOf(plan, edit, `e${index}`) as SingleCommand;
        const command: PlanCommand = edit.other % 3 === 0 ? { kind: "batch", commands: [single] } : single;
        const done = applyCommand(plan, command, "2026-03-20");
        if (!done.ok || done.value.plan === plan) return;
        commands.push(done.value.command);
        plan = done.value.plan;
      });
      const all = allOf(start, commands);
      expect(all).toEqual({ ok: true, value: plan });
    }),
  );
});

it("refuses what one after the other would", () => {
  fc.assert(
    fc.property(randomEdits, (edits) => {
      const start = twoPhases();
      // All are meant for the plan as it was: many come too late.
      const commands = edits.map((edit, index) => commandOf(start, edit, `e${index}`));
      let plan = start;
      let refusal: unknown = null;
      for (const command of commands) {
        const done = carryOut(plan, command);
        if (!done.ok) {
          refusal = done.problem.code;
          break;
        }
        plan = done.value.plan;
      }
      const all = allOf(start, commands);
      if (refusal === null) expect(all).toEqual({ ok: true, value: plan });
      else expect(all.ok ? null : all.problem.code).toBe(refusal);
    }),
  );
});

it("of nothing is the plan itself", () => {
  const plan = twoPhases();
  expect(allOf(plan, [])).toMatchObject({ ok: true });
  const all = allOf(plan, []);
  expect(all.ok && all.value).toBe(plan);
});
