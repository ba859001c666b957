import type { AppLoadContext } from "@remix-run/node";
import type { LevellingProposal } from "#app/domain/levelling/proposal.ts";
import type { LevellingProblem } from "#app/domain/levelling/request.ts";
import { ordinaryPriority, type Plan } from "#app/domain/plan/model.ts";
import { activeTasks } from "#app/domain/plan/tree.ts";
import { failure, type Result } from "#app/domain/result.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { FollowedWork } from "#app/http/shared-work.server.ts";
import type { WorkEnd } from "#app/workers/ended-work.ts";
import { levelInWorker } from "#app/workers/level-in-worker.ts";
import type { WorkPlace } from "#db/queries/shared-work.ts";
import type { LevellingQuery } from "./levelling-query.ts";
import { staffedOf } from "./measured-plan.server.ts";

export type LevellingOutcome = Result<LevellingProposal, LevellingProblem | WorkEnd>;

type LevellingContext = Pick<AppLoadContext, "work">;

/**
 * Proposes a levelling in a worker, once for every version and wish: whoever asks meanwhile, on whichever server, follows the same work. A version never
 * changes, and the same wishes lead to the same proposal.
 */
export function followProposal({ work }: LevellingContext, plan: Plan, query: LevellingQuery, today: Day): FollowedWork<LevellingOutcome> {
  return work.follow(placeOf(plan, query, today), {
    run: (watch) => levelInWorker(staffedOf(plan), optionsOf(plan, query, today), watch),
    isKept: (outcome) => outcome.ok || !outcome.problem.code.startsWith("work."),
  });
}

/** What comes of it, for who waits for it. */
export async function awaitProposal(context: LevellingContext, plan: Plan, query: LevellingQuery, today: Day): Promise<LevellingOutcome> {
  return stoppedWhereNull(await followProposal(context, plan, query, today).outcome);
}

/** The outcome of work that was stopped is that it was. */
export function stoppedWhereNull(outcome: LevellingOutcome | null): LevellingOutcome {
  return outcome ?? failure<WorkEnd>({ code: "work.stopped" });
}

/** Stops the work on a proposal, if there is any. */
export async function stopProposal({ work }: LevellingContext, plan: Plan, query: LevellingQuery, today: Day): Promise<void> {
  await work.stop(placeOf(plan, query, today));
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

function placeOf({ projectId, version }: Plan, { from, to, onlyWithinSlack, personId }: LevellingQuery, today: Day): WorkPlace {
  return { projectId, kind: "levelling", wish: JSON.stringify([version, from ?? today, to, onlyWithinSlack, personId]) };
}
