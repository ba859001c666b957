import { createHash } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import type { PlanOutcome } from "#app/http/plan-change.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import type { Database } from "#db/tables/index.ts";
import { beforeMovesInARow } from "./moves-in-a-row.server.ts";
import { changeImpact, hasImpact, isBigChange, type WeighedChange } from "./workspace/change-impact.ts";
import { planFormat } from "./workspace/plan-format.ts";
import { scheduledPlan, type ScheduledPlan } from "./workspace/scheduled-plan.ts";
import { shownImpact } from "./workspace/shown-impact.ts";

/** What a form says when its sender does not want to be asked for the rest of the visit. */
const keepsAll = "all";

interface AskingCaller {
  readonly request: Request;
  readonly context: AppLoadContext;
  readonly user: SignedInUser;
}

/**
 * Makes what has a change that moves much asked about before it is kept: it is refused with all that it does, and with the mark of just that,
 * which the form says when it is sent once more. A change that does something else by then is asked about again. What the sender moved in a
 * row adds up: many small moves ask like the large one that they make.
 */
export async function askAboutBigChange(
  { request, context, user }: AskingCaller,
  kept: string | undefined,
): Promise<(outcome: PlanOutcome, transaction: Database) => Promise<void>> {
  const { locale, i18n } = await readReader(request, context);
  const t = i18n.getFixedT(locale, "plan");
  return async ({ before, after }, transaction) => {
    if (kept === keepsAll || before === after) return;
    const picture = scheduledPlan(before.plan, before.schedule);
    const change = weighed(picture, after.schedule);
    const mark = markOf(change);
    if (kept === mark || !hasImpact(change.impact)) return;
    const former = isBigChange(change) ? undefined : await beforeMovesInARow(transaction, picture, { userId: user.id, now: context.now() });
    const asked = former ? weighed(former, after.schedule) : change;
    if (!isBigChange(asked)) return;
    const format = planFormat(locale, (key, values) => t(key, { ...values }), Number(context.now().slice(0, 4)));
    throw new Refusal("plan.asksFirst", {
      status: 409,
      detail: { mark, impact: { ...shownImpact(asked, format), isTogether: former !== undefined } },
    });
  };
}

function weighed(before: ScheduledPlan, after: Schedule): WeighedChange {
  return { before, after, impact: changeImpact(before, after) };
}

/** A short name for what a change does to milestones, gates and the end of the project. */
function markOf({ before, impact: { points, finishAfter } }: WeighedChange): string {
  const text = JSON.stringify([points.map(({ index, to }) => [before.plan.tasks[index]?.id, to]), finishAfter]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}
