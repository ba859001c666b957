import { z } from "zod";
import type { MergeConflict } from "#app/domain/branch/conflicts.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { civilTimeShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { findBranch, listBranches, type ShownBranch } from "#db/queries/branches.ts";
import { planCommand } from "../plan.forms.server.ts";
import { executePlanCommand, turnBack, type PlanChange } from "../plan.server.ts";
import { editBranchForm, longestBranchNote, makeBranchForm } from "./branches.forms.server.ts";
import { discardBranch, editBranch, isOpenBranch, isRestorable, makeBranch, mergeBranch, restoreBranch } from "./branches.server.ts";
import { seenMark } from "./seen-mark.server.ts";
import { comparePlans } from "./compared-plans.server.ts";

const branches = "/projects/:projectId/branches";
const oneBranch = `${branches}/:branchId`;
const count = z.number().int();

const branchShape = z
  .object({
    id: idShape,
    version: versionShape,
    name: z.string(),
    note: z.string(),
    state: z.enum(["open", "merged", "discarded"]),
    /** The version of the plan that it parted from. */
    baseVersion: count,
    /** How many changes were made in it; to be sent with the wish to take it over. */
    changes: count,
    madeAt: instantShape,
    madeBy: z.string().nullable(),
    mergedAt: instantShape.nullable(),
    mergedBy: z.string().nullable(),
    /** The version that the plan got by taking it over. */
    mergedVersion: count.nullable(),
    discardedAt: instantShape.nullable(),
  })
  .meta({ id: "Branch" });

const planEnd = z.object({ finish: civilTimeShape, goLive: civilTimeShape.nullable() });
const comparisonShape = z
  .object({
    live: planEnd,
    branch: planEnd,
    /** The live plan with what was done in the branch; null where that has no schedule. */
    merged: planEnd.nullable(),
    changes: z.array(
      z.object({
        taskId: idShape,
        kind: z.enum(["added", "removed", "changed"]),
        /** The fields that differ, those that go together by the first of them. */
        fields: z.array(z.string()),
        links: count,
      }),
    ),
    /** Tasks of the live plan that were changed since the branch parted from it. */
    changedSince: z.array(idShape),
    conflicts: z.array(
      z.object({
        /** To be sent with the side that is chosen. */
        key: z.string(),
        /** Names what the live plan says there; to be sent, too, so that nothing is replaced that was not seen. */
        seen: z.string(),
        kind: z.enum(["field", "removed", "link"]),
        taskId: idShape,
        field: z.string().nullable(),
      }),
    ),
    problems: z.array(z.object({ code: z.string(), taskId: idShape })),
  })
  .meta({ id: "BranchComparison" });

const sides = z.enum(["live", "branch"]);
const mergeShape = z
  .strictObject({
    changes: count.min(0),
    choices: z
      .array(z.strictObject({ key: z.string().max(400), side: sides, seen: z.string().max(20) }))
      .max(20_000)
      .default([]),
    /** Tasks whose changes are not taken over. */
    leftOut: z.array(idShape).max(20_000).default([]),
  })
  .meta({ id: "BranchMerge" });
const outcome = z
  .object({ planVersion: versionShape, moved: count, canUndo: z.boolean(), canRedo: z.boolean() })
  .meta({ id: "BranchOutcome" });

type BranchCaller = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

