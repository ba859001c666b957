import { z } from "zod";
import { capBases } from "#app/domain/requirement/extension-cap.ts";
import {
  dispositions,
  longestSource,
  longestStatement,
  mostEffortDays,
  priorities,
  requirementCode,
  requirementKinds,
  requirementStatuses,
  type Requirement,
} from "#app/domain/requirement/requirement.ts";
import { longestName } from "#app/domain/plan/model.ts";
import { gone, trashHorizon } from "#app/domain/time/trash.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { requireState, stateOf } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { findRequirement, listRemovedRequirements, listRequirements, readExtensionCap, requirementOf } from "#db/queries/requirements.ts";
import { setExtensionCap } from "./extension-cap.server.ts";
import { addRequirement, editRequirement, editRequirements, removeRequirement, restoreRequirement } from "./keep-requirements.server.ts";
import { importRequirements, readRequirementText } from "./import-requirements.server.ts";
import { importForm } from "./requirements.forms.server.ts";
import { downloadRequirements } from "./requirements-file.server.ts";
import { tableFormats } from "#app/http/table-file.server.ts";
import { pasteProblems } from "#app/domain/requirement/read-requirements.ts";
import { loadExample } from "./load-example.server.ts";
import { makeTask, type TaskAdder } from "./make-task.server.ts";

const effort = z.number().min(0).max(mostEffortDays);
const choices = {
  kind: z.enum(requirementKinds),
  priority: z.enum(priorities),
  disposition: z.enum(dispositions),
  status: z.enum(requirementStatuses),
};
const requirementShape = z
  .object({
    id: idShape,
    version: versionShape,
    code: z.string().meta({ example: "R-012" }),
    statement: bilingualShape,
    ...choices,
    source: z.string(),
    ownerId: idShape.nullable(),
    /** Person-days. */
    effortDays: effort.nullable(),
    /** The task of the plan that meets it; it may be deleted. */
    taskId: idShape.nullable(),
  })
  .meta({ id: "Requirement" });
const statement = z.string().trim().min(1).max(longestStatement);
const source = z.string().trim().max(longestSource);
const newRequirement = z
  .strictObject({
    statement: statement.meta({ example: "A seller sees every contact with a customer on one page." }),
    statementZh: statement.nullable().default(null),
    kind: choices.kind.default("functional"),
    priority: choices.priority.default("should"),
    disposition: choices.disposition.default("undecided"),
    status: choices.status.default("draft"),
    source: source.default(""),
    ownerId: idShape.nullable().default(null),
    effortDays: effort.nullable().default(null),
    taskId: idShape.nullable().default(null),
  })
  .meta({ id: "NewRequirement" });
const requirementChanges = z
  .strictObject({
    statement: statement.optional(),
    statementZh: statement.nullable().optional(),
    kind: choices.kind.optional(),
    priority: choices.priority.optional(),
    disposition: choices.disposition.optional(),
    status: choices.status.optional(),
    source: source.optional(),
    ownerId: idShape.nullable().optional(),
    effortDays: effort.nullable().optional(),
    taskId: idShape.nullable().optional(),
  })
  .meta({ id: "RequirementChanges" });
const manyChanges = z
  .strictObject({
    requirements: z
      .array(z.strictObject({ id: idShape, version: versionShape }))
      .min(1)
      .max(1000),
    priority: choices.priority.optional(),
    disposition: choices.disposition.optional(),
    status: choices.status.optional(),
  })
  .meta({ id: "ChangesOfRequirements" });
const removedShape = z
  .object({
    id: idShape,
    version: versionShape,
    code: z.string(),
    statement: bilingualShape,
    removedAt: instantShape,
    removedBy: z.string().nullable(),
    /** When it is gone for good. */
    until: instantShape,
  })
  .meta({ id: "RemovedRequirement" });
/** A share from 0 to 1, or person-days. */
const cap = { basis: z.enum(capBases), cap: z.number().min(0).max(100_000) };
const capShape = z.object(cap).meta({ id: "ExtensionCap" });
const newTask = z
  .strictObject({
    name: z.string().trim().min(1).max(longestName),
    /** Null for the top of the plan. */
    parentId: idShape.nullable().default(null),
    durationDays: z.number().gt(0).max(2_000).default(1),
  })
  .meta({ id: "TaskOfRequirement" });

