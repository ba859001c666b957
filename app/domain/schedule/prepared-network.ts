import { success } from "../result.ts";
import type { Result } from "../result.ts";
import { readNetwork, withTasks } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";
import type { Network } from "./network.ts";
import type { ScheduleProblem } from "./schedule.ts";
import { buildTaskGraph } from "./task-graph.ts";
import type { TaskGraph } from "./task-graph.ts";

/** A network as the passes work on it: read, and in the order of its links. */
export interface PreparedNetwork {
  readonly network: Network;
  readonly model: NetworkModel;
  readonly graph: TaskGraph;
  /** Indexes of the tasks that are other than in the earlier network; null when more is, or there was none. */
  readonly changed: readonly number[] | null;
}

/** Above this share of changed tasks it is no use to look for what stayed. */
const mostChanged = 1 / 4;

/**
 * Reads a network for {@link schedulePrepared}. What did not change since an earlier one is taken from that: its tasks and links, its calendars and its
 * start are the same when they are the same objects. The outcome is that of reading it all.
 */
export function prepareNetwork(network: Network, earlier: PreparedNetwork | null = null): Result<PreparedNetwork, ScheduleProblem> {
  const changed = earlier && changedTasks(network, earlier.network);
  const changedModel = earlier && changed && withTasks(earlier.model, network.tasks, changed);
  const model = changedModel ?? readNetwork(network);
  if (!model.ok) return model;
  if (earlier && earlier.network.links === network.links && hasSameTasks(model.value, earlier.model)) {
    return success({ network, model: model.value, graph: earlier.graph, changed: changedModel ? changed : null });
  }
  const graph = buildTaskGraph(network.links, model.value);
  return graph.ok ? success({ network, model: model.value, graph: graph.value, changed: null }) : graph;
}

/** Null when something else than few tasks is other. */
function changedTasks(network: Network, before: Network): readonly number[] | null {
  const isSameFrame = before.start === network.start && before.calendars === network.calendars && before.calendar === network.calendar;
  if (!isSameFrame || before.severalEnds !== network.severalEnds || before.tasks.length !== network.tasks.length) return null;
  const changed: number[] = [];
  if (before.tasks === network.tasks) return changed;
  for (let index = 0; index < network.tasks.length; index++) if (before.tasks[index] !== network.tasks[index]) changed.push(index);
  return changed.length > mostChanged * network.tasks.length ? null : changed;
}

/** Whether a graph of the one is a graph of the other: a model that was changed shares what was not, and tasks cannot become inactive in it. */
function hasSameTasks(model: NetworkModel, earlier: NetworkModel): boolean {
  return model.hierarchy === earlier.hierarchy;
}
