import { z } from "zod";
import { demoAudience, demoAudiences } from "#app/domain/vendor/demo-audience.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState, stateOf } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, civilTimeShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { listDemos, listScenarios, readDemoNotes, type DemoOfVendor } from "#db/queries/demonstrations.ts";
import type { DemoScenarioRow } from "#db/tables/vendor-questions.ts";
import { chooseScenariosForm, orderScenarioForm } from "./meetings.forms.server.ts";
import { addScenario, chooseScenarios, editScenario, idsOf, orderScenario, removeScenario, restoreScenario } from "./scenarios.server.ts";
import { addDemo, editDemo, removeDemo, requireDemo, restoreDemo, saveNotes } from "./sessions.server.ts";

const words = (most: number) => z.string().trim().max(most);
const minutes = z.number().int().min(1).max(600);
const scenario = z
  .object({
    id: idShape,
    version: versionShape,
    /** Of the ready scenarios, such as `S01`; null for one of the project's own. */
    libraryId: z.string().nullable(),
    audience: z.enum(demoAudiences),
    title: bilingualShape,
    painPoint: bilingualShape,
    /** One a line, as what to look for. */
    steps: bilingualShape,
    lookFor: bilingualShape,
    minutes,
    criterionIds: z.array(z.string()),
    /** Items of the methodology, such as `H17`. */
    itemIds: z.array(z.string()),
  })
  .meta({ id: "DemoScenario" });
const newScenario = z
  .strictObject({
    audience: z.enum(demoAudiences),
    title: words(200).min(1).meta({ example: "A lead of the trade fair" }),
    titleZh: words(200).nullable().default(null),
    painPoint: words(1000).default(""),
    painPointZh: words(1000).nullable().default(null),
    steps: words(4000).default(""),
    stepsZh: words(4000).nullable().default(null),
    lookFor: words(4000).default(""),
    lookForZh: words(4000).nullable().default(null),
    minutes,
    criterionIds: z.array(idShape).max(100).default([]),
  })
  .meta({ id: "NewDemoScenario" });
const demo = z
  .object({
    id: idShape,
    version: versionShape,
    vendorId: idShape,
    startsAt: civilTimeShape,
    minutes,
    place: z.string(),
    attendees: z.string(),
    /** The task of the plan that it is a part of. */
    taskId: idShape.nullable(),
  })
  .meta({ id: "VendorDemo" });
const changedDemo = z
  .strictObject({
    startsAt: civilTimeShape,
    minutes,
    place: words(200).default(""),
    attendees: words(1000).default(""),
    taskId: idShape.nullable().default(null),
  })
  .meta({ id: "ChangedVendorDemo" });
const newDemo = changedDemo.extend({ vendorId: idShape }).meta({ id: "NewVendorDemo" });
const notes = z
  .object({
    /** Whether the notes of others are told: once scores are revealed. */
    areTold: z.boolean(),
    notes: z.array(z.object({ scenarioId: idShape, isOwn: z.boolean(), by: z.string(), note: z.string(), notedAt: instantShape })),
  })
  .meta({ id: "DemoNotes" });

const scenarios = "/projects/:projectId/demo-scenarios";
const oneScenario = `${scenarios}/:scenarioId`;
const demos = "/projects/:projectId/vendor-demos";
const oneDemo = `${demos}/:demoId`;

