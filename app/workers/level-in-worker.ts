import type { LevellingProposal } from "#app/domain/levelling/proposal.ts";
import type { LevellingOptions, LevellingProblem, StaffedPlan } from "#app/domain/levelling/request.ts";
import type { Result } from "#app/domain/result.ts";
import { endedWork, type WorkEnd } from "./ended-work.ts";
import { runWatchedWorker, type WorkerLimits, type WorkerWatch } from "./run-worker.ts";

const usualLimits: WorkerLimits = { milliseconds: 120_000, heapMegabytes: 768 };

/**
 * Proposes the levelling of a plan in a worker of its own, so that the server keeps answering; `watch` shows progress and stops it. A file of 2,441 tasks
 * takes one to two seconds. Throws when the worker breaks, which no plan makes it do.
 */
export async function levelInWorker(
  plan: StaffedPlan,
  options: LevellingOptions = {},
  watch: WorkerWatch = {},
  limits: WorkerLimits = usualLimits,
): Promise<Result<LevellingProposal, LevellingProblem | WorkEnd>> {
  const outcome = await runWatchedWorker("level", { plan, options }, limits, watch);
  if (outcome.kind === "done") return outcome.message as Result<LevellingProposal, LevellingProblem>;
  return endedWork(outcome, limits);
}
