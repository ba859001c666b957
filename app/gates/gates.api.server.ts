import { z } from "zod";
import { projectRoles } from "#app/domain/access/permissions.ts";
import { evidenceStates } from "#app/domain/gate/evidence.ts";
import { gateOutcomes, gateStates } from "#app/domain/gate/mark.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState, stateOf } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { bilingualShape, dayShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import type { TaskCaller } from "#app/http/task-of-url.server.ts";
import { addCriterion, editCriterion, removeCriterion, restoreCriterion, setLimits } from "./criteria.server.ts";
import { decideGate, turnCondition, withdrawDecision } from "./decide.server.ts";
import { describeGate, describeGates } from "./gate-description.server.ts";
import {
  decideForm,
  editCriterionForm,
  endWaiverForm,
  limitsForm,
  signForm,
  waiveForm,
  withdrawDecisionForm,
} from "./gates.forms.server.ts";
import { signCriterion, withdrawSignature } from "./sign.server.ts";
import { endWaiver, waiveCriterion } from "./waivers.server.ts";

/** Whoever did something, as the account was called then; the role is one of the project's. */
const actor = z.object({ userId: idShape.nullable(), name: z.string(), role: z.enum(projectRoles).or(z.string()) });
const owner = z.object({ personId: idShape.nullable(), name: z.string() });
const signature = z
  .object({
    id: idShape,
    by: actor,
    at: instantShape,
    note: z.string(),
    withdrawal: z.object({ at: instantShape, reason: z.string() }).nullable(),
  })
  .meta({ id: "GateSignature" });
const waiver = z
  .object({
    id: idShape,
    by: actor,
    at: instantShape,
    owner,
    /** The last day on which it holds. */
    expiresOn: dayShape,
    reason: z.string(),
    ending: z.object({ at: instantShape, reason: z.string() }).nullable(),
  })
  .meta({ id: "GateWaiver" });
const criterion = z
  .object({
    id: idShape,
    text: bilingualShape,
    source: z.enum(["template", "library", "own"]),
    state: z.enum(evidenceStates),
    /** What is computed now; null where nothing can be. */
    computed: z
      .object({ isMet: z.boolean(), figure: z.string(), count: z.number(), of: z.number(), missing: z.array(bilingualShape) })
      .nullable(),
    /** Limits as the project has them, with what the method proposes; shares are between 0 and 1. */
    limits: z.array(z.object({ name: z.string(), value: z.number(), usual: z.number() })),
    /** 0 while no limit was changed. */
    limitsVersion: z.number().int().min(0),
    /** The task that must not begin before it is met. */
    beforeTaskId: idShape.nullable(),
    /** The criterion as it was added to the gate; null for one of the template. */
    added: z.object({ id: idShape, version: versionShape }).nullable(),
    signatures: z.array(signature),
    waivers: z.array(waiver),
  })
  .meta({ id: "GateCriterion" });
const condition = z
  .object({
    id: idShape,
    version: versionShape,
    criterionId: idShape.nullable(),
    text: z.string(),
    owner,
    dueOn: dayShape,
    met: z.object({ at: instantShape, name: z.string() }).nullable(),
  })
  .meta({ id: "GateCondition" });
const decision = z
  .object({
    id: idShape,
    outcome: z.enum([...gateOutcomes, "withdrawn"]),
    reason: z.string(),
    dissent: z.string(),
    decidedOn: dayShape,
    by: actor,
    at: instantShape,
    planVersion: versionShape,
    /** The criteria as they were. */
    evidence: z.array(z.object({ id: idShape, text: bilingualShape, state: z.enum(evidenceStates) })),
    conditions: z.array(condition),
  })
  .meta({ id: "GateDecision" });
const gate = z
  .object({
    /** Of its task in the plan. */
    id: idShape,
    name: bilingualShape,
    kind: z.enum(["gate", "milestone"]),
    state: z.enum(gateStates),
    covered: z.number().int(),
    of: z.number().int(),
    criteria: z.array(criterion),
    /** The oldest first. */
    decisions: z.array(decision),
    /** The decision that stands; null for none. */
    currentDecisionId: idShape.nullable(),
  })
  .meta({ id: "Gate" });

