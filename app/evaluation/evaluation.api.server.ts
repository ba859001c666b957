import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState } from "#app/http/api/entity-tag.server.ts";
import { idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { evaluateModel } from "./evaluate-model.server.ts";
import { settleTieForm } from "./evaluation.forms.server.ts";
import { openPrices } from "./open-prices.server.ts";
import { readResultDocument } from "./result-document.server.ts";
import { settleTie } from "./settle-tie.server.ts";

const exampleModel = {
  criteria: [
    { id: "consulting", weight: 0.6 },
    { id: "cost", weight: 0.4, kind: "cost", anchors: [400_000, 900_000] },
  ],
  vendors: [
    { id: "alpha", facts: { cost: [260_000, 90_000] } },
    { id: "beta", facts: { cost: [300_000, 80_000] } },
  ],
  members: [{ id: "E1" }],
  scores: [
    { member: "E1", vendor: "alpha", criterion: "consulting", value: 4 },
    { member: "E1", vendor: "beta", criterion: "consulting", value: 3 },
  ],
};

const exampleOrder = ["01a2056c-43fb-771c-9732-4e12f3b0662f", "01a2056c-43fb-771c-9732-4e12f3b06630"];

const number = z.number().nullable();
const byId = z.record(z.string(), z.unknown());
/** What `rollout evaluate` prints; the fields that are not named here are as its contract says. */
const document = z
  .looseObject({
    vendors: z.array(
      z.looseObject({
        id: z.string(),
        eligible: z.boolean(),
        total: number,
        interval: z.array(number),
        rank: number,
        provisional: z.boolean(),
        values: byId,
        means: byId,
        tco: number,
      }),
    ),
    ranking: z.array(z.string()).readonly(),
    knockOuts: z.array(z.looseObject({ vendor: z.string(), rule: z.string() })),
    stability: byId,
    agreement: byId,
    leaveOneOut: byId,
    smaa: byId.nullable(),
    verdict: z.looseObject({ word: z.string().nullable(), winner: z.string().nullable() }),
    warnings: z.array(z.looseObject({ code: z.string(), text: z.string() })),
    method: byId,
  })
  .meta({ id: "EvaluationDocument" });
const evaluation = z
  .object({
    /** Null while no round is revealed. */
    round: z
      .object({
        id: idShape,
        number: z.number().int(),
        version: versionShape,
        state: z.string(),
        revealedAt: instantShape,
        scorecardHash: z.string(),
        envelopes: z.number().int(),
        pricesOpen: z.boolean(),
        passing: z.array(z.string()).readonly().nullable(),
        names: z.record(z.string(), z.string()),
      })
      .nullable(),
    /** Null, too, where nothing but sealed costs has a weight. */
    result: document.nullable(),
  })
  .meta({ id: "Evaluation" });
const weighedPairs = z
  .looseObject({ weights: z.record(z.string(), z.number()), lambdaMax: z.number(), ci: z.number(), cr: number })
  .meta({ id: "WeighedPairs" });

const rows = z.array(z.looseObject({})).optional();
const table = z.looseObject({}).optional();
/** The fields of a model file, or of judgements of pairs; what is in them is read as the command line reads a file. */
const sentModel = z
  .strictObject({
    name: z.union([z.string(), z.looseObject({})]).optional(),
    criteria: rows,
    weighting: table,
    vendors: rows,
    members: rows,
    scores: rows,
    moderated: rows,
    normalisation: z.string().optional(),
    moneyPerPoint: z.number().optional(),
    aggregation: z.string().optional(),
    minimumTechnical: z.number().nullable().optional(),
    tieBreak: z.array(z.string()).optional(),
    chairOrder: z.array(z.string()).optional(),
    seed: z.number().optional(),
    samples: z.number().optional(),
    weightConstraint: z.union([z.string(), z.looseObject({})]).optional(),
    scoreVariation: z.string().optional(),
    pairwise: table,
    randomIndex: z.string().optional(),
  })
  .meta({ id: "EvaluationModel", example: exampleModel });

const settledTie = z
  .strictObject({ order: settleTieForm.shape.order.meta({ example: exampleOrder }), reason: settleTieForm.shape.reason })
  .meta({ id: "SettledTie" });

const base = "/projects/:projectId/evaluation";

export const evaluationEndpoints = [
  endpoint({ id: "getEvaluation", method: "GET", path: base, permission: "vendors.result", answer: evaluation, run: answerEvaluation }),
  endpoint({
    id: "openPrices",
    method: "POST",
    path: `${base}/prices`,
    permission: "vendors.chair",
    isConditional: true,
    answer: evaluation,
    run: async (args) => {
      await requireRoundState(args);
      await openPrices({ ...args, value: { version: args.version } });
      return answerEvaluation(args);
    },
  }),
  endpoint({
    id: "settleTie",
    method: "POST",
    path: `${base}/ties`,
    permission: "vendors.chair",
    isConditional: true,
    body: settledTie,
    answer: evaluation,
    run: async (args) => {
      await requireRoundState(args);
      await settleTie({ ...args, value: { ...args.value, version: args.version } });
      return answerEvaluation(args);
    },
  }),
  endpoint({
    id: "evaluate",
    method: "POST",
    path: "/evaluate",
    permission: "method.read",
    body: sentModel,
    answer: z.union([document, weighedPairs]).meta({ id: "EvaluatedModel" }),
    run: async ({ value, reader }) => ({ body: await evaluateModel(value, reader) }),
  }),
];

type ResultCaller = ProjectCaller & { readonly reader: Reader };

async function answerEvaluation(caller: ResultCaller): Promise<EndpointAnswer<z.input<typeof evaluation>>> {
  const body = await readResultDocument(caller, caller.reader.locale);
  return { body, state: body.round?.version ?? 0 };
}

async function requireRoundState(args: ResultCaller & { readonly state: string }): Promise<void> {
  const round = await findCurrentRound(args.context.db, args.project.id);
  requireState(args.state, round?.revealedAt ? round.version : 0);
}
