import { z } from "zod";
import { priorities, requirementCode, requirementKinds } from "#app/domain/requirement/requirement.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, idShape, instantShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { listRequirementBaselines, type RequirementBaseline } from "#db/queries/requirement-baselines.ts";
import { takeBaseline } from "./baselines.server.ts";
import { newBaseline } from "./requirements.forms.server.ts";

const head = {
  id: idShape,
  number: z.number(),
  note: z.string(),
  count: z.number(),
  /** SHA-256 of what it keeps. */
  hash: z.string(),
  takenBy: z.string(),
  takenAt: instantShape,
  /** What it keeps still has that hash. */
  isSound: z.boolean(),
};
const headShape = z.object(head).meta({ id: "RequirementBaselineHead" });
const baselineShape = z
  .object({
    ...head,
    requirements: z.array(
      z.object({ code: z.string(), statement: bilingualShape, kind: z.enum(requirementKinds), priority: z.enum(priorities) }),
    ),
  })
  .meta({ id: "RequirementBaseline" });

const baselines = "/projects/:projectId/requirement-baselines";

export const requirementBaselineEndpoints = [
  endpoint({
    id: "listRequirementBaselines",
    method: "GET",
    path: baselines,
    permission: "requirements.read",
    query: pageQuery,
    answer: pageOf(headShape).meta({ id: "RequirementBaselinePage" }),
    run: async ({ context, project, query }) => answerPage((await listRequirementBaselines(context.db, project.id)).map(headOf), query),
  }),
  endpoint({
    id: "takeRequirementBaseline",
    method: "POST",
    path: baselines,
    permission: "requirements.baseline",
    body: newBaseline.meta({ id: "NewRequirementBaseline" }),
    answer: baselineShape,
    status: 201,
    run: async (args) => {
      const { id } = await takeBaseline(args);
      return { ...(await answer(args, id)), location: `/projects/${args.project.id}/requirement-baselines/${id}` };
    },
  }),
  endpoint({
    id: "getRequirementBaseline",
    method: "GET",
    path: `${baselines}/:requirementBaselineId`,
    permission: "requirements.read",
    answer: baselineShape,
    run: async (args) => answer(args, args.params["requirementBaselineId"] ?? ""),
  }),
];

function headOf({ id, number, note, hash, takerName, takenAt, requirements, isSound }: RequirementBaseline): z.input<typeof headShape> {
  return { id, number, note, hash, takenBy: takerName, takenAt, count: requirements.length, isSound };
}

async function answer({ context, project }: ProjectCaller, id: string) {
  const baseline = (await listRequirementBaselines(context.db, project.id)).find((each) => each.id === id);
  if (!baseline) throw errorResponse(404, context);
  const requirements = baseline.requirements.map(({ number, ...rest }) => ({ code: requirementCode(number), ...rest }));
  return { body: { ...headOf(baseline), requirements } };
}
