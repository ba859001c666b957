import { z } from "zod";
import { stances } from "#app/domain/evaluation/decision-rule.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { stateOf } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageFrom, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { countShape, idShape, instantShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { listDecisions } from "#db/queries/decisions.ts";
import { verifiedTables, verifyEvaluation } from "#db/queries/evaluation-integrity.ts";
import { describeDecisions, readApiRulings } from "./decision-description.server.ts";
import { draftForm, ruleForm, rulingOutcomes, signForm, withdrawForm } from "./decision.forms.server.ts";
import { draftDecision, withdrawStandingDecision } from "./draft.server.ts";
import { downloadPack, packFormats, packTypes } from "./pack-file.server.ts";
import { confirmKnockOut, ruleKnockOut, withdrawKnockOut } from "./rulings.server.ts";
import { signDecision } from "./sign.server.ts";

const signature = z
  .object({
    id: idShape,
    userId: idShape.nullable(),
    name: z.string(),
    role: z.string(),
    stance: z.enum(stances),
    note: z.string(),
    snapshotHash: z.string(),
    at: instantShape,
  })
  .meta({ id: "DecisionSignature" });
const decision = z
  .object({
    id: idShape,
    /** From 1 within the project. */
    number: z.number().int(),
    round: z.number().int(),
    vendorId: idShape.nullable(),
    vendor: z.string(),
    recommendation: z.string(),
    conditions: z.string(),
    dissent: z.string(),
    /** SHA-256 of everything that is signed. */
    snapshotHash: z.string(),
    draftedBy: z.string(),
    draftedAt: instantShape,
    withdrawal: z.object({ at: instantShape, reason: z.string() }).nullable(),
    signatures: z.array(signature),
    /** Seats that may sign, signatures in favour that it takes, and how many there are; null where what was drafted was changed past the product. */
    count: z
      .object({
        seats: z.number().int(),
        needed: z.number().int(),
        inFavour: z.number().int(),
        against: z.number().int(),
        outcome: z.enum(["open", "carried", "lost"]),
      })
      .nullable(),
  })
  .meta({ id: "VendorDecision" });
const person = z.object({ userId: idShape.nullable(), name: z.string(), at: instantShape });
const ruling = z
  .object({
    id: idShape,
    vendorId: idShape,
    requirementId: idShape,
    outcome: z.enum(rulingOutcomes),
    reason: z.string(),
    first: person,
    /** Null while it waits for a second person, and changes nothing. */
    second: person.nullable(),
    withdrawnAt: instantShape.nullable(),
  })
  .meta({ id: "KnockOutRuling" });
const verification = z
  .object({
    rows: z.number().int(),
    /** The first row of each kind that is not what was written. */
    breaches: z.array(
      z.object({
        table: z.enum(verifiedTables),
        number: z.number().int(),
        about: z.array(z.string()),
        criterion: z.object({ en: z.string(), zh: z.string().nullable() }).optional(),
      }),
    ),
  })
  .meta({ id: "EvaluationVerification" });

const decisions = "/projects/:projectId/decisions";
const oneDecision = `${decisions}/:decisionId`;
const rulings = "/projects/:projectId/rulings";

type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

