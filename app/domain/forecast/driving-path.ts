import { applyLag } from "../schedule/link-lag.ts";
import { flag, noTime } from "../schedule/network-model.ts";
import { edge } from "../schedule/graph-edges.ts";
import { driver, isElapsedLag, lagMinutesOf } from "../schedule/timetable.ts";
import type { Timetable } from "../schedule/timetable.ts";
import { workOffset } from "../time/calendar.ts";
import type { FinishLine } from "./finish-of.ts";

/** Walks the tasks that set a date, run after run, without making anything anew. */
export interface PathWalk {
  readonly timetable: Timetable;
  readonly stack: Int32Array;
  /** The last walk that came by each node, and the last on which its finish, and so its duration, mattered. */
  readonly visited: Int32Array;
  readonly counted: Int32Array;
  walk: number;
  depth: number;
}

export function createPathWalk(timetable: Timetable): PathWalk {
  const { nodeCount } = timetable.graph;
  return {
    timetable,
    stack: new Int32Array(nodeCount),
    visited: new Int32Array(nodeCount),
    counted: new Int32Array(nodeCount),
    walk: 0,
    depth: 0,
  };
}

/**
 * Adds one to the count of every task on a path that sets when the finish line is crossed at `finish`: of those tasks that finish then, and, from
 * each, of the predecessors whose links ask for its start or finish as late as it is. Links that tie, by working time, all count. A predecessor
 * by whose start alone the next task is held counts only if its own finish matters elsewhere.
 */
export function countDrivers(path: PathWalk, line: FinishLine, finish: number, counts: Int32Array): void {
  const { timetable, stack, counted } = path;
  const { model, earlyFinish } = timetable;
  path.walk++;
  path.depth = 0;
  for (let index = 0; index < line.tasks.length; index++) {
    const task = line.tasks[index]!;
    if (earlyFinish[task] === finish) reach(path, task, true, counts);
  }
  while (path.depth > 0) {
    const node = stack[--path.depth]!;
    if (node < model.size && (model.flags[node]! & flag.summary) !== 0) enterCollector(path, node, counted[node] === path.walk, counts);
    else followLinks(path, node, counts);
  }
}

function reach(path: PathWalk, node: number, byFinish: boolean, counts: Int32Array): void {
  const { model } = path.timetable;
  if (byFinish && path.counted[node] !== path.walk) {
    path.counted[node] = path.walk;
    if (node < model.size && (model.flags[node]! & flag.summary) === 0) counts[node]!++;
  }
  if (path.visited[node] === path.walk) return;
  path.visited[node] = path.walk;
  path.stack[path.depth++] = node;
}

/** A linked summary stands for those of its tasks that finish, or start, when it does. */
function enterCollector(path: PathWalk, node: number, byFinish: boolean, counts: Int32Array): void {
  const { graph, earlyStart, earlyFinish } = path.timetable;
  for (let edgeIndex = graph.inStart[node]!; edgeIndex < graph.inStart[node + 1]!; edgeIndex++) {
    if (graph.edgeType[edgeIndex] !== edge.toCollector) continue;
    const from = graph.edgeFrom[edgeIndex]!;
    const isDriving = byFinish ? earlyFinish[from] === earlyFinish[node] : earlyStart[from] === earlyStart[node];
    if (isDriving) reach(path, from, byFinish, counts);
  }
}

function followLinks(path: PathWalk, node: number, counts: Int32Array): void {
  const { timetable } = path;
  const { model, graph } = timetable;
  const isTask = node < model.size;
  if (isTask) {
    const reason = timetable.driver[node]!;
    if (reason !== driver.link && reason !== driver.levelling) return;
  }
  const task = isTask ? node : graph.taskOf(node);
  const calendar = model.calendars[model.calendarOf[task]!]!;
  const driving = timetable.drivingEdge[node]!;
  let concernsStart = driving < 0 || graph.edgeType[driving]! <= edge.SS;
  let latest = latestAsked(timetable, node, task, concernsStart);
  if (latest === -Infinity && driving < 0) {
    concernsStart = false;
    latest = latestAsked(timetable, node, task, concernsStart);
  }
  if (latest === -Infinity) return;
  const offset = workOffset(calendar, latest);
  for (let edgeIndex = graph.inStart[node]!; edgeIndex < graph.inStart[node + 1]!; edgeIndex++) {
    const asked = askedBy(timetable, edgeIndex, task, concernsStart);
    if (asked !== latest && (asked === -Infinity || workOffset(calendar, asked) !== offset)) continue;
    const type = graph.edgeType[edgeIndex]!;
    reach(path, graph.edgeFrom[edgeIndex]!, type === edge.FS || type === edge.FF, counts);
  }
}

function latestAsked(timetable: Timetable, node: number, task: number, concernsStart: boolean): number {
  const { inStart } = timetable.graph;
  let latest = -Infinity;
  for (let edgeIndex = inStart[node]!; edgeIndex < inStart[node + 1]!; edgeIndex++) {
    latest = Math.max(latest, askedBy(timetable, edgeIndex, task, concernsStart));
  }
  return latest;
}

/** What an edge asks of the start (or of the finish) of the task it leads to; minus infinity when it asks nothing. */
function askedBy(timetable: Timetable, edgeIndex: number, task: number, concernsStart: boolean): number {
  const { model, graph, earlyStart, earlyFinish } = timetable;
  const type = graph.edgeType[edgeIndex]!;
  const from = graph.edgeFrom[edgeIndex]!;
  if (type === edge.fromGate) {
    const handed = concernsStart ? earlyStart[from]! : earlyFinish[from]!;
    return handed > noTime ? handed : -Infinity;
  }
  if (type === edge.toCollector || type <= edge.SS !== concernsStart) return -Infinity;
  const source = type === edge.FS || type === edge.FF ? earlyFinish[from]! : earlyStart[from]!;
  if (graph.edgeLag[edgeIndex] === 0) return source;
  const calendar = model.calendars[model.calendarOf[task]!]!;
  return applyLag(calendar, source, lagMinutesOf(timetable, edgeIndex), isElapsedLag(timetable, edgeIndex));
}
