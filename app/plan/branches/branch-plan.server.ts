import { readBranchPlan } from "#app/http/branch-change.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { findBranch, type ShownBranch } from "#db/queries/branches.ts";
import { readPlanJson } from "../plan-data.server.ts";
import { stepsOfBranch } from "../step-store.server.ts";
import { isOpenBranch } from "./branches.server.ts";

type BranchCaller = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

/** What the plan page of a branch shows beside the plan itself: that it is one, and when it ends. */
export async function readBranchPlanPage(caller: BranchCaller, { locale }: Pick<Reader, "locale">) {
  const { context, user } = caller;
  const branch = await branchOfUrl(caller);
  const { live, loaded } = await readBranchPlan(caller, branch);
  const isOpen = isOpenBranch(branch);
  const turns = await stepsOfBranch(branch.id).turns(context.db, user.id);
  return {
    branch: { id: branch.id, name: branch.name, changes: branch.changes, isOpen },
    version: loaded.plan.version,
    canEdit: isOpen && caller.can("plan.edit"),
    ...(isOpen ? turns : { canUndo: false, canRedo: false }),
    end: endOf(loaded, locale),
    liveEnd: endOf(live, locale),
    isGoLive: loaded.plan.goLiveTaskId !== null,
  };
}

/** The branch's plan as JSON; with `since`, only what changed. */
export async function answerBranchData(caller: BranchCaller & { readonly request: Request }): Promise<Response> {
  const branch = await branchOfUrl(caller);
  const { loaded } = await readBranchPlan(caller, branch);
  return readPlanJson(caller.request, {
    plan: loaded.plan,
    delta: (since) => Promise.resolve(caller.context.branches.delta(branch.id, loaded, since)),
  });
}

async function branchOfUrl({ context, project, params }: BranchCaller): Promise<ShownBranch> {
  const branch = await findBranch(context.db, project.id, params["branchId"] ?? "");
  if (!branch) throw errorResponse(404, context);
  return branch;
}

type Loaded = Awaited<ReturnType<typeof readBranchPlan>>["loaded"];

function endOf({ plan, schedule }: Loaded, locale: Reader["locale"]): string {
  const goLive = schedule.indexOf(plan.goLiveTaskId ?? "");
  return formatDay(goLive < 0 ? schedule.finish : schedule.task(goLive).finish, locale);
}
