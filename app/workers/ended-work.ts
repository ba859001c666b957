import { failure } from "#app/domain/result.ts";
import type { WorkerLimits, WorkerOutcome } from "./run-worker.ts";

/** Why work in a worker has no outcome: its caller stopped it, or it took more time or memory than it may. */
export type WorkEnd =
  | { readonly code: "work.stopped" }
  | { readonly code: "work.tooSlow"; readonly seconds: number }
  | { readonly code: "work.memory"; readonly megabytes: number };

/** Turns the end of a worker without an answer into a problem for people. Throws the error of one that broke. */
export function endedWork(outcome: Exclude<WorkerOutcome, { kind: "done" }> | { readonly kind: "stopped" }, limits: WorkerLimits) {
  switch (outcome.kind) {
    case "stopped":
      return failure<WorkEnd>({ code: "work.stopped" });
    case "tooSlow":
      return failure<WorkEnd>({ code: "work.tooSlow", seconds: Math.round(limits.milliseconds / 1000) });
    case "memory":
      return failure<WorkEnd>({ code: "work.memory", megabytes: limits.heapMegabytes });
    case "crashed":
      throw outcome.error;
    default:
      return outcome satisfies never;
  }
}
