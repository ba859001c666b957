import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { longestDurationMinutes } from "../time/duration.ts";
import { edge, lag, makeEdges, resizeEdges } from "./graph-edges.ts";
import type { EdgeList } from "./graph-edges.ts";
import { flag } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";
import type { NetworkLink } from "./network.ts";
import type { ScheduleConflict, ScheduleProblem } from "./schedule.ts";
import { isDescendant } from "./task-hierarchy.ts";
import { findTask } from "./task-index.ts";

export interface LinkEdges {
  /** From task to task, in input order. */
  readonly edges: EdgeList;
  /** Whether one leads to or from a summary. */
  readonly hasSummaries: boolean;
  readonly conflicts: readonly ScheduleConflict[];
}

/**
 * Reads links as edges between tasks. Those from inactive tasks are left out; those with an unknown end are left out and are conflicts. Everything is
 * read from a link at once, since large networks have more links than a processor's cache holds.
 */
export function readLinks(links: readonly NetworkLink[], model: NetworkModel): Result<LinkEdges, ScheduleProblem> {
  const { index: taskIndex, flags, ids } = model;
  const edges = makeEdges(links.length);
  const { edgeFrom, edgeTo, edgeType, edgeLag, edgeLagUnit, edgeLink } = edges;
  const conflicts: ScheduleConflict[] = [];
  let hasSummaries = false;
  let count = 0;
  // The links into one task mostly stand together, in the order of the tasks: the last successor is remembered, and those after it are tried before it
  // is looked up.
  let lastSuccessor: string | null = null;
  let to = -1;
  for (let index = 0; index < links.length; index++) {
    const link = links[index]!;
    const from = findTask(taskIndex, link.predecessor);
    if (link.successor !== lastSuccessor) {
      lastSuccessor = link.successor;
      to = findNear(ids, to, lastSuccessor);
      if (to < 0) to = findTask(taskIndex, lastSuccessor);
    }
    if (from < 0 || to < 0) {
      conflicts.push(danglingLink(link, from, to));
      continue;
    }
    const bothFlags = flags[from]! | flags[to]!;
    const problem = problemOf(link, from, to, model, (bothFlags & flag.summary) !== 0);
    if (problem !== null) return failure(problem);
    if ((flags[from]! & flag.inactive) !== 0) continue;
    if ((bothFlags & flag.summary) !== 0) hasSummaries = true;
    edgeFrom[count] = from;
    edgeTo[count] = to;
    edgeType[count] = edge[link.type];
    edgeLagUnit[count] = lag[link.lagUnit];
    edgeLag[count] = link.lagUnit === "percent" ? link.lag : Math.round(link.lag);
    edgeLink[count++] = index;
  }
  return success({ edges: resizeEdges(edges, count, count), hasSummaries, conflicts });
}

const mostTried = 3;

/** The index of the id among the few after another, -1 when it is none of them. */
function findNear(ids: readonly string[], after: number, id: string): number {
  const last = Math.min(after + mostTried, ids.length - 1);
  for (let index = after + 1; index <= last; index++) if (ids[index] === id) return index;
  return -1;
}

function danglingLink(link: NetworkLink, from: number, to: number): ScheduleConflict {
  const missing = [from < 0 ? link.predecessor : "", to < 0 ? link.successor : ""].filter((id) => id !== "");
  return { code: "schedule.link.dangling", taskId: to < 0 ? link.predecessor : link.successor, link, missing };
}

/** Why no plan can have the link: its lag is no amount of time, or it leads from a task to itself, or to or from a summary it is in. */
function problemOf(link: NetworkLink, from: number, to: number, model: NetworkModel, isOnSummary: boolean): ScheduleProblem | null {
  const { ids, hierarchy } = model;
  if (!(Math.abs(link.lag) <= longestDurationMinutes)) {
    return { code: "schedule.number.invalid", taskId: link.successor, field: "lag", value: link.lag };
  }
  if (from === to) return { code: "schedule.cycle", loop: [ids[from]!], link };
  if (isOnSummary && (isDescendant(hierarchy, from, to) || isDescendant(hierarchy, to, from))) {
    return { code: "schedule.cycle", loop: [ids[from]!, ids[to]!], link };
  }
  return null;
}