export const branchEndpoints = [
  endpoint({
    id: "listBranches",
    method: "GET",
    path: branches,
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(branchShape).meta({ id: "BranchPage" }),
    run: async ({ context, project, query }) => {
      const found = await listBranches(context.db, project.id);
      const shown = found.filter((branch) => branch.discardedAt === null || isRestorable(branch, context.now()));
      return answerPage(shown.map(shownBranch), query);
    },
  }),
  endpoint({
    id: "makeBranch",
    method: "POST",
    path: branches,
    permission: "plan.edit",
    body: z
      .strictObject({ name: makeBranchForm.shape.name, note: z.string().trim().max(longestBranchNote).default("") })
      .meta({ id: "NewBranch" }),
    answer: branchShape,
    status: 201,
    run: async (args) => {
      const { id } = await makeBranch(args);
      return { ...(await answerBranch(args, id)), location: `/projects/${args.project.id}/branches/${id}` };
    },
  }),
  endpoint({
    id: "getBranch",
    method: "GET",
    path: oneBranch,
    permission: "plan.view",
    answer: branchShape,
    run: (args) => answerBranch(args, idOf(args)),
  }),
  endpoint({
    id: "updateBranch",
    method: "PATCH",
    path: oneBranch,
    permission: "plan.edit",
    isConditional: true,
    body: z
      .strictObject({ name: editBranchForm.shape.name.optional(), note: z.string().trim().max(longestBranchNote).optional() })
      .meta({ id: "BranchChanges" }),
    answer: branchShape,
    run: async (args) => {
      const { body } = await answerBranch(args, idOf(args));
      const { name = body.name, note = body.note } = args.value;
      await editBranch({ ...args, value: { branchId: body.id, version: args.version, name, note } });
      return answerBranch(args, body.id);
    },
  }),
  endpoint({
    id: "executeBranchCommand",
    method: "POST",
    path: `${oneBranch}/commands`,
    permission: "plan.edit",
    body: z.strictObject({ command: planCommand }).meta({ id: "BranchCommandRequest" }),
    answer: outcome,
    run: async (args) => ({ body: outcomeOf(await executePlanCommand({ ...args, branchId: idOf(args) }, args.value.command)) }),
  }),
  endpoint({
    id: "undoBranchStep",
    method: "POST",
    path: `${oneBranch}/undo`,
    permission: "plan.edit",
    answer: outcome,
    run: async (args) => ({ body: outcomeOf(await turnBack({ ...args, branchId: idOf(args) }, "undo")) }),
  }),
  endpoint({
    id: "redoBranchStep",
    method: "POST",
    path: `${oneBranch}/redo`,
    permission: "plan.edit",
    answer: outcome,
    run: async (args) => ({ body: outcomeOf(await turnBack({ ...args, branchId: idOf(args) }, "redo")) }),
  }),
  endpoint({
    id: "compareBranch",
    method: "GET",
    path: `${oneBranch}/comparison`,
    permission: "plan.view",
    answer: comparisonShape,
    run: async (args) => {
      const { live, whatIf, merged, changes, since, merge, problems } = await comparePlans(args, idOf(args));
      return {
        body: {
          live: endOf(live),
          branch: endOf(whatIf),
          merged: merged && endOf(merged),
          changes: changes.map(({ taskId, kind, groups, links }) => ({ taskId, kind, fields: [...groups], links: links.length })),
          changedSince: since.map(({ taskId }) => taskId),
          conflicts: merge.conflicts.map(shownConflict),
          problems: [...problems],
        },
      };
    },
  }),
  endpoint({
    id: "mergeBranch",
    method: "POST",
    path: `${oneBranch}/merge`,
    permission: "plan.edit",
    body: mergeShape,
    answer: outcome,
    run: async (args) => {
      const { changes, choices, leftOut } = args.value;
      const wish = { branchId: idOf(args), changes, leftOut: new Set(leftOut) };
      const chosen = new Map(choices.map(({ key, side }) => [key, side] as const));
      const seen = new Map(choices.map((choice) => [choice.key, choice.seen] as const));
      return { body: outcomeOf(await mergeBranch({ ...args, value: { ...wish, choices: chosen, seen } })) };
    },
  }),
  endpoint({
    id: "discardBranch",
    method: "DELETE",
    path: oneBranch,
    permission: "plan.edit",
    isConditional: true,
    run: async (args) => {
      const { body } = await answerBranch(args, idOf(args));
      requireState(args.state, body.version);
      await discardBranch({ ...args, value: { branchId: body.id, version: body.version } });
    },
  }),
  endpoint({
    id: "restoreBranch",
    method: "POST",
    path: `${oneBranch}/restore`,
    permission: "plan.edit",
    answer: branchShape,
    run: async (args) => {
      const { body } = await answerBranch(args, idOf(args));
      // What was restored by the same request already is answered again.
      if (body.state === "discarded") await restoreBranch({ ...args, value: { branchId: body.id, version: body.version } });
      return answerBranch(args, body.id);
    },
  }),
];

function idOf({ params }: BranchCaller): string {
  return params["branchId"] ?? "";
}

async function answerBranch(args: ProjectCaller, id: string) {
  const { context, project } = await readAgain(args);
  const found = await findBranch(context.db, project.id, id);
  if (!found) throw errorResponse(404, context);
  return { body: shownBranch(found), state: found.version } satisfies EndpointAnswer<z.input<typeof branchShape>>;
}

function shownBranch(branch: ShownBranch): z.input<typeof branchShape> {
  const isMerged = branch.discardedAt === null && !isOpenBranch(branch);
  return {
    id: branch.id,
    version: branch.version,
    name: branch.name,
    note: branch.note,
    state: branch.discardedAt !== null ? "discarded" : isMerged ? "merged" : "open",
    baseVersion: branch.baseVersion,
    changes: branch.changes,
    madeAt: branch.createdAt,
    madeBy: branch.makerName,
    mergedAt: isMerged ? branch.mergedAt : null,
    mergedBy: isMerged ? branch.mergerName : null,
    mergedVersion: isMerged ? branch.mergedVersion : null,
    discardedAt: branch.discardedAt,
  };
}

function shownConflict(conflict: MergeConflict) {
  const { key, kind, taskId } = conflict;
  return { key, seen: seenMark(conflict), kind, taskId, field: conflict.kind === "field" ? conflict.group : null };
}

function endOf({ plan, schedule }: LoadedPlan): z.input<typeof planEnd> {
  const goLive = schedule.indexOf(plan.goLiveTaskId ?? "");
  return { finish: schedule.finish, goLive: goLive < 0 ? null : schedule.task(goLive).finish };
}

function outcomeOf({ version, moved, canUndo, canRedo }: PlanChange): z.input<typeof outcome> {
  return { planVersion: version, moved, canUndo, canRedo };
}
