import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { requireCommitteeSide } from "#app/http/evaluation/committee-side.server.ts";
import { readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { dropModeration, moderate } from "./moderate.server.ts";
import { moderateForm } from "./moderation.forms.server.ts";

const scores = z
  .object({
    round: z.number().int(),
    scores: z.array(
      z.object({
        seatId: idShape,
        vendorId: idShape,
        criterionId: idShape,
        state: z.enum(["score", "abstain", "not_yet"]),
        value: z.number().nullable(),
        comment: z.string(),
        evidence: z.string(),
        revision: z.number().int(),
      }),
    ),
    recusals: z.array(z.object({ seatId: idShape, vendorId: idShape, reason: z.string() })),
    /** What the committee agreed on in place of the members' scores. */
    agreed: z.array(
      z.object({ vendorId: idShape, criterionId: idShape, value: z.number(), reason: z.string(), by: z.string(), version: versionShape }),
    ),
  })
  .meta({ id: "RevealedScores" });

const base = "/projects/:projectId/scores";
const oneAgreed = `${base}/agreed/:vendorId/:criterionId`;

type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

export const moderationEndpoints = [
  endpoint({ id: "getScores", method: "GET", path: base, permission: "vendors.result", answer: scores, run: answerScores }),
  endpoint({
    id: "agreeOnScore",
    method: "PUT",
    path: oneAgreed,
    permission: "vendors.chair",
    body: z
      .strictObject({
        /** The version that is written over; 0 where nothing was agreed on yet. */
        version: moderateForm.shape.version,
        value: z.number(),
        reason: moderateForm.shape.reason,
      })
      .meta({ id: "AgreedScore" }),
    answer: scores,
    run: async (args) => {
      await moderate({ ...args, value: { ...args.value, ...cellOf(args) } });
      return answerScores(args);
    },
  }),
  endpoint({
    id: "dropAgreedScore",
    method: "DELETE",
    path: oneAgreed,
    permission: "vendors.chair",
    run: async (args) => {
      const cell = cellOf(args);
      const { body } = await answerScores(args);
      const agreed = body.agreed.find(({ vendorId, criterionId }) => vendorId === cell.vendorId && criterionId === cell.criterionId);
      if (!agreed) throw errorResponse(404, args.context);
      await dropModeration({ ...args, value: { ...cell, version: agreed.version } });
    },
  }),
];

function cellOf({ params }: Asked) {
  return { vendorId: params["vendorId"] ?? "", criterionId: params["criterionId"] ?? "" };
}

/** Throws a Response of 404 while the scores are sealed. */
async function answerScores(caller: Asked): Promise<EndpointAnswer<z.input<typeof scores>>> {
  await requireCommitteeSide(caller);
  const revealed = await readRevealedRound(caller.context.db, caller.project.id);
  if (!revealed) throw errorResponse(404, caller.context);
  const { round, ballots, recusals, moderated } = revealed;
  const body = {
    round: round.number,
    scores: ballots.map(({ seatId, vendorId, criterionId, state, value, comment, evidence, revision }) => ({
      ...{ seatId, vendorId, criterionId, state, value, comment, evidence, revision },
    })),
    recusals: recusals.map(({ seatId, vendorId, reason }) => ({ seatId, vendorId, reason })),
    agreed: moderated.map(({ vendorId, criterionId, value, reason, moderatorName, version }) => ({
      ...{ vendorId, criterionId, value, reason, by: moderatorName, version },
    })),
  };
  return { body };
}
