import { createRandom } from "../random.ts";
import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { readNetwork } from "../schedule/network-model.ts";
import { scheduleNetwork } from "../schedule/schedule-network.ts";
import { buildTaskGraph } from "../schedule/task-graph.ts";
import { createTimetable } from "../schedule/timetable.ts";
import { findTask } from "../schedule/task-index.ts";
import { workBetween } from "../time/calendar.ts";
import type { WorkCalendar } from "../time/calendar.ts";
import { formatCivilTime } from "../time/day.ts";
import { countDrivers, createPathWalk } from "./driving-path.ts";
import { finishLineOf, finishOf } from "./finish-of.ts";
import type { FinishLine } from "./finish-of.ts";
import type { Forecast, TaskRisk } from "./forecast.ts";
import { createReplay, replay, setScore } from "./replay.ts";
import type { Replay } from "./replay.ts";
import { mostRuns } from "./request.ts";
import type { ForecastProblem, ForecastRequest } from "./request.ts";
import { stratifiedScores } from "./stratified-scores.ts";
import { quantileOf, summariseFinishes } from "./summarise-dates.ts";
import { addRun, createStatistics, spreadOf, targetDeviation } from "./task-statistics.ts";
import type { TaskStatistics } from "./task-statistics.ts";
import { drawTornado } from "./tornado.ts";
import { readUncertainty } from "./uncertain-tasks.ts";
import type { Uncertainty } from "./uncertain-tasks.ts";

/**
 * Says when a plan, its go-live and its gates may finish, with what certainty, and which tasks decide it.
 *
 * Method: Monte Carlo simulation of the network (Van Slyke 1963): every run draws a duration for each task from its three estimates and calculates
 * the early dates with the plan's own links, calendars, constraints and actuals, by the engine that schedules it. Where paths meet, the later one
 * counts, so that the dates of the plan itself are kept less often than each task keeps its own (merge bias; MacCrimmon and Ryavec 1964):
 * `plannedShare` shows it. Draws are stratified (see {@link stratifiedScores}) in ten batches of their own, whose differences give the standard error. Tasks of
 * one group can share part of their luck (a common factor of normal scores).
 *
 * Finished work stays as it is; of work that has started, what is left varies. Tasks scheduled by hand keep their dates, levelling delays their length.
 * Without uncertain tasks every run is the plan. Returns the problems of scheduleNetwork, estimates that make no sense and unknown milestones.
 * Nothing is thrown. The same request gives the same forecast.
 */
