import { analyseFlow } from "#app/domain/process/analyse-flow.ts";
import { checkProcess } from "#app/domain/process/check-process.ts";
import type { Process, ProcessFlow, ProcessStep } from "#app/domain/process/model.ts";
import { compareProcesses } from "#app/domain/process/redesign/compare-processes.ts";
import { simulate } from "#app/domain/process/simulation/simulate.ts";
import { drawMap } from "#app/domain/process/map/draw-map.ts";
import { layOutMap } from "#app/domain/process/map/lay-out-map.ts";
import type { MapWording } from "#app/domain/process/map/map-labels.ts";
import { createRandom } from "#app/domain/random.ts";
import type { TextMeasure } from "#app/domain/drawing/shape.ts";
import { writeSvg } from "#app/domain/drawing/write-svg.ts";
import { drawingTypefaces, measureIn } from "#app/workers/write-drawings.ts";
import { rounded, times, type BenchResult } from "./measure.ts";

const runs = 15;

/** How long the flow analysis of processes takes in which every fifth step may lead a little back, how fast they are drawn and simulated, and how often intervals hold the truth. */
export function* benchProcess(): Generator<BenchResult> {
  for (const size of [30, 1_000, 10_000]) {
    const process = sampleProcess(size);
    const elapsed: number[] = [];
    let errors = checkProcess(process).length;
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      if (!analyseFlow(process).ok) errors++;
      elapsed.push(performance.now() - start);
    }
    yield { size: `flow analysis of ${size} steps`, ...times(elapsed), errors };
  }
  const typefaces = drawingTypefaces();
  for (const [size, limitMs] of [
    [30, 50],
    [200, 150],
    [700, 500],
  ] as const)
    yield measureMap(size, limitMs, measureIn(typefaces));
  yield measureComparison(200, 50);
  yield measureSpeed();
  yield measureCoverage();
}

const noWords = { pains: "", eliminate: "", simplify: "", integrate: "", automate: "", added: "", changed: "", removed: "" };

/** How long it takes from the steps to the SVG of their map, which has to be within the limit. */
function measureMap(size: number, limitMs: number, measure: TextMeasure): BenchResult {
  const process = sampleProcess(size);
  const wording: MapWording = { language: "en", measure, noRole: "", percent: (share) => `${share * 100} %` };
  const elapsed: number[] = [];
  let bytes = 0;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const layout = layOutMap(process, wording);
    bytes = layout === null ? 0 : writeSvg([drawMap(process, layout, wording, new Map(), noWords)], "").length;
    elapsed.push(performance.now() - start);
  }
  const measured = times(elapsed);
  return { size: `map of ${size} steps`, ...measured, bytes, errors: bytes > 0 && measured.medianMs <= limitMs ? 0 : 1 };
}

/** How long it takes to compare a process with a linked copy of which every tenth step was renamed. */
function measureComparison(size: number, limitMs: number): BenchResult {
  const asIs = sampleProcess(size);
  const steps = asIs.steps.map((step, at): ProcessStep => ({
    ...step,
    asIs: [step.id],
    name: at % 10 === 0 ? { en: "New", zh: null } : step.name,
  }));
  const elapsed: number[] = [];
  let found = 0;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    found = compareProcesses(asIs, { ...asIs, steps }).length;
    elapsed.push(performance.now() - start);
  }
  const measured = times(elapsed);
  return { size: `comparison of ${size} steps`, ...measured, errors: found === size / 10 && measured.medianMs <= limitMs ? 0 : 1 };
}

