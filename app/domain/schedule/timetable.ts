import { workBetween } from "../time/calendar.ts";
import { flag, noTime, unlimited } from "./network-model.ts";
import type { NetworkModel } from "./network-model.ts";
import type { ScheduleConflict } from "./schedule.ts";
import { lag } from "./graph-edges.ts";
import type { TaskGraph } from "./task-graph.ts";

/** Codes of `Timetable.driver`: what set the early start. */
export const driver = {
  projectStart: 0,
  link: 1,
  constraint: 2,
  calendar: 3,
  actual: 4,
  manual: 5,
  children: 6,
  levelling: 7,
  /** A summary above the task may not start earlier. */
  summaryConstraint: 8,
} as const;

/** What the passes work on: dates of every node in absolute civil minutes, filled pass by pass. */
export interface Timetable {
  readonly model: NetworkModel;
  readonly graph: TaskGraph;
  readonly earlyStart: Int32Array;
  readonly earlyFinish: Int32Array;
  /** The latest dates that delay nothing; for a milestone and for gates and collectors, limits not yet moved into working time. */
  readonly lateStart: Int32Array;
  readonly lateFinish: Int32Array;
  readonly driver: Uint8Array;
  /** The edge of the link that set the start, of a gate the start it hands on; -1 without. */
  readonly drivingEdge: Int32Array;
  /** Of a gate, the edge of the link that set the finish it hands on. */
  readonly finishDrivingEdge: Int32Array;
  /** The first task whose dates leave the years a calendar knows; -1 without. */
  exhaustedTask: number;
  projectFinish: number;
  conflicts: ScheduleConflict[];
}

export function createTimetable(model: NetworkModel, graph: TaskGraph): Timetable {
  const { nodeCount } = graph;
  return {
    model,
    graph,
    earlyStart: new Int32Array(nodeCount),
    earlyFinish: new Int32Array(nodeCount),
    lateStart: new Int32Array(nodeCount).fill(unlimited),
    lateFinish: new Int32Array(nodeCount).fill(unlimited),
    driver: new Uint8Array(nodeCount),
    drivingEdge: new Int32Array(nodeCount),
    finishDrivingEdge: new Int32Array(nodeCount),
    exhaustedTask: -1,
    projectFinish: noTime,
    conflicts: [],
  };
}

/** The lag of an edge in minutes; a percentage counts the predecessor's duration, of a summary the working time it spans. */
export function lagMinutesOf(timetable: Timetable, edgeIndex: number): number {
  const { graph, model } = timetable;
  const amount = graph.edgeLag[edgeIndex]!;
  if (amount === 0 || graph.edgeLagUnit[edgeIndex] !== lag.percent) return amount;
  const from = graph.edgeFrom[edgeIndex]!;
  const isSummary = (model.flags[from]! & flag.summary) !== 0;
  const span = isSummary
    ? workBetween(model.calendars[model.calendarOf[from]!]!, timetable.earlyStart[from]!, timetable.earlyFinish[from]!)
    : model.duration[from]!;
  return Math.round((amount * span) / 100);
}

/** Whether the lag of an edge is clock time; a percentage of an elapsed duration is. */
export function isElapsedLag(timetable: Timetable, edgeIndex: number): boolean {
  const unit = timetable.graph.edgeLagUnit[edgeIndex];
  if (unit !== lag.percent) return unit === lag.elapsed;
  return (timetable.model.flags[timetable.graph.edgeFrom[edgeIndex]!]! & flag.elapsed) !== 0;
}

/** Index of a constraint type in constraintTypes. */
export const constraint = { ASAP: 0, ALAP: 1, SNET: 2, SNLT: 3, FNET: 4, FNLT: 5, MSO: 6, MFO: 7 } as const;