export const decisionEndpoints = [
  endpoint({
    id: "listVendorDecisions",
    method: "GET",
    path: decisions,
    permission: "vendors.result",
    query: pageQuery,
    answer: pageOf(decision).meta({ id: "VendorDecisionPage" }),
    run: async (caller) => {
      const { items, next } = pageFrom(await listDecisions(caller.context.db, caller.project.id), ({ id }) => id, caller.query);
      return { body: { items: await describeDecisions(caller, items), next } };
    },
  }),
  endpoint({
    id: "getVendorDecision",
    method: "GET",
    path: oneDecision,
    permission: "vendors.result",
    answer: decision,
    run: async (caller) => {
      return answerDecision(caller, caller.params["decisionId"]);
    },
  }),
  endpoint({
    id: "draftVendorDecision",
    method: "POST",
    path: decisions,
    permission: "vendors.decide",
    body: z.strictObject(draftForm.shape).meta({ id: "NewVendorDecision" }),
    answer: decision,
    status: 201,
    run: async (args) => answerDecision(args, await draftDecision(args)),
  }),
  endpoint({
    id: "signVendorDecision",
    method: "POST",
    path: `${oneDecision}/signatures`,
    permission: "vendors.score",
    body: z.strictObject(signForm.omit({ decisionId: true }).shape).meta({ id: "NewDecisionSignature" }),
    answer: decision,
    status: 201,
    run: async (args) => {
      const decisionId = args.params["decisionId"] ?? "";
      await signDecision({ ...args, value: { ...args.value, decisionId } });
      return answerDecision(args, decisionId);
    },
  }),
  endpoint({
    id: "withdrawVendorDecision",
    method: "POST",
    path: `${oneDecision}/withdrawal`,
    permission: "vendors.decide",
    body: z.strictObject({ reason: withdrawForm.shape.reason }).meta({ id: "DecisionWithdrawal" }),
    answer: decision,
    run: async (args) => {
      const decisionId = args.params["decisionId"] ?? "";
      await withdrawStandingDecision({ ...args, value: { ...args.value, decisionId } });
      return answerDecision(args, decisionId);
    },
  }),
  endpoint({
    id: "verifyEvaluation",
    method: "GET",
    path: `${decisions}/verification`,
    permission: "vendors.result",
    answer: verification,
    run: async (caller) => {
      const { rows, breaches } = await verifyEvaluation(caller.context.db, caller.project.id);
      return { body: { rows, breaches: breaches.map(({ about, ...breach }) => ({ ...breach, about: [...about] })) } };
    },
  }),
  endpoint({
    id: "getEvaluationEvidence",
    method: "GET",
    path: `${decisions}/evidence`,
    permission: "vendors.result",
    query: z.strictObject({ format: z.enum(packFormats).default("json"), decision: countShape.optional() }),
    fileTypes: Object.values(packTypes),
    run: downloadPack,
  }),
  endpoint({
    id: "listRulings",
    method: "GET",
    path: rulings,
    permission: "vendors.result",
    query: pageQuery,
    answer: pageOf(ruling).meta({ id: "KnockOutRulingPage" }),
    run: async (caller) => {
      return answerPage(await readApiRulings(caller), caller.query);
    },
  }),
  endpoint({
    id: "ruleOnRequirement",
    method: "POST",
    path: rulings,
    permission: "vendors.score",
    body: z.strictObject(ruleForm.shape).meta({ id: "NewKnockOutRuling" }),
    answer: ruling,
    status: 201,
    run: async (args) => answerRuling(args, await ruleKnockOut(args)),
  }),
  ...(["confirm", "withdraw"] as const).map((verb) =>
    endpoint({
      id: `${verb}Ruling`,
      method: "POST",
      path: `${rulings}/:rulingId/${verb}`,
      permission: "vendors.score",
      answer: ruling,
      run: async (args) => {
        const rulingId = args.params["rulingId"] ?? "";
        await (verb === "confirm" ? confirmKnockOut : withdrawKnockOut)({ ...args, value: { rulingId } });
        return answerRuling(args, rulingId);
      },
    }),
  ),
];

async function answerDecision(caller: Asked, id: string | undefined): Promise<EndpointAnswer<z.input<typeof decision>>> {
  const heads = await listDecisions(caller.context.db, caller.project.id);
  const [body] = await describeDecisions(
    caller,
    heads.filter((head) => head.id === id),
  );
  if (!body) throw errorResponse(404, caller.context);
  return { body, state: stateOf(body) };
}

async function answerRuling(caller: Asked, id: string): Promise<EndpointAnswer<z.input<typeof ruling>>> {
  const body = (await readApiRulings(caller)).find((each) => each.id === id);
  if (!body) throw errorResponse(404, caller.context);
  return { body };
}
