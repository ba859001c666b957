import { z } from "zod";
import { longestBaselineNote } from "#app/domain/baseline/model.ts";
import { gone, trashHorizon } from "#app/domain/time/trash.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { idShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { findChosenReference, listBaselines, listRemovedBaselines } from "#db/queries/baselines.ts";
import {
  baselineShape,
  baselineWithTasksShape,
  removedBaselineShape,
  shownBaseline,
  shownTask,
  shownTotals,
  shownVariance,
  trendShape,
  varianceShape,
} from "./baseline-shapes.server.ts";
import { editBaselineForm, takeBaselineForm, withdrawForm } from "./baselines.forms.server.ts";
import {
  approveBaseline,
  chooseReference,
  editBaseline,
  removeBaseline,
  restoreBaseline,
  takeBaseline,
  withdrawBaseline,
} from "./baselines.server.ts";
import { compareStates, readShownTasks } from "./compared-states.server.ts";
import { readTrend } from "./trend.server.ts";

const baselines = "/projects/:projectId/baselines";
const oneBaseline = `${baselines}/:baselineId`;
const removedBaselines = "/projects/:projectId/removed-baselines";
const reference = "/projects/:projectId/reference-baseline";

const newBaseline = z
  .strictObject({
    name: takeBaselineForm.shape.name,
    note: z.string().trim().max(longestBaselineNote).default(""),
    /** Only the phases are kept as they are now, the rest as this baseline has it. */
    earlier: idShape.optional(),
    phases: z.array(idShape).max(1000).default([]),
  })
  .meta({ id: "NewBaseline" });
const changes = z
  .strictObject({ name: editBaselineForm.shape.name.optional(), note: z.string().trim().max(longestBaselineNote).optional() })
  .meta({ id: "BaselineChanges" });
const referenceShape = z
  .object({
    /** What was chosen; null while it is the newest approved baseline, else the newest. */
    chosenId: idShape.nullable(),
    /** What the plan is compared with; null when there is no baseline. */
    baselineId: idShape.nullable(),
  })
  .meta({ id: "ReferenceBaseline" });

type BaselineCaller = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

