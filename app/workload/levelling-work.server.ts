import type { LevellingProposal } from "#app/domain/levelling/proposal.ts";
import type { LevellingProblem } from "#app/domain/levelling/request.ts";
import { ordinaryPriority, type Plan } from "#app/domain/plan/model.ts";
import { activeTasks } from "#app/domain/plan/tree.ts";
import type { Result } from "#app/domain/result.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { WorkEnd } from "#app/workers/ended-work.ts";
import { levelInWorker } from "#app/workers/level-in-worker.ts";
import type { LevellingQuery } from "./levelling-query.ts";
import { staffedOf } from "./measured-plan.server.ts";

export type LevellingOutcome = Result<LevellingProposal, LevellingProblem | WorkEnd>;

/** A proposal that is being made, or is made. */
export interface LevellingWork {
  readonly outcome: Promise<LevellingOutcome>;
  /** The share that is done, 0 to 1. */
  readonly progress: () => number;
  stop(): void;
}

const mostKept = 20;
/** Proposals by plan version and wishes, the newest last: a version never changes, and the same wishes lead to the same proposal. */
const kept = new Map<string, LevellingWork>();

/** Proposes a levelling in a worker, once for every version and wish: whoever asks meanwhile follows the same work. */
export function beginProposal(plan: Plan, query: LevellingQuery, today: Day): LevellingWork {
  const key = keyOf(plan, query, today);
  const known = kept.get(key);
  if (known) return known;
  let share = 0;
  const control = new AbortController();
  const outcome = levelInWorker(staffedOf(plan), optionsOf(plan, query, today), {
    signal: control.signal,
    onProgress: (done) => (share = done),
  });
  const work = { outcome, progress: () => share, stop: () => control.abort() };
  kept.set(key, work);
  const forget = () => {
    if (kept.get(key) === work) kept.delete(key);
  };
  outcome.then((result) => {
    if (!result.ok && result.problem.code.startsWith("work.")) forget();
  }, forget);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.get(oldest)?.stop();
    kept.delete(oldest);
  }
  return work;
}

/** Stops the work on a proposal, if there is any. */
export function stopProposal(plan: Plan, query: LevellingQuery, today: Day): void {
  const key = keyOf(plan, query, today);
  kept.get(key)?.stop();
  kept.delete(key);
}

/** Go-live and the gates that are still to come, in the order of the plan. */
export function guardedMilestones(plan: Plan): readonly string[] {
  return activeTasks(plan.tasks)
    .filter((task) => task.progress < 100 && (task.id === plan.goLiveTaskId || task.kind === "gate"))
    .map(({ id }) => id);
}

function optionsOf(plan: Plan, { from, to, onlyWithinSlack, personId }: LevellingQuery, today: Day) {
  const priorities = plan.tasks.filter(({ priority }) => priority !== ordinaryPriority).map(({ id, priority }) => [id, priority] as const);
  return {
    from: from ?? today,
    ...(to === null ? {} : { to }),
    ...(personId === null ? {} : { people: [personId] }),
    onlyWithinSlack,
    priorities: Object.fromEntries(priorities),
    milestones: guardedMilestones(plan),
  };
}

function keyOf({ projectId, version }: Plan, { from, to, onlyWithinSlack, personId }: LevellingQuery, today: Day): string {
  return JSON.stringify([projectId, version, from ?? today, to, onlyWithinSlack, personId]);
}