const table = z
  .strictObject({ text: importForm.shape.text.meta({ example: "Requirement\tPriority\nVisits are planned\tmust" }) })
  .meta({ id: "RequirementTable" });

const listQuery = pageQuery.extend({
  kind: choices.kind.optional(),
  priority: choices.priority.optional(),
  disposition: choices.disposition.optional(),
  status: choices.status.optional(),
  taskId: idShape.optional(),
});

const requirements = "/projects/:projectId/requirements";
const one = `${requirements}/:requirementId`;
const capPath = "/projects/:projectId/extension-cap";

type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

/** The operations on requirements; `addTask` is how a task comes into the plan. */
export const requirementEndpoints = (addTask: TaskAdder) => [
  endpoint({
    id: "listRequirements",
    method: "GET",
    path: requirements,
    permission: "requirements.read",
    query: listQuery,
    answer: pageOf(requirementShape).meta({ id: "RequirementPage" }),
    run: async ({ context, project, query: { kind, priority, disposition, status, taskId, ...page } }) => {
      const asked = Object.entries({ kind, priority, disposition, status, taskId }).filter(([, value]) => value !== undefined);
      const items = (await listRequirements(context.db, project.id)).map(shown);
      return answerPage(
        items.filter((item) => asked.every(([field, value]) => item[field as keyof typeof item] === value)),
        page,
      );
    },
  }),
  endpoint({
    id: "createRequirement",
    method: "POST",
    path: requirements,
    permission: "requirements.edit",
    body: newRequirement,
    answer: requirementShape,
    status: 201,
    run: async (args) => {
      const { id } = await addRequirement(args);
      return { ...(await answer(args, id)), location: `/projects/${args.project.id}/requirements/${id}` };
    },
  }),
  endpoint({
    id: "loadExampleRequirements",
    method: "POST",
    path: `${requirements}/example`,
    permission: "requirements.edit",
    answer: z.object({ count: z.number() }).meta({ id: "LoadedRequirements" }),
    run: async (args) => ({ body: await loadExample(args, args.reader.locale) }),
  }),
  endpoint({
    id: "checkRequirementTable",
    method: "POST",
    path: `${requirements}/table/check`,
    permission: "requirements.edit",
    body: table,
    answer: z
      .object({
        rows: z.number(),
        problems: z.array(z.object({ line: z.number(), code: z.enum(pasteProblems), text: z.string() })),
      })
      .meta({ id: "RequirementTableCheck" }),
    run: async (args) => {
      const { entries, problems } = await readRequirementText(args, args.value.text);
      return { body: { rows: entries.length, problems: [...problems] } };
    },
  }),
  endpoint({
    id: "importRequirementTable",
    method: "POST",
    path: `${requirements}/table`,
    permission: "requirements.edit",
    body: table,
    answer: z.object({ count: z.number() }).meta({ id: "ImportedRequirements" }),
    run: async (args) => ({ body: await importRequirements(args) }),
  }),
  endpoint({
    id: "downloadRequirements",
    method: "GET",
    path: `${requirements}/file`,
    permission: "requirements.read",
    query: z.strictObject({ format: z.enum(tableFormats).optional() }),
    fileTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    run: downloadRequirements,
  }),
  endpoint({
    id: "getRequirement",
    method: "GET",
    path: one,
    permission: "requirements.read",
    answer: requirementShape,
    run: async (args) => answer(args),
  }),
  endpoint({
    id: "updateRequirement",
    method: "PATCH",
    path: one,
    permission: "requirements.edit",
    isConditional: true,
    body: requirementChanges,
    answer: requirementShape,
    run: async (args) => {
      const { body } = await answer(args);
      const { code: _code, statement: text, ...known } = body;
      const given = Object.fromEntries(Object.entries(args.value).filter(([, value]) => value !== undefined));
      const value = { ...known, statement: text.text, statementZh: text.zh, ...given, version: args.version };
      await editRequirement({ ...args, value });
      return answer(args);
    },
  }),
  endpoint({
    id: "updateRequirements",
    method: "POST",
    path: `${requirements}/changes`,
    permission: "requirements.edit",
    body: manyChanges,
    answer: z.object({ count: z.number() }).meta({ id: "ChangedRequirements" }),
    run: async (args) => {
      const { requirements: chosen, ...changes } = args.value;
      const value = { ...changes, chosen: Object.fromEntries(chosen.map(({ id, version }) => [id, version])) };
      return { body: await editRequirements({ ...args, value }) };
    },
  }),
  endpoint({
    id: "deleteRequirement",
    method: "DELETE",
    path: one,
    permission: "requirements.edit",
    isConditional: true,
    run: async (args) => {
      const { body, state } = await answer(args);
      requireState(args.state, state);
      await removeRequirement({ ...args, value: { requirementId: body.id, version: body.version } });
    },
  }),
  endpoint({
    id: "listRemovedRequirements",
    method: "GET",
    path: "/projects/:projectId/removed-requirements",
    permission: "requirements.edit",
    query: pageQuery,
    answer: pageOf(removedShape).meta({ id: "RemovedRequirementPage" }),
    run: async ({ context, project, query }) => {
      const rows = await listRemovedRequirements(context.db, project.id, trashHorizon(context.now()));
      const items = rows.map(({ id, version, number, statement: text, statementZh: zh, removedAt, removerName }) => ({
        ...{ id, version, code: requirementCode(number), statement: { text, zh }, removedAt },
        ...{ removedBy: removerName, until: gone(removedAt) },
      }));
      return answerPage(items, query);
    },
  }),
  endpoint({
    id: "restoreRequirement",
    method: "POST",
    path: `${one}/restore`,
    permission: "requirements.edit",
    answer: requirementShape,
    run: async (args) => {
      const row = await findRequirement(args.context.db, args.project.id, args.params["requirementId"] ?? "");
      await restoreRequirement({ ...args, value: { requirementId: row?.id ?? "", version: row?.version ?? 1 } });
      return answer(args);
    },
  }),
  endpoint({
    id: "makeTaskOfRequirement",
    method: "POST",
    path: `${one}/task`,
    permission: "plan.edit",
    isConditional: true,
    body: newTask,
    answer: requirementShape,
    run: async (args) => {
      const { body } = await answer(args);
      await makeTask({ ...args, value: { ...args.value, version: args.version }, requirementId: body.id }, addTask);
      return answer(args);
    },
  }),
  endpoint({
    id: "getExtensionCap",
    method: "GET",
    path: capPath,
    permission: "requirements.read",
    answer: capShape,
    run: async (args) => answerCap(args),
  }),
  endpoint({
    id: "setExtensionCap",
    method: "PUT",
    path: capPath,
    permission: "project.edit",
    isConditional: true,
    body: z.strictObject(cap).meta({ id: "NewExtensionCap" }),
    answer: capShape,
    run: async (args) => {
      requireState(args.state, (await answerCap(args)).state);
      const { version } = await readExtensionCap(args.context.db, args.project.id);
      const { basis, cap: most } = args.value;
      await setExtensionCap({ ...args, value: { basis, cap: basis === "share" ? most * 100 : most, version } });
      return answerCap(args);
    },
  }),
];

function shown({ number, ...requirement }: Requirement): z.input<typeof requirementShape> {
  const { id, version, statement: said, kind, priority, disposition, status, source: origin, ownerId, effortDays, taskId } = requirement;
  return {
    ...{ id, version, code: requirementCode(number), statement: said, kind, priority, disposition, status },
    ...{ source: origin, ownerId, effortDays, taskId },
  };
}

async function answer({ context, project, params }: Asked, id = params["requirementId"] ?? "") {
  const row = await findRequirement(context.db, project.id, id);
  if (!row || row.removedAt !== null) throw errorResponse(404, context);
  return { body: shown(requirementOf(row)), state: row.version };
}

async function answerCap({ context, project }: ProjectCaller) {
  const { basis, cap: most, version } = await readExtensionCap(context.db, project.id);
  const body = { basis, cap: most };
  return { body, state: stateOf({ ...body, version }) };
}