export const baselineEndpoints = [
  endpoint({
    id: "listBaselines",
    method: "GET",
    path: baselines,
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(baselineShape).meta({ id: "BaselinePage" }),
    run: async ({ context, project, query }) => answerPage((await listBaselines(context.db, project.id)).map(shownBaseline), query),
  }),
  endpoint({
    id: "takeBaseline",
    method: "POST",
    path: baselines,
    permission: "baseline.take",
    body: newBaseline,
    answer: baselineShape,
    status: 201,
    run: async (args) => {
      const { id } = await takeBaseline(args);
      return { ...(await answerBaseline(args, id)), location: `/projects/${args.project.id}/baselines/${id}` };
    },
  }),
  endpoint({
    id: "getBaseline",
    method: "GET",
    path: oneBaseline,
    permission: "plan.view",
    answer: baselineWithTasksShape,
    run: async (args) => {
      const { body, ...rest } = await answerBaseline(args, idOf(args));
      return { ...rest, body: { ...body, tasks: (await readShownTasks(args, body.id)).map(shownTask) } };
    },
  }),
  endpoint({
    id: "updateBaseline",
    method: "PATCH",
    path: oneBaseline,
    permission: "baseline.take",
    isConditional: true,
    body: changes,
    answer: baselineShape,
    run: async (args) => {
      const { body } = await answerBaseline(args, idOf(args));
      const { name = body.name.text, note = body.note } = args.value;
      await editBaseline({ ...args, value: { baselineId: body.id, version: args.version, name, note } });
      return answerBaseline(args, body.id);
    },
  }),
  endpoint({
    id: "approveBaseline",
    method: "POST",
    path: `${oneBaseline}/approve`,
    permission: "baseline.approve",
    isConditional: true,
    answer: baselineShape,
    run: async (args) => {
      await approveBaseline({ ...args, value: { baselineId: idOf(args), version: args.version } });
      return answerBaseline(args, idOf(args));
    },
  }),
  endpoint({
    id: "withdrawBaselineApproval",
    method: "POST",
    path: `${oneBaseline}/withdraw`,
    permission: "baseline.approve",
    isConditional: true,
    body: z
      .strictObject({ reason: withdrawForm.shape.reason.meta({ example: "The scope has changed." }) })
      .meta({ id: "BaselineWithdrawal" }),
    answer: baselineShape,
    run: async (args) => {
      await withdrawBaseline({ ...args, value: { baselineId: idOf(args), version: args.version, reason: args.value.reason } });
      return answerBaseline(args, idOf(args));
    },
  }),
  endpoint({
    id: "deleteBaseline",
    method: "DELETE",
    path: oneBaseline,
    permission: "baseline.take",
    isConditional: true,
    run: async (args) => {
      const { body } = await answerBaseline(args, idOf(args));
      requireState(args.state, body.version);
      await removeBaseline({ ...args, value: { baselineId: body.id, version: body.version } });
    },
  }),
  endpoint({
    id: "getBaselineVariance",
    method: "GET",
    path: `${oneBaseline}/variance`,
    permission: "plan.view",
    query: z.strictObject({ with: idShape.optional() }),
    answer: varianceShape,
    run: async (args) => ({ body: await answerVariance(args, args.query.with ?? null) }),
  }),
  endpoint({
    id: "listRemovedBaselines",
    method: "GET",
    path: removedBaselines,
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(removedBaselineShape).meta({ id: "RemovedBaselinePage" }),
    run: async ({ context, project, query }) => {
      const removed = await listRemovedBaselines(context.db, project.id, trashHorizon(context.now()));
      const shown = removed.map(({ id, version, name, nameZh, removedAt, removerName }) => {
        return { id, version, name: { text: name, zh: nameZh }, removedAt, removedBy: removerName, goneAt: gone(removedAt) };
      });
      return answerPage(shown, query);
    },
  }),
  endpoint({
    id: "restoreBaseline",
    method: "POST",
    path: `${removedBaselines}/:baselineId/restore`,
    permission: "baseline.take",
    answer: baselineShape,
    run: async (args) => {
      const removed = await listRemovedBaselines(args.context.db, args.project.id, trashHorizon(args.context.now()));
      const found = removed.find(({ id }) => id === idOf(args));
      // What was restored by the same request already is answered again.
      if (!found) return answerBaseline(args, idOf(args));
      await restoreBaseline({ ...args, value: { baselineId: found.id, version: found.version } });
      return answerBaseline(args, found.id);
    },
  }),
  endpoint({
    id: "getReferenceBaseline",
    method: "GET",
    path: reference,
    permission: "plan.view",
    answer: referenceShape,
    run: answerReference,
  }),
  endpoint({
    id: "chooseReferenceBaseline",
    method: "PUT",
    path: reference,
    permission: "baseline.take",
    body: z.strictObject({ baselineId: idShape.nullable() }).meta({ id: "ReferenceBaselineChoice" }),
    answer: referenceShape,
    run: async (args) => {
      const { baselineId } = args.value;
      await chooseReference({ ...args, value: { baselineId: baselineId ?? "automatic" } });
      return answerReference(args);
    },
  }),
  endpoint({
    id: "getMilestoneTrend",
    method: "GET",
    path: "/projects/:projectId/milestone-trend",
    permission: "plan.view",
    answer: trendShape,
    run: async (args) => ({ body: { milestones: (await readTrend(args)).map((line) => ({ ...line, points: [...line.points] })) } }),
  }),
];

function idOf({ params }: BaselineCaller): string {
  return params["baselineId"] ?? "";
}

async function answerBaseline({ context, project }: ProjectCaller, id: string) {
  const found = (await listBaselines(context.db, project.id)).find((baseline) => baseline.id === id);
  if (!found) throw errorResponse(404, context);
  return { body: shownBaseline(found), state: found.version } satisfies EndpointAnswer<z.input<typeof baselineShape>>;
}

async function answerReference({ context, project }: ProjectCaller): Promise<EndpointAnswer<z.input<typeof referenceShape>>> {
  const compared = (await listBaselines(context.db, project.id)).find(({ isReference }) => isReference);
  return { body: { chosenId: (await findChosenReference(context.db, project.id)) ?? null, baselineId: compared?.id ?? null } };
}

async function answerVariance(args: BaselineCaller, withId: string | null): Promise<z.input<typeof varianceShape>> {
  const { variance } = await compareStates(await readAgain(args), idOf(args), withId);
  const { before, after, startMinutes, finishMinutes, ...totals } = variance.project;
  return {
    baselineId: idOf(args),
    comparedWith: withId,
    project: {
      ...shownTotals(totals),
      start: { before: before?.[0] ?? null, after: after?.[0] ?? null, minutes: startMinutes },
      finish: { before: before?.[1] ?? null, after: after?.[1] ?? null, minutes: finishMinutes },
    },
    phases: [...variance.phases].map(([taskId, phase]) => ({ taskId, ...shownTotals(phase) })),
    tasks: variance.tasks.map(shownVariance),
  };
}