const gates = "/projects/:projectId/gates";
const oneGate = `${gates}/:gateId`;
const oneCriterion = `${oneGate}/criteria/:criterionId`;
const reason = withdrawDecisionForm.shape.reason;
const reasonBody = z.strictObject({ reason }).meta({ id: "GateReason" });

export const gateEndpoints = [
  endpoint({
    id: "listGates",
    method: "GET",
    path: gates,
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(gate).meta({ id: "GatePage" }),
    run: async (caller) => answerPage(await describeGates(caller), caller.query),
  }),
  endpoint({ id: "getGate", method: "GET", path: oneGate, permission: "plan.view", answer: gate, run: answerGate }),
  endpoint({
    id: "decideGate",
    method: "POST",
    path: `${oneGate}/decisions`,
    permission: "gate.decide",
    isConditional: true,
    body: z.strictObject(decideForm.omit({ seen: true }).shape).meta({ id: "NewGateDecision" }),
    answer: gate,
    status: 201,
    run: async (args) => {
      await requireGateState(args);
      await decideGate(args);
      return answerGate(args);
    },
  }),
  endpoint({
    id: "withdrawGateDecision",
    method: "POST",
    path: `${oneGate}/withdrawal`,
    permission: "gate.decide",
    isConditional: true,
    body: reasonBody,
    answer: gate,
    run: async (args) => {
      await requireGateState(args);
      await withdrawDecision(args);
      return answerGate(args);
    },
  }),
  ...(["meet", "open"] as const).map((verb) =>
    endpoint({
      id: `${verb}GateCondition`,
      method: "POST",
      path: `${oneGate}/conditions/:conditionId/${verb}`,
      permission: "gate.sign",
      answer: gate,
      run: async (args) => {
        const conditionId = args.params["conditionId"] ?? "";
        const found = (await describeGate(args))?.decisions.flatMap(({ conditions }) => conditions).find(({ id }) => id === conditionId);
        if (!found) throw errorResponse(404, args.context);
        await turnCondition({ ...args, value: { conditionId, version: found.version } }, verb === "meet");
        return answerGate(args);
      },
    }),
  ),
  endpoint({
    id: "signGateCriterion",
    method: "POST",
    path: `${oneCriterion}/signatures`,
    permission: "gate.sign",
    body: z.strictObject({ note: signForm.shape.note }).meta({ id: "NewGateSignature" }),
    answer: gate,
    status: 201,
    run: async (args) => {
      await signCriterion({ ...args, value: { ...args.value, criterionId: criterionOf(args) } });
      return answerGate(args);
    },
  }),
  endpoint({
    id: "withdrawGateSignature",
    method: "POST",
    path: `${oneGate}/signatures/:signatureId/withdrawal`,
    permission: "gate.sign",
    body: reasonBody,
    answer: gate,
    run: async (args) => {
      await withdrawSignature({ ...args, value: { ...args.value, signatureId: args.params["signatureId"] ?? "" } });
      return answerGate(args);
    },
  }),
  endpoint({
    id: "waiveGateCriterion",
    method: "POST",
    path: `${oneCriterion}/waivers`,
    permission: "gate.waive",
    body: z.strictObject(waiveForm.omit({ criterionId: true }).shape).meta({ id: "NewGateWaiver" }),
    answer: gate,
    status: 201,
    run: async (args) => {
      await waiveCriterion({ ...args, value: { ...args.value, criterionId: criterionOf(args) } });
      return answerGate(args);
    },
  }),
  endpoint({
    id: "endGateWaiver",
    method: "POST",
    path: `${oneGate}/waivers/:waiverId/end`,
    permission: "gate.waive",
    body: z.strictObject({ reason: endWaiverForm.shape.reason }).meta({ id: "GateWaiverEnd" }),
    answer: gate,
    run: async (args) => {
      await endWaiver({ ...args, value: { ...args.value, waiverId: args.params["waiverId"] ?? "" } });
      return answerGate(args);
    },
  }),
  endpoint({
    id: "addGateCriterion",
    method: "POST",
    path: `${oneGate}/criteria`,
    permission: "gate.edit",
    body: z
      .strictObject({ text: editCriterionForm.shape.text.optional(), libraryId: idShape.optional() })
      .refine(({ text, libraryId }) => text !== undefined || libraryId !== undefined, { path: ["text"], error: "field.required" })
      .meta({ id: "NewGateCriterion" }),
    answer: gate,
    status: 201,
    run: async (args) => {
      await addCriterion(args);
      return answerGate(args);
    },
  }),
  endpoint({
    id: "updateGateCriterion",
    method: "PATCH",
    path: `${oneGate}/added-criteria/:criterionId`,
    permission: "gate.edit",
    isConditional: true,
    body: z.strictObject({ text: editCriterionForm.shape.text }).meta({ id: "GateCriterionChanges" }),
    answer: gate,
    run: async (args) => {
      await editCriterion({ ...args, value: { ...args.value, ...(await addedInState(args)) } });
      return answerGate(args);
    },
  }),
  endpoint({
    id: "deleteGateCriterion",
    method: "DELETE",
    path: `${oneGate}/added-criteria/:criterionId`,
    permission: "gate.edit",
    isConditional: true,
    run: async (args) => {
      await removeCriterion({ ...args, value: await addedInState(args) });
    },
  }),
  endpoint({
    id: "restoreGateCriterion",
    method: "POST",
    path: `${oneGate}/added-criteria/:criterionId/restore`,
    permission: "gate.edit",
    answer: gate,
    run: async (args) => {
      await restoreCriterion({ ...args, value: { criterionId: criterionOf(args) } });
      return answerGate(args);
    },
  }),
  endpoint({
    id: "changeGateLimits",
    method: "PUT",
    path: `${oneCriterion}/limits`,
    permission: "gate.edit",
    isConditional: true,
    body: z
      .strictObject({
        limits: z
          .array(z.strictObject({ name: limitsForm.shape.limits.element.shape.name, value: z.number().optional() }))
          .min(1)
          .max(10),
      })
      .meta({ id: "GateLimits" }),
    answer: gate,
    run: async (args) => {
      const { criteria } = await requireGateState(args);
      const asked = criteria.find(({ id }) => id === criterionOf(args));
      if (!asked) throw errorResponse(404, args.context);
      const limits = args.value.limits.map(({ name, value }) => ({ name, value }));
      await setLimits({ ...args, value: { criterionId: asked.id, version: asked.limitsVersion, limits } });
      return answerGate(args);
    },
  }),
];

function criterionOf({ params }: TaskCaller): string {
  return params["criterionId"] ?? "";
}

type GateBody = z.input<typeof gate>;

async function answerGate(caller: TaskCaller): Promise<EndpointAnswer<GateBody>> {
  const body = await describeGate(await readAgain(caller));
  if (!body) throw errorResponse(404, caller.context);
  return { body, state: stateOf(body) };
}

type StatedCaller = TaskCaller & { readonly state: string };

/** The gate as it is, which is what the caller has seen: nobody decides on anything else. */
async function requireGateState(caller: StatedCaller): Promise<GateBody> {
  const { body, state = "" } = await answerGate(caller);
  requireState(caller.state, state);
  return body;
}

/** The criterion that was added to the gate and that the URL names. Throws a Response of 404 for any other. */
async function addedInState(caller: StatedCaller): Promise<{ readonly criterionId: string; readonly version: number }> {
  const { criteria } = await requireGateState(caller);
  const added = criteria.find((entry) => entry.added?.id === criterionOf(caller))?.added;
  if (!added) throw errorResponse(404, caller.context);
  return { criterionId: added.id, version: added.version };
}
