import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { flag } from "../schedule/network-model.ts";
import type { NetworkModel } from "../schedule/network-model.ts";
import { findTask } from "../schedule/task-index.ts";
import { longestDurationMinutes } from "../time/duration.ts";
import { createTableShelf } from "./distributions.ts";
import type { QuantileTable } from "./distributions.ts";
import type { IgnoredEstimate } from "./forecast.ts";
import type { ForecastProblem, ForecastRequest, TaskEstimate } from "./request.ts";

/** A task whose duration varies, and what the network held of it before any run. */
export interface UncertainTask {
  readonly task: number;
  readonly table: QuantileTable;
  /** Row of the group whose common score it shares. */
  readonly group: number;
  /** Minutes of the whole task that the plan says, to which the values of the table compare. */
  readonly plannedMinutes: number;
  /** Share of the task that is still to do. */
  readonly restShare: number;
  readonly duration: number;
  readonly pausedMinutes: number;
}

export interface Uncertainty {
  readonly tasks: readonly UncertainTask[];
  readonly groupCount: number;
  readonly ignored: readonly IgnoredEstimate[];
}

/** Finds the tasks that vary, by their estimates or the usual spread, and says which estimates count for nothing. */
export function readUncertainty(request: ForecastRequest, model: NetworkModel): Result<Uncertainty, ForecastProblem> {
  const { estimates, usualSpread } = request;
  const tableOf = createTableShelf();
  const groupOf = createGroups(request, model);
  const tables = new Map<number, QuantileTable>();
  const ignored: IgnoredEstimate[] = [];
  for (const estimate of estimates) {
    const { taskId, distribution = "pert" } = estimate;
    if (!isEstimate(estimate)) return failure({ code: "forecast.estimate.invalid", taskId });
    const task = findTask(model.index, taskId);
    const reason = task < 0 ? "unknown" : tables.has(task) ? "repeated" : whyFixed(model, task);
    if (reason !== null) ignored.push({ taskId, reason });
    else tables.set(task, tableOf(estimate, distribution));
  }
  if (usualSpread !== undefined) {
    const { optimistic, pessimistic } = usualSpread;
    if (!(optimistic >= 0 && optimistic <= 1)) return failure({ code: "forecast.number.invalid", field: "usualSpread", value: optimistic });
    if (!(pessimistic >= 1 && pessimistic <= 100))
      return failure({ code: "forecast.number.invalid", field: "usualSpread", value: pessimistic });
    for (let task = 0; task < model.size; task++) {
      const likely = Math.round(request.network.tasks[task]!.durationMinutes);
      if (tables.has(task) || whyFixed(model, task) !== null) continue;
      tables.set(task, tableOf({ optimistic: likely * optimistic, likely, pessimistic: likely * pessimistic }, "pert"));
    }
  }
  const tasks = [...tables].filter(([, table]) => table.scale > 0 || table.shift > 0);
  return success({
    tasks: tasks
      .sort(([one], [other]) => one - other)
      .map(([task, table]) => describeTask(request, model, task, table, groupOf.rowOf(task))),
    groupCount: groupOf.count(),
    ignored,
  });
}

function isEstimate({ optimistic, likely, pessimistic, distribution }: TaskEstimate): boolean {
  return (
    optimistic >= 0 &&
    optimistic <= likely &&
    likely <= pessimistic &&
    pessimistic <= longestDurationMinutes &&
    (optimistic > 0 || distribution !== "lognormal")
  );
}

function whyFixed(model: NetworkModel, task: number): IgnoredEstimate["reason"] | null {
  const flags = model.flags[task]!;
  if ((flags & flag.summary) !== 0) return "summary";
  if ((flags & flag.inactive) !== 0) return "inactive";
  if ((flags & flag.finished) !== 0) return "finished";
  if ((flags & flag.manual) !== 0) return "manual";
  return model.duration[task] === 0 ? "milestone" : null;
}

function describeTask(request: ForecastRequest, model: NetworkModel, task: number, table: QuantileTable, group: number): UncertainTask {
  const duration = model.duration[task]!;
  return {
    task,
    table,
    group,
    plannedMinutes: Math.max(1, Math.round(request.network.tasks[task]!.durationMinutes)),
    restShare: 1 - model.percentComplete[task]! / 100,
    duration,
    pausedMinutes: model.span[task]! - duration,
  };
}

/** Groups by what the request says, else by the top summary above the task; a task at the top is a group of its own. */
function createGroups({ groups = {} }: ForecastRequest, { ids, hierarchy }: NetworkModel) {
  const rows = new Map<string, number>();
  const rowOf = (task: number) => {
    let top = task;
    while (hierarchy.parent[top]! >= 0) top = hierarchy.parent[top]!;
    const own = Object.hasOwn(groups, ids[task]!) ? groups[ids[task]!] : undefined;
    const key = own === undefined ? `task ${ids[top]}` : `group ${own}`;
    const row = rows.get(key) ?? rows.size;
    rows.set(key, row);
    return row;
  };
  return { rowOf, count: () => rows.size };
}
