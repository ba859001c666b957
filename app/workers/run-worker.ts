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

/** What a caller may follow and stop while a worker is at work. */
export interface WorkerWatch {
  /** Called with the share that is done, 0 to 1, for workers that tell it. */
  readonly onProgress?: (share: number) => void;
  /** Stops the worker when it is aborted. */
  readonly signal?: AbortSignal;
}

/** What a worker posts before its last message; see {@link runSteps}. */
export interface WorkerProgress {
  readonly progress: number;
}

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
  return new Promise((resolve) => void startWorker(name, input, limits, handOver, resolve));
}

/** {@link runWorker} for a worker that tells how far it is, and that its caller may stop. */
export function runWatchedWorker(
  name: string,
  input: unknown,
  limits: WorkerLimits,
  { onProgress, signal }: WorkerWatch,
): Promise<WorkerOutcome | { readonly kind: "stopped" }> {
  if (signal?.aborted === true) return Promise.resolve({ kind: "stopped" });
  return new Promise((resolve) => {
    const stop = () => {
      resolve({ kind: "stopped" });
      void worker.terminate();
    };
    const worker = startWorker(
      name,
      input,
      limits,
      [],
      (outcome) => {
        signal?.removeEventListener("abort", stop);
        resolve(outcome);
      },
      onProgress,
    );
    signal?.addEventListener("abort", stop, { once: true });
  });
}

function startWorker(
  name: string,
  input: unknown,
  limits: WorkerLimits,
  handOver: readonly ArrayBuffer[],
  onEnd: (outcome: WorkerOutcome) => void,
  onProgress?: (share: number) => void,
): Worker {
  const entry = findWorkerEntry(name);
  const worker = new Worker(entry.kind === "file" ? entry.file : entry.code, {
    eval: entry.kind === "code",
    workerData: input,
    transferList: [...handOver],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    env: {},
  });
  const end = (outcome: WorkerOutcome) => {
    clearTimeout(timer);
    onEnd(outcome);
    void worker.terminate();
  };
  const timer = setTimeout(() => end({ kind: "tooSlow" }), limits.milliseconds);
  worker.on("message", (message: unknown) => {
    if (isProgress(message)) onProgress?.(message.progress);
    else end({ kind: "done", message });
  });
  worker.once("error", (error: Error) => end(isOutOfMemory(error) ? { kind: "memory" } : { kind: "crashed", error }));
  worker.once("exit", (code) => end({ kind: "crashed", error: new Error(`worker ${name} ended with ${code} and no message`) }));
  return worker;
}

function isProgress(message: unknown): message is WorkerProgress {
  return typeof message === "object" && message !== null && "progress" in message;
}

function isOutOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