export const demonstrationEndpoints = [
  endpoint({
    id: "listDemoScenarios",
    method: "GET",
    path: scenarios,
    permission: "vendors.view",
    query: pageQuery,
    answer: pageOf(scenario).meta({ id: "DemoScenarioPage" }),
    run: async (caller) => answerPage((await script(caller)).map(describe), caller.query),
  }),
  endpoint({
    id: "chooseDemoScenarios",
    method: "POST",
    path: `${scenarios}/choice`,
    permission: "vendors.edit",
    body: z
      .strictObject({ libraryIds: chooseScenariosForm.shape.libraryIds.meta({ example: ["S01", "S04"] }) })
      .meta({ id: "DemoScenarioChoice" }),
    answer: z.object({ items: z.array(scenario) }).meta({ id: "DemoScript" }),
    run: async (args) => {
      await chooseScenarios(args);
      return { body: { items: (await script(args)).map(describe) } };
    },
  }),
  endpoint({
    id: "createDemoScenario",
    method: "POST",
    path: scenarios,
    permission: "vendors.edit",
    body: newScenario,
    answer: scenario,
    status: 201,
    run: async (args) => answerScenario(args, await addScenario(args)),
  }),
  endpoint({
    id: "updateDemoScenario",
    method: "PUT",
    path: oneScenario,
    permission: "vendors.edit",
    isConditional: true,
    body: newScenario,
    answer: scenario,
    run: async (args) => {
      await editScenario({ ...args, value: { ...args.value, ...(await seenScenario(args)) } });
      return answerScenario(args);
    },
  }),
  endpoint({
    id: "orderDemoScenario",
    method: "POST",
    path: `${oneScenario}/order`,
    permission: "vendors.edit",
    body: z.strictObject({ direction: orderScenarioForm.shape.direction }).meta({ id: "DemoScenarioOrder" }),
    answer: scenario,
    run: async (args) => {
      await orderScenario({ ...args, value: { ...args.value, scenarioId: args.params["scenarioId"] ?? "" } });
      return answerScenario(args);
    },
  }),
  endpoint({
    id: "deleteDemoScenario",
    method: "DELETE",
    path: oneScenario,
    permission: "vendors.edit",
    isConditional: true,
    run: async (args) => {
      await removeScenario({ ...args, value: await seenScenario(args) });
    },
  }),
  endpoint({
    id: "restoreDemoScenario",
    method: "POST",
    path: `${oneScenario}/restore`,
    permission: "vendors.edit",
    answer: scenario,
    run: async (args) => {
      const row = (await listScenarios(args.context.db, args.project.id)).find(({ id }) => id === args.params["scenarioId"]);
      await restoreScenario({ ...args, value: { scenarioId: row?.id ?? "", version: row?.version ?? 1 } });
      return answerScenario(args);
    },
  }),
  endpoint({
    id: "listVendorDemos",
    method: "GET",
    path: demos,
    permission: "vendors.view",
    query: pageQuery,
    answer: pageOf(demo).meta({ id: "VendorDemoPage" }),
    run: async ({ context, project, query }) => {
      const rows = (await listDemos(context.db, project.id)).filter(({ removedAt }) => removedAt === null);
      return answerPage(rows.map(describeDemo), query);
    },
  }),
  endpoint({
    id: "createVendorDemo",
    method: "POST",
    path: demos,
    permission: "vendors.edit",
    body: newDemo,
    answer: demo,
    status: 201,
    run: async (args) => answerDemo(args, await addDemo(args)),
  }),
  endpoint({
    id: "updateVendorDemo",
    method: "PUT",
    path: oneDemo,
    permission: "vendors.edit",
    isConditional: true,
    body: changedDemo,
    answer: demo,
    run: async (args) => {
      await editDemo({ ...args, value: { ...args.value, ...(await seenDemo(args)) } });
      return answerDemo(args);
    },
  }),
  endpoint({
    id: "deleteVendorDemo",
    method: "DELETE",
    path: oneDemo,
    permission: "vendors.edit",
    isConditional: true,
    run: async (args) => {
      await removeDemo({ ...args, value: await seenDemo(args) });
    },
  }),
  endpoint({
    id: "restoreVendorDemo",
    method: "POST",
    path: `${oneDemo}/restore`,
    permission: "vendors.edit",
    answer: demo,
    run: async (args) => {
      const { id, version } = await requireDemo(args, args.context.db, args.params["demoId"] ?? "");
      await restoreDemo({ ...args, value: { demoId: id, version } });
      return answerDemo(args);
    },
  }),
  endpoint({
    id: "getDemoNotes",
    method: "GET",
    path: `${oneDemo}/notes`,
    permission: "vendors.view",
    answer: notes,
    run: answerNotes,
  }),
  endpoint({
    id: "saveDemoNotes",
    method: "PUT",
    path: `${oneDemo}/notes`,
    permission: "vendors.score",
    isConditional: true,
    body: z
      .strictObject({
        notes: z
          .array(z.strictObject({ scenarioId: idShape, note: words(10_000) }))
          .min(1)
          .max(200),
      })
      .meta({ id: "NewDemoNotes" }),
    answer: notes,
    run: async (args) => {
      const { own, state } = await readNotes(args);
      requireState(args.state, state);
      const versions = new Map(own.map(({ scenarioId, version }) => [scenarioId, version]));
      const value = { notes: args.value.notes.map((note) => ({ ...note, version: versions.get(note.scenarioId) ?? 0 })) };
      await saveNotes({ ...args, value });
      return answerNotes(args);
    },
  }),
];

