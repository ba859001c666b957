import type { WorkerProgress } from "./run-worker.ts";

/** Goes through work that yields the share it has done, posts every whole per cent, and returns what the work comes to. */
export function runSteps<Outcome>(steps: Generator<number, Outcome>, post: (progress: WorkerProgress) => void): Outcome {
  let told = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const percent = Math.floor(step.value * 100);
    if (percent <= told) continue;
    told = percent;
    post({ progress: percent / 100 });
  }
}
