import { expect, it } from "vitest";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { samplePlan, sampleTask } from "../../app/plan/workspace/sample-plan.ts";

const { custom: _custom, ...earlier } = sampleTask("a");

it.each<PlanCommand>([
  { kind: "restoreTasks", tasks: [earlier as never], links: [] },
  { kind: "mergeTasks", tasks: [earlier as never], removedIds: [], links: [], removedLinkIds: [] },
])("brings back by $kind what an earlier release kept without the fields of today", (command) => {
  const applied = applyCommand(samplePlan([sampleTask("b")]), command);

  expect(applied.ok && applied.value.plan.tasks.find(({ id }) => id === "a")?.custom).toEqual({});
});