type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

async function script({ context, project }: ProjectCaller): Promise<readonly DemoScenarioRow[]> {
  return (await listScenarios(context.db, project.id)).filter(({ removedAt }) => removedAt === null);
}

function describe(row: DemoScenarioRow): z.input<typeof scenario> {
  return {
    ...{ id: row.id, version: row.version, libraryId: row.libraryId, audience: demoAudience(row.audience), minutes: row.minutes },
    title: { text: row.title, zh: row.titleZh },
    painPoint: { text: row.painPoint, zh: row.painPointZh },
    steps: { text: row.steps, zh: row.stepsZh },
    lookFor: { text: row.lookFor, zh: row.lookForZh },
    criterionIds: [...idsOf(row.criterionIds)],
    itemIds: [...idsOf(row.itemIds)],
  };
}

async function answerScenario(caller: Asked, id = caller.params["scenarioId"] ?? ""): Promise<EndpointAnswer<z.input<typeof scenario>>> {
  const row = (await script(caller)).find((each) => each.id === id);
  if (!row) throw errorResponse(404, caller.context);
  return { body: describe(row), state: row.version };
}

async function seenScenario(caller: Asked & { readonly state: string }) {
  const { body } = await answerScenario(caller);
  requireState(caller.state, body.version);
  return { scenarioId: body.id, version: body.version };
}

function describeDemo({ id, version, vendorId, startsAt, minutes: length, place, attendees, taskId }: DemoOfVendor): z.input<typeof demo> {
  return { id, version, vendorId, startsAt, minutes: length, place, attendees, taskId };
}

async function answerDemo(caller: Asked, id = caller.params["demoId"] ?? ""): Promise<EndpointAnswer<z.input<typeof demo>>> {
  const row = await requireDemo(caller, caller.context.db, id);
  if (row.removedAt !== null) throw errorResponse(404, caller.context);
  return { body: describeDemo(row), state: row.version };
}

async function seenDemo(caller: Asked & { readonly state: string }) {
  const { body } = await answerDemo(caller);
  requireState(caller.state, body.version);
  return { demoId: body.id, version: body.version };
}

async function readNotes(caller: Asked) {
  const { context, project, user } = caller;
  const { body } = await answerDemo(caller);
  const read = await readDemoNotes(context.db, project.id, user.id, body.vendorId);
  const all = read.notes.filter(({ demoId }) => demoId === body.id);
  const own = all.filter(({ authorId }) => authorId === user.id);
  return { areTold: read.areTold, all, own, state: stateOf(own.map(({ scenarioId, version }) => [scenarioId, version])) };
}

async function answerNotes(caller: Asked): Promise<EndpointAnswer<z.input<typeof notes>>> {
  const { areTold, all, state } = await readNotes(caller);
  const told = all
    .filter(({ note }) => note !== "")
    .map(({ scenarioId, authorId, authorName, note, notedAt }) => ({
      ...{ scenarioId, isOwn: authorId === caller.user.id, by: authorName, note, notedAt },
    }));
  return { body: { areTold, notes: told }, state };
}
