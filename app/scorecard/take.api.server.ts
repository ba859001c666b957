import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { listPulls, pullPlaces } from "#db/queries/requirement-pulls.ts";
import { takeChange, takeRequirements } from "./take-requirements.server.ts";

/** Where vendors are judged by a requirement of the project, which its id is. */
const takenShape = z
  .object({
    id: idShape,
    place: z.enum(pullPlaces),
    /** The mandatory requirement or the criterion of the scorecard. */
    subjectId: idShape,
    /** As the scorecard took it over. */
    statement: bilingualShape,
  })
  .meta({ id: "TakenRequirement" });
const takenRequirements = z
  .strictObject({
    requirements: z
      .array(z.strictObject({ id: idShape, version: versionShape, place: z.enum(pullPlaces).optional() }))
      .min(1)
      .max(200),
    /** Below which criterion those go that are scored; null for the top. */
    parentId: idShape.nullable().default(null),
  })
  .meta({ id: "RequirementsToTake" });

const takenPath = "/projects/:projectId/scorecard/taken-requirements";

export const takeEndpoints = [
  endpoint({
    id: "listRequirementsOfScorecard",
    method: "GET",
    path: takenPath,
    permission: "vendors.view",
    query: pageQuery,
    answer: pageOf(takenShape).meta({ id: "TakenRequirementPage" }),
    run: async ({ context, project, query }) => {
      const pulls = await listPulls(context.db, project.id);
      const items = pulls.map(({ requirementId, place, subjectId, statement }) => ({ id: requirementId, place, subjectId, statement }));
      return answerPage(items, query);
    },
  }),
  endpoint({
    id: "takeRequirements",
    method: "POST",
    path: takenPath,
    permission: "vendors.edit",
    body: takenRequirements,
    answer: z.object({ count: z.number() }).meta({ id: "TakenCount" }),
    run: async (args) => {
      const { requirements: wanted, parentId } = args.value;
      const chosen = Object.fromEntries(wanted.map(({ id, version }) => [id, version]));
      const place = Object.fromEntries(wanted.flatMap(({ id, place: given }) => (given === undefined ? [] : [[id, given] as const])));
      return { body: await takeRequirements({ ...args, value: { chosen, place, parentId } }) };
    },
  }),
  endpoint({
    id: "takeRequirementChange",
    method: "POST",
    path: `${takenPath}/:requirementId`,
    permission: "vendors.edit",
    body: z.strictObject({ version: versionShape }).meta({ id: "SeenRequirement" }),
    run: async (args) => takeChange({ ...args, value: { ...args.value, requirementId: args.params["requirementId"] ?? "" } }),
  }),
];
