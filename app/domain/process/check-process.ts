import { buildFlowGraph, entryPlaces, probabilityTolerance, reachableFrom, reversed, type FlowGraph } from "./flow-graph.ts";
import { processLimits, type Process, type ProcessStep, type Role, type WorkingWeek } from "./model.ts";
import type { ProcessFinding, ProcessProblem, ProcessProblemCode } from "./process-problem.ts";
import { isSoundSpread } from "./spread.ts";

/**
 * Everything that keeps a process from being analysed, in the order of its steps: what is no number, leads nowhere or makes no sense in itself first, and only when there is
 * none of that, steps from which a case never ends. Takes time in proportion to the process.
 */
export function checkProcess(process: Process): readonly ProcessProblem[] {
  const size = checkSize(process);
  if (size.length > 0) return size;
  const ids = new Set(process.steps.map(({ id }) => id));
  const roles = new Set(process.roles.map(({ id }) => id));
  const found = [
    ...duplicates("role.duplicate", process.roles),
    ...process.roles.flatMap(checkRole),
    ...(process.arrivals && !isArriving(process) ? [problem("step.spread", null, { what: "arrivals" })] : []),
    ...duplicates("step.duplicate", process.steps),
    ...process.steps.flatMap((step) => checkStep(step, ids, roles)),
  ];
  return found.length > 0 ? found : checkEnds(process);
}

/** What is worth knowing of a sound process before it is analysed. */
export function findingsOf(process: Process): readonly ProcessFinding[] {
  const { steps } = process;
  const graph = buildFlowGraph(process);
  const isReached = reachableFrom(
    graph,
    graph.entries.map(([node]) => node),
  );
  const implied = steps.some(({ type }) => type === "start") ? [] : graph.entries;
  return [
    ...implied.map(([at]): ProcessFinding => ({ code: "start.implied", at: steps[at]!.id, detail: {} })),
    ...steps.flatMap(({ id, type, next }, at): readonly ProcessFinding[] => [
      ...(isReached[at] === 0 ? [{ code: "step.unreachable" as const, at: id, detail: {} }] : []),
      ...(next.length === 0 && type !== "end" ? [{ code: "step.end.implied" as const, at: id, detail: {} }] : []),
      ...(type !== "and" && next.length > 1 && next.every(({ probability }) => probability === null)
        ? [{ code: "step.probability.missing" as const, at: id, detail: { ways: next.length } }]
        : []),
    ]),
  ];
}

function problem(code: ProcessProblemCode, at: string | null, detail: ProcessProblem["detail"] = {}): ProcessProblem {
  return { code, at, detail };
}

function checkSize({ steps, roles }: Process): readonly ProcessProblem[] {
  if (steps.length === 0) return [problem("process.empty", null)];
  const flows = steps.reduce((sum, { next }) => sum + next.length, 0);
  const counts = [
    ["steps", steps.length, processLimits.steps],
    ["flows", flows, processLimits.flows],
    ["roles", roles.length, processLimits.roles],
  ] as const;
  return counts.flatMap(([what, count, limit]) => (count > limit ? [problem("process.tooMany", null, { what, limit })] : []));
}

function duplicates(code: ProcessProblemCode, items: readonly { readonly id: string }[]): readonly ProcessProblem[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }) => {
    const isKnown = seen.has(id);
    seen.add(id);
    return isKnown ? [problem(code, id)] : [];
  });
}

function checkRole({ id, people, costPerHour, hours }: Role): readonly ProcessProblem[] {
  return [
    ...(people !== null && !(Number.isInteger(people) && people >= 1 && people <= 100_000)
      ? [problem("role.number", id, { what: "people", found: String(people) })]
      : []),
    ...(costPerHour !== null && !isAmount(costPerHour)
      ? [problem("role.number", id, { what: "costPerHour", found: String(costPerHour) })]
      : []),
    ...(hours !== null && !isWeek(hours) ? [problem("role.hours", id)] : []),
  ];
}

function isArriving({ arrivals }: Process): boolean {
  return arrivals === null || (isSoundSpread(arrivals.interval) && (arrivals.hours === null || isWeek(arrivals.hours)));
}

function isWeek(hours: WorkingWeek): boolean {
  let works = false;
  for (const day of hours) {
    let last = 0;
    for (const [from, to] of day) {
      if (!(from >= last && to > from && to <= 1440)) return false;
      last = to;
      works = true;
    }
  }
  return hours.length === 7 && works;
}

function isAmount(value: number): boolean {
  return value >= 0 && value <= 1e9;
}

function checkStep(step: ProcessStep, ids: ReadonlySet<string>, roles: ReadonlySet<string>): readonly ProcessProblem[] {
  const { id, type, next, role } = step;
  const found: ProcessProblem[] = [];
  for (const what of ["workMinutes", "waitMinutes", "costPerHour", "volumePerMonth"] as const) {
    const value = step[what];
    if (value !== null && !isAmount(value)) found.push(problem("step.number", id, { what, found: String(value) }));
  }
  for (const what of ["work", "wait"] as const) {
    const spread = step[what];
    if (spread !== null && !isSoundSpread(spread)) found.push(problem("step.spread", id, { what: spread.kind }));
  }
  if (role !== null && !roles.has(role)) found.push(problem("step.role.unknown", id, { role }));
  for (const { to } of next) if (!ids.has(to)) found.push(problem("step.next.unknown", id, { to }));
  if (type === "end" && next.length > 0) found.push(problem("step.end.next", id, { to: next[0]!.to }));
  return type === "and" ? found : [...found, ...checkProbabilities(step)];
}

function checkProbabilities({ id, next }: ProcessStep): readonly ProcessProblem[] {
  const wrong = next.filter(({ probability }) => probability !== null && !(probability >= 0 && probability <= 1));
  if (wrong.length > 0) return wrong.map(({ to, probability }) => problem("step.probability", id, { to, found: String(probability) }));
  if (next.length === 0) return [];
  const sum = next.reduce((total, { probability }) => total + (probability ?? 0), 0);
  const isOpen = next.some(({ probability }) => probability === null);
  const isSound = isOpen ? sum <= 1 + probabilityTolerance : Math.abs(sum - 1) <= probabilityTolerance;
  return isSound ? [] : [problem("step.probability.sum", id, { sum: Number(sum.toPrecision(12)) })];
}

/** Every case has to be able to end, wherever it is; flows of probability 0 do not help it. */
function checkEnds(process: Process): readonly ProcessProblem[] {
  const { steps } = process;
  const graph = buildFlowGraph(process);
  const ends = steps.flatMap(({ next }, at) => (next.length === 0 ? [at] : []));
  if (ends.length === 0) return [problem("process.noEnd", null)];
  const canEnd = reachableFrom(reversed(usable(graph)), ends);
  const isReached = reachableFrom(graph, entryPlaces(steps, new Map(steps.map(({ id }, at) => [id, at]))));
  return steps.flatMap(({ id }, at) => (isReached[at] === 1 && canEnd[at] === 0 ? [problem("step.noWayOut", id)] : []));
}

/** Without the flows that are never taken. */
function usable(graph: FlowGraph): Pick<FlowGraph, "size" | "firstFlow" | "targets"> {
  const { size, firstFlow, targets, shares } = graph;
  const first = new Int32Array(size + 1);
  const kept: number[] = [];
  for (let node = 0; node < size; node++) {
    for (let flow = firstFlow[node]!; flow < firstFlow[node + 1]!; flow++) if (shares[flow]! > 0) kept.push(targets[flow]!);
    first[node + 1] = kept.length;
  }
  return { size, firstFlow: first, targets: Int32Array.from(kept) };
}
