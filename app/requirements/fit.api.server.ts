import { z } from "zod";
import { fitStates } from "#app/domain/requirement/fit.ts";
import { requirementCode } from "#app/domain/requirement/requirement.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { idShape } from "#app/http/api/shapes.server.ts";
import { pullPlaces } from "#db/queries/requirement-pulls.ts";
import { readFit } from "./fit.server.ts";

const fitShape = z
  .object({
    /** Of the requirement. */
    id: idShape,
    code: z.string().meta({ example: "R-012" }),
    /** Null where the scorecard does not have it. */
    place: z.enum(pullPlaces).nullable(),
    vendors: z.array(
      z.object({
        vendorId: idShape,
        fit: z.enum(fitStates),
        /** The group's score once it is revealed. */
        score: z.number().nullable(),
        /** How many answers of the vendor bear on it. */
        claims: z.number(),
      }),
    ),
  })
  .meta({ id: "RequirementFit" });

export const fitEndpoints = [
  endpoint({
    id: "listRequirementFit",
    method: "GET",
    path: "/projects/:projectId/requirement-fit",
    permission: "vendors.view",
    query: pageQuery,
    answer: pageOf(fitShape).meta({ id: "RequirementFitPage" }),
    run: async (args) => {
      const { rows } = await readFit(args, args.reader);
      const items = rows.map(({ requirement: { id, number }, place, fits }) => ({
        ...{ id, code: requirementCode(number), place },
        vendors: fits.map(({ vendorId, state, mean, claims }) => ({ vendorId, fit: state, score: mean?.mean ?? null, claims })),
      }));
      return answerPage(items, args.query);
    },
  }),
];
