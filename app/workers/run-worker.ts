import { Worker } from "node:worker_threads";
import { findWorkerEntry } from "./worker-entry.ts";

export interface WorkerLimits {
  readonly milliseconds: number;
  readonly heapMegabytes: number;
}

/** How a worker ended: with its message, over a limit, or by an error nobody expected. */
export type WorkerOutcome =
  | { readonly kind: "done"; readonly message: unknown }
  | { readonly kind: "tooSlow" }
  | { readonly kind: "memory" }
  | { readonly kind: "crashed"; readonly error: Error };

/** Parsers leave much short-lived garbage: with the usual size for workers they would spend their time collecting it. */
const youngMegabytes = 48;

/**
 * Runs the worker of that name to its first message and ends it. Buffers to hand over are the worker's from then on, instead of copied.
 * A worker over its time or memory is stopped; whatever happens in it never brings the caller down.
 */
export function runWorker(
  name: string,
  input: unknown,
  limits: WorkerLimits,
  handOver: readonly ArrayBuffer[] = [],
): Promise<WorkerOutcome> {
  const entry = findWorkerEntry(name);
  return new Promise((resolve) => {
    const worker = new Worker(entry.kind === "file" ? entry.file : entry.code, {
      eval: entry.kind === "code",
      workerData: input,
      transferList: [...handOver],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
      env: {},
    });
    const end = (outcome: WorkerOutcome) => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ kind: "tooSlow" }), limits.milliseconds);
    worker.once("message", (message: unknown) => end({ kind: "done", message }));
    worker.once("error", (error: Error) => end(isOutOfMemory(error) ? { kind: "memory" } : { kind: "crashed", error }));
    worker.once("exit", (code) => end({ kind: "crashed", error: new Error(`worker ${name} ended with ${code} and no message`) }));
  });
}

function isOutOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