/** How many steps a second are simulated, with people who have working hours: 20 runs of 5,000 cases. */
function measureSpeed(): BenchResult {
  const { roles, ...sample } = sampleProcess(30);
  const hours = Array.from({ length: 7 }, (_, day): readonly (readonly [number, number])[] =>
    day < 5
      ? [
          [540, 720],
          [780, 1080],
        ]
      : [],
  );
  const process = {
    ...sample,
    steps: sample.steps.map((step): ProcessStep => ({ ...step, work: { kind: "exponential", parameters: [step.workMinutes || 1] } })),
    roles: roles.map((role) => ({ ...role, hours })),
    arrivals: { interval: { kind: "exponential" as const, parameters: [400] }, hours: null },
  };
  const elapsed: number[] = [];
  let stepsPerSecond = 0;
  let errors = 0;
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    const found = simulate(process, { cases: 5_000, warmUp: 500, replications: 20, seed: 7 });
    elapsed.push(performance.now() - start);
    const steps = found?.runs.reduce((sum, each) => sum + each.steps, 0) ?? 0;
    errors += found === null || found.unfinished > 0 ? 1 : 0;
    stepsPerSecond = Math.max(stepsPerSecond, (1000 * steps) / elapsed.at(-1)!);
  }
  return {
    size: "simulation of 30 steps with hours, 20 runs of 5,000 cases",
    ...times(elapsed),
    stepsPerSecond: Math.round(stepsPerSecond),
    errors,
  };
}

/** How many of 300 intervals hold the mean that a closed form gives, of queues with one, three and ten people. */
function measureCoverage(): BenchResult {
  const models = [
    [0.5, 1, 2],
    [0.8, 1, 5],
    [2.4, 3, 2.0787360741],
    [9, 10, 1.6687344],
  ] as const;
  const experiments = 300;
  let covered = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    const [rate, people, exact] = models[experiment % models.length]!;
    const found = simulate(queueOf(rate, people), { cases: 5_000, warmUp: 1_000, replications: 20, seed: 1_000 + experiment });
    if (found && found.cycle.ci95[0] <= exact && exact <= found.cycle.ci95[1]) covered++;
  }
  const coveredPercent = rounded((100 * covered) / experiments);
  return { size: `intervals of ${experiments} experiments`, coveredPercent, errors: coveredPercent >= 91 && coveredPercent <= 99 ? 0 : 1 };
}

function queueOf(rate: number, people: number): Process {
  const { steps, roles, ...sample } = sampleProcess(2);
  const [first, last] = steps;
  return {
    ...sample,
    roles: roles.slice(0, 1).map((role) => ({ ...role, people })),
    steps: [
      { ...first!, role: "r0", workMinutes: 1, work: { kind: "exponential", parameters: [1] }, waitMinutes: 0 },
      { ...last!, role: null, workMinutes: 0, waitMinutes: 0 },
    ],
    arrivals: { interval: { kind: "exponential", parameters: [1 / rate] }, hours: null },
  };
}

function sampleProcess(size: number): Process {
  const random = createRandom(7);
  const roles = Array.from({ length: 6 }, (_, at) => ({
    id: `r${at}`,
    name: { en: `r${at}`, zh: null },
    people: 5,
    costPerHour: 60,
    hours: null,
  }));
  const steps = Array.from({ length: size }, (_, at): ProcessStep => {
    const onward = at + 1 < size ? [flow(at + 1, null)] : [];
    return {
      id: `s${at}`,
      name: { en: `s${at}`, zh: null },
      role: `r${Math.floor(random() * roles.length)}`,
      type: at + 1 === size ? "end" : "task",
      next: at % 5 === 4 && at + 1 < size ? [flow(at - Math.floor(random() * 4), 0.2), ...onward] : onward,
      workMinutes: Math.floor(random() * 60),
      work: null,
      waitMinutes: Math.floor(random() * 480),
      wait: null,
      costPerHour: null,
      system: null,
      volumePerMonth: null,
      valueClass: null,
      pains: [],
      captures: [],
      isInspection: false,
      isPaper: false,
      asIs: [],
    };
  });
  return { name: { en: "Sample", zh: null }, roles, steps, arrivals: null };
}

function flow(to: number, probability: number | null): ProcessFlow {
  return { to: `s${to}`, probability, repetition: "always", name: null };
}
