import { analyseFlow } from "#app/domain/process/analyse-flow.ts";
import { checkProcess } from "#app/domain/process/check-process.ts";
import type { Process, ProcessFlow, ProcessStep } from "#app/domain/process/model.ts";
import { createRandom } from "#app/domain/random.ts";
import { times, type BenchResult } from "./measure.ts";

const runs = 15;

/** How long the flow analysis of processes takes in which every fifth step may lead a little back. */
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
