import { carryOut } from "#app/domain/plan/apply.ts";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { Change } from "#app/http/change.server.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { changePlan } from "#app/http/plan-change.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { readGateMarks } from "#db/queries/gate-marks.ts";
import { writePlanEdits } from "#db/queries/plan-edits.ts";
import { readGatesOf, type Gate } from "./gate-records.server.ts";

export type GateArgs<Value> = IntentArgs<"gate.sign" | "gate.waive" | "gate.decide" | "gate.edit", Value>;

interface GateWork extends Pick<Change, "transaction"> {
  readonly plan: Plan;
  readonly today: Day;
}

export interface GateChange<Value> {
  /** The entry of the log. */
  readonly command: string;
  readonly data: object;
  /** What becomes of the gate in the plan; nothing as a rule. */
  readonly changes?: TaskChanges | undefined;
  /** What the caller is told; it must survive JSON. */
  readonly value: Value;
}

/**
 * One change at the gate that the URL names, at a time with others of the plan and in one transaction: what `work` writes, what it asks of
 * the plan, the decisions that stand since, and one entry in the log. Throws a Response of 404 for a task at which nothing is decided.
 */
export async function changeGate<Value>(
  args: GateArgs<unknown>,
  work: (gate: Gate, change: GateWork) => Promise<GateChange<Value>>,
): Promise<Value> {
  const { context, project, params } = args;
  let value: Value | undefined;
  return changePlan(
    args,
    async (current, { transaction }) => {
      const before = current.plan;
      const gate = (await readGatesOf(args, transaction, before)).find(({ task }) => task.id === params["gateId"]);
      if (!gate) throw errorResponse(404, context);
      const done = await work(gate, { transaction, plan: before, today: todayIn(project.timeZone, context.now()) });
      value = done.value;
      const edited = withChanges(before, gate, done.changes);
      const plan = { ...edited, version: before.version + 1, gates: await readGateMarks(transaction, project.id) };
      return {
        plan,
        command: done.command,
        subjectId: gate.task.id,
        data: done.data,
        write: () => writePlanEdits(transaction, before, plan, context.now()),
      };
    },
    { answer: () => value! },
  );
}

function withChanges(plan: Plan, { task }: Gate, changes: TaskChanges | undefined): Plan {
  if (!changes) return plan;
  const result = carryOut(plan, { kind: "updateTask", taskId: task.id, version: task.version, changes });
  if (!result.ok) throw new Error(`The gate ${task.id} cannot be changed: ${result.problem.code}`);
  return result.value.plan;
}
