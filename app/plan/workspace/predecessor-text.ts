import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { findByCode } from "#app/domain/plan/task-code.ts";
import type { LagUnit, LinkType } from "#app/domain/schedule/network.ts";
import { failure, success, type Result } from "#app/domain/result.ts";
import { parseDuration } from "#app/domain/time/duration.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";

export interface Predecessor {
  readonly taskId: string;
  readonly type: LinkType;
  readonly lag: number;
  readonly lagUnit: LagUnit;
}

export type PredecessorProblem = "unreadable" | "unknownTask" | "badLag";

/**
 * Reads a predecessor as people write it: the work breakdown code or `#` and the task number, then the link type (FS when left out),
 * then a lag or lead: `2.07FS+2d`, `2.7`, `#31SS-1d`, `3.1FF+50%`. Leading zeros do not count. A plain number is a code of the top level,
 * or else a task number.
 */
export function readPredecessor(text: string, picture: ScheduledPlan): Result<Predecessor, PredecessorProblem> {
  const input = text.normalize("NFKC").trim().replaceAll("。", ".");
  const match = /^(#?)(\d+(?:\.\d+)*)\s*(FS|SS|FF|SF)?\s*(?:([+-])\s*(.+))?$/i.exec(input);
  if (!match) return failure("unreadable");
  const [, hash = "", digits = "", type = "FS", sign, amount] = match;
  const task = findByCode(picture.plan.tasks, picture.codes, `${hash}${digits}`);
  if (task === null) return failure("unknownTask");
  const link = { taskId: task.id, type: readLinkType(type) };
  if (sign === undefined || amount === undefined) return success({ ...link, lag: 0, lagUnit: "working" });
  const factor = sign === "-" ? -1 : 1;
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(amount.trim());
  if (percent) return success({ ...link, lag: factor * Number(percent[1]), lagUnit: "percent" });
  const lag = parseDuration(amount, picture.dayLength);
  if (lag === null) return failure("badLag");
  return success({ ...link, lag: factor * lag.minutes, lagUnit: lag.elapsed ? "elapsed" : "working" });
}

/** The command that makes a task wait as it was typed: a new link, or another type and lag for the one that there is. */
export function linkCommand(
  plan: Plan,
  successorId: string,
  { taskId, type, lag, lagUnit }: Predecessor,
  newId: () => string,
): Extract<PlanCommand, { kind: "addLink" | "updateLink" }> {
  const link = plan.links.find((known) => known.predecessorId === taskId && known.successorId === successorId);
  const isSame = link?.type === type && link.lag === lag && (lag === 0 || link.lagUnit === lagUnit);
  if (link && !isSame) return { kind: "updateLink", linkId: link.id, changes: { type, lag, lagUnit } };
  return { kind: "addLink", link: { id: newId(), predecessorId: taskId, successorId, type, lag, lagUnit } };
}

function readLinkType(text: string): LinkType {
  const upper = text.toUpperCase();
  return upper === "SS" || upper === "FF" || upper === "SF" ? upper : "FS";
}