export function forecastPlan(request: ForecastRequest): Result<Forecast, ForecastProblem> {
  const steps = forecastInSteps(request);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** {@link forecastPlan} for who shows progress: yields the share that is done, 0 to 1, many times a second. */
export function* forecastInSteps(request: ForecastRequest): Generator<number, Result<Forecast, ForecastProblem>> {
  const problem = findProblem(request);
  if (problem !== null) return failure(problem);
  const planned = scheduleNetwork(request.network);
  if (!planned.ok) return planned;
  const model = readNetwork(request.network);
  if (!model.ok) return model;
  const graph = buildTaskGraph(request.network.links, model.value);
  if (!graph.ok) return graph;
  const uncertainty = readUncertainty(request, model.value);
  if (!uncertainty.ok) return uncertainty;
  const played = createReplay(createTimetable(model.value, graph.value), uncertainty.value.tasks);
  const simulation = createSimulation(request, played, uncertainty.value);
  yield* playRuns(simulation);
  return success(describe(simulation));
}

function findProblem({ network, runs, correlation = 0, milestones, target }: ForecastRequest): ForecastProblem | null {
  if (!(Number.isInteger(runs) && runs >= 1 && runs <= mostRuns)) return { code: "forecast.number.invalid", field: "runs", value: runs };
  if (!(correlation >= 0 && correlation <= 1)) return { code: "forecast.number.invalid", field: "correlation", value: correlation };
  const ids = new Set(network.tasks.map(({ id }) => id));
  const unknown = [...milestones, ...(target === null ? [] : [target])].find((id) => !ids.has(id));
  return unknown === undefined ? null : { code: "forecast.milestone.unknown", taskId: unknown };
}

interface Simulation {
  readonly request: ForecastRequest;
  readonly played: Replay;
  readonly uncertainty: Uncertainty;
  readonly calendar: WorkCalendar;
  /** The project, the milestones, the target. */
  readonly lines: readonly FinishLine[];
  readonly planned: readonly number[];
  /** Per line, the finishes of all runs. */
  readonly finishes: readonly Int32Array[];
  readonly batchSize: number;
  readonly statistics: TaskStatistics;
  readonly criticalRuns: Int32Array;
}

/** Enough for an error that means something, of batches large enough for a 95th percentile. */
const batches = 10;
const leastBatch = 100;

function createSimulation(request: ForecastRequest, played: Replay, uncertainty: Uncertainty): Simulation {
  const { timetable } = played;
  const lines = [null, ...request.milestones, request.target].map((taskId) => finishLineOf(timetable.model, taskId));
  replay(played);
  // Without uncertainty one run tells it all.
  const runs = uncertainty.tasks.length === 0 ? 1 : request.runs;
  return {
    request,
    played,
    uncertainty,
    calendar: timetable.model.calendars[0]!,
    lines,
    planned: lines.map((line) => finishOf(timetable, line)),
    finishes: lines.map(() => new Int32Array(runs)),
    batchSize: runs < batches * leastBatch ? runs : Math.ceil(runs / batches),
    statistics: createStatistics(uncertainty.tasks.length),
    criticalRuns: new Int32Array(timetable.model.size),
  };
}

const runsPerStep = 100;

function* playRuns({
  request,
  played,
  uncertainty,
  calendar,
  lines,
  planned,
  finishes,
  ...simulation
}: Simulation): Generator<number, void> {
  const { tasks, groupCount } = uncertainty;
  const { timetable } = played;
  const random = createRandom(request.seed);
  const path = createPathWalk(timetable);
  const durations = new Float64Array(tasks.length);
  const shared = Math.sqrt(request.correlation ?? 0);
  const own = Math.sqrt(1 - (request.correlation ?? 0));
  const target = lines.length - 1;
  const runs = finishes[0]!.length;
  for (let first = 0; first < runs; first += simulation.batchSize) {
    const count = Math.min(simulation.batchSize, runs - first);
    const scores = stratifiedScores(tasks.length, count, random);
    const groupScores = shared > 0 ? stratifiedScores(groupCount, count, random) : null;
    for (let run = 0; run < count; run++) {
      for (let row = 0; row < tasks.length; row++) {
        const uncertain = tasks[row]!;
        let score = scores[row * count + run]!;
        if (groupScores !== null) score = own * score + shared * groupScores[uncertain.group * count + run]!;
        durations[row] = setScore(played, uncertain, score);
      }
      replay(played);
      for (let line = 0; line < lines.length; line++) finishes[line]![first + run] = finishOf(timetable, lines[line]!);
      const finish = finishes[target]![first + run]!;
      countDrivers(path, lines[target]!, finish, simulation.criticalRuns);
      addRun(simulation.statistics, durations, workBetween(calendar, planned[target]!, finish));
      if (run % runsPerStep === runsPerStep - 1) yield (first + run) / runs;
    }
  }
}

function describe(simulation: Simulation): Forecast {
  const { request, played, uncertainty, calendar, lines, planned, finishes, batchSize } = simulation;
  const { promised = {} } = request;
  const dates = lines.slice(0, -1).map(({ taskId }, line) =>
    summariseFinishes(
      {
        taskId,
        planned: planned[line]!,
        instants: finishes[line]!,
        batchSize,
        promised: taskId !== null && Object.hasOwn(promised, taskId) ? promised[taskId]! : null,
      },
      calendar,
    ),
  );
  const risks = describeRisks(simulation);
  return {
    runs: finishes[0]!.length,
    seed: request.seed,
    estimatedTasks: uncertainty.tasks.length,
    ignored: uncertainty.ignored,
    project: dates[0]!,
    milestones: dates.slice(1),
    risks,
    tornado: drawTornado(played, tornadoCandidates(simulation, risks), lines.at(-1)!, calendar, request.tornadoSize ?? 12),
    convergence: describeConvergence(finishes.at(-1)!, batchSize),
  };
}

function describeRisks({ played, uncertainty, statistics, criticalRuns }: Simulation): readonly TaskRisk[] {
  const { model } = played.timetable;
  const spread = targetDeviation(statistics);
  const rowOf = new Map(uncertainty.tasks.map(({ task }, row) => [task, row]));
  return Array.from(criticalRuns, (critical, task) => ({ critical, task, row: rowOf.get(task) }))
    .filter(({ critical, row }) => critical > 0 || row !== undefined)
    .map(({ critical, task, row }): TaskRisk => {
      const own = row === undefined ? { mean: model.duration[task]!, deviation: 0, correlation: 0 } : spreadOf(statistics, row);
      const criticality = critical / statistics.runs;
      return {
        taskId: model.ids[task]!,
        criticality,
        cruciality: own.correlation,
        sensitivity: spread > 0 ? (criticality * own.deviation) / spread : 0,
        meanMinutes: own.mean,
        deviationMinutes: own.deviation,
      };
    })
    .sort((one, other) => other.criticality - one.criticality || other.sensitivity - one.sensitivity);
}

/** A swing asks for two calculations of the network: those who cannot win it are not asked. */
const mostCandidates = 200;

function tornadoCandidates({ played, uncertainty }: Simulation, risks: readonly TaskRisk[]) {
  const { index } = played.timetable.model;
  const byTask = new Map(uncertainty.tasks.map((uncertain) => [uncertain.task, uncertain]));
  return risks
    .toSorted((one, other) => other.sensitivity - one.sensitivity || Math.abs(other.cruciality) - Math.abs(one.cruciality))
    .flatMap(({ taskId }) => byTask.get(findTask(index, taskId)) ?? [])
    .slice(0, mostCandidates);
}

function describeConvergence(instants: Int32Array, batchSize: number): Forecast["convergence"] {
  return Array.from({ length: Math.ceil(instants.length / batchSize) }, (_, batch) => {
    const sorted = instants.slice(0, (batch + 1) * batchSize).sort();
    const at = (share: number) => formatCivilTime(quantileOf(sorted, share));
    return { runs: sorted.length, p50: at(0.5), p80: at(0.8) };
  });
}
