import { z } from "zod";
import { loadScorecards } from "#app/content/scorecards.server.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState, stateOf } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { dayShape, idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { mostFilesAtOnce } from "#app/http/file-limits.ts";
import { readSealedQuestions } from "#app/http/evaluation/sealed-answers.server.ts";
import { errorResponse, type GuardedArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import { listReferenceAnswers, listVendorReferences } from "#db/queries/vendor-references.ts";
import type { VendorDocumentRow } from "#db/tables/vendor-questions.ts";
import { downloadVendorFile } from "./answer-files-download.server.ts";
import { requireVendor } from "./change-vendors.server.ts";
import { addDocuments, listReadableDocuments, removeDocument, restoreDocument } from "./documents.server.ts";
import { documentKinds } from "./meetings.forms.server.ts";
import {
  addReference,
  editReference,
  removeReference,
  requireReference,
  restoreReference,
  saveReferenceAnswers,
} from "./references.server.ts";

const words = (most: number) => z.string().trim().max(most);
const reference = z
  .object({
    id: idShape,
    version: versionShape,
    company: z.string(),
    contact: z.string(),
    industry: z.string(),
    users: z.number().int().nullable(),
    since: z.string(),
    about: z.string(),
    answers: z.array(
      z.object({
        questionId: z.string(),
        question: z.string(),
        answer: z.string(),
        askedBy: z.string(),
        askedOn: dayShape.nullable(),
        /** What the answer is evidence for, such as `C02`. */
        criterionIds: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "VendorReference" });
const newReference = z
  .strictObject({
    company: words(200).min(1).meta({ example: "Jiangnan Print" }),
    contact: words(200).default(""),
    industry: words(200).default(""),
    users: z.number().int().min(0).max(10_000_000).nullable().default(null),
    since: words(60).default(""),
    about: words(2000).default(""),
  })
  .meta({ id: "NewVendorReference" });
const document = z
  .object({
    id: idShape,
    version: versionShape,
    name: z.string(),
    /** `price` for what tells prices. */
    kind: z.enum(documentKinds),
    criterionId: z.string().nullable(),
    byteSize: z.number().int(),
    /** Found from its bytes, whatever its sender called it. */
    contentType: z.string(),
    by: z.string(),
    createdAt: instantShape,
  })
  .meta({ id: "VendorDocument" });
const newDocuments = z
  .strictObject({
    files: z.array(z.file()).min(1).max(mostFilesAtOnce),
    kind: z.enum(documentKinds).default("general"),
    criterionId: idShape.optional(),
  })
  .meta({ id: "NewVendorDocuments" });

const references = "/projects/:projectId/vendors/:vendorId/references";
const oneReference = `${references}/:referenceId`;
const documents = "/projects/:projectId/vendors/:vendorId/documents";
const oneDocument = `${documents}/:vendorFileId`;

export const vendorEvidenceEndpoints = [
  endpoint({
    id: "listVendorReferences",
    method: "GET",
    path: references,
    permission: "vendors.view",
    query: pageQuery,
    answer: pageOf(reference).meta({ id: "VendorReferencePage" }),
    run: async (caller) => answerPage(await describeReferences(caller), caller.query),
  }),
  endpoint({
    id: "createVendorReference",
    method: "POST",
    path: references,
    permission: "vendors.edit",
    body: newReference,
    answer: reference,
    status: 201,
    run: async (args) => answerReference(args, await addReference(args)),
  }),
  endpoint({
    id: "getVendorReference",
    method: "GET",
    path: oneReference,
    permission: "vendors.view",
    answer: reference,
    run: (args) => answerReference(args),
  }),
  endpoint({
    id: "updateVendorReference",
    method: "PUT",
    path: oneReference,
    permission: "vendors.edit",
    isConditional: true,
    body: newReference,
    answer: reference,
    run: async (args) => {
      await editReference({ ...args, value: { ...args.value, ...(await seenReference(args)) } });
      return answerReference(args);
    },
  }),
  endpoint({
    id: "saveReferenceAnswers",
    method: "PUT",
    path: `${oneReference}/answers`,
    permission: "vendors.edit",
    isConditional: true,
    body: z
      .strictObject({
        askedBy: words(120).min(1).meta({ example: "Li Na" }),
        askedOn: dayShape,
        answers: z
          .array(
            z.strictObject({
              questionId: idShape.meta({ example: "R01" }),
              answer: words(10_000).meta({ example: "All of it, by 78 people" }),
            }),
          )
          .min(1)
          .max(100),
      })
      .meta({ id: "NewReferenceAnswers" }),
    answer: reference,
    run: async (args) => {
      const { referenceId } = await seenReference(args);
      const rows = await listReferenceAnswers(args.context.db, args.project.id, args.params["vendorId"] ?? "");
      const versions = new Map(rows.flatMap((row) => (row.referenceId === referenceId ? [[row.questionId, row.version]] : [])));
      const answers = args.value.answers.map((answer) => ({ ...answer, version: versions.get(answer.questionId) ?? 0 }));
      await saveReferenceAnswers({ ...args, value: { ...args.value, answers } });
      return answerReference(args);
    },
  }),
  endpoint({
    id: "deleteVendorReference",
    method: "DELETE",
    path: oneReference,
    permission: "vendors.edit",
    isConditional: true,
    run: async (args) => {
      await removeReference({ ...args, value: await seenReference(args) });
    },
  }),
  endpoint({
    id: "restoreVendorReference",
    method: "POST",
    path: `${oneReference}/restore`,
    permission: "vendors.edit",
    answer: reference,
    run: async (args) => {
      const { id, version } = await requireReference(args, args.context.db, args.params["referenceId"] ?? "");
      await restoreReference({ ...args, value: { referenceId: id, version } });
      return answerReference(args);
    },
  }),
  endpoint({
    id: "listVendorDocuments",
    method: "GET",
    path: documents,
    permission: "vendors.view",
    query: pageQuery,
    answer: pageOf(document).meta({ id: "VendorDocumentPage" }),
    run: async (caller) => {
      const rows = await filesOf(caller);
      return answerPage(rows.filter(({ removedAt }) => removedAt === null).map(describeDocument), caller.query);
    },
  }),
  endpoint({
    id: "addVendorDocuments",
    method: "POST",
    path: documents,
    permission: "vendors.edit",
    form: { schema: newDocuments, receiver: "uploads" },
    answer: z.object({ items: z.array(document) }).meta({ id: "VendorDocuments" }),
    status: 201,
    run: async (args) => {
      const added = new Set(await addDocuments({ ...args, value: { ...args.value, criterionId: args.value.criterionId ?? null } }));
      return { body: { items: (await filesOf(args)).filter(({ id }) => added.has(id)).map(describeDocument) } };
    },
  }),
  endpoint({
    id: "getVendorDocument",
    method: "GET",
    path: oneDocument,
    permission: "vendors.view",
    answer: document,
    run: answerDocument,
  }),
  endpoint({
    id: "downloadVendorDocument",
    method: "GET",
    path: `${oneDocument}/content`,
    permission: "vendors.view",
    fileTypes: ["*/*"],
    run: async (caller) => {
      await answerDocument(caller);
      return downloadVendorFile(caller);
    },
  }),
  endpoint({
    id: "deleteVendorDocument",
    method: "DELETE",
    path: oneDocument,
    permission: "vendors.edit",
    isConditional: true,
    run: async (args) => {
      const { body } = await answerDocument(args);
      requireState(args.state, body.version);
      await removeDocument({ ...args, value: { fileId: body.id, version: body.version } });
    },
  }),
  endpoint({
    id: "restoreVendorDocument",
    method: "POST",
    path: `${oneDocument}/restore`,
    permission: "vendors.edit",
    answer: document,
    run: async (args) => {
      const file = (await filesOf(args)).find(({ id }) => id === args.params["vendorFileId"]);
      await restoreDocument({ ...args, value: { fileId: file?.id ?? "", version: file?.version ?? 1 } });
      return answerDocument(args);
    },
  }),
];

type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

async function describeReferences(caller: Asked): Promise<z.input<typeof reference>[]> {
  const { context, project, params } = caller;
  const vendor = await requireVendor(caller, context.db, params["vendorId"]);
  const { referenceQuestions } = await loadScorecards(context.contentDirectory);
  const criteria = new Map(referenceQuestions.map((question) => [question.id, question.criteria]));
  const answers = await listReferenceAnswers(context.db, project.id, vendor.id);
  const isSealed = await readSealedQuestions(context.db, project.id, vendor.id, referenceQuestions);
  const rows = await listVendorReferences(context.db, project.id, vendor.id);
  return rows
    .filter(({ removedAt }) => removedAt === null)
    .map(({ id, version, company, contact, industry, users, since, about }) => ({
      ...{ id, version, company, contact, industry, users, since, about },
      answers: answers
        .filter(({ referenceId, questionId, answer }) => referenceId === id && answer !== "" && !isSealed(questionId))
        .map(({ questionId, question, answer, askedBy, askedOn }) => ({
          ...{ questionId, question, answer, askedBy, askedOn },
          criterionIds: [...(criteria.get(questionId) ?? [])],
        })),
    }));
}

async function answerReference(caller: Asked, id = caller.params["referenceId"] ?? ""): Promise<EndpointAnswer<z.input<typeof reference>>> {
  const body = (await describeReferences(caller)).find((each) => each.id === id);
  if (!body) throw errorResponse(404, caller.context);
  return { body, state: stateOf(body) };
}

async function seenReference(caller: Asked & { readonly state: string }) {
  const { body, state = "" } = await answerReference(caller);
  requireState(caller.state, state);
  return { referenceId: body.id, version: body.version };
}

async function filesOf(caller: Asked): Promise<readonly VendorDocumentRow[]> {
  const vendor = await requireVendor(caller, caller.context.db, caller.params["vendorId"]);
  return listReadableDocuments(caller.context.db, caller.project.id, vendor.id);
}

async function answerDocument(caller: GuardedArgs<"vendors.view">): Promise<EndpointAnswer<z.input<typeof document>>> {
  const file = (await filesOf(caller)).find(({ id, removedAt }) => id === caller.params["vendorFileId"] && removedAt === null);
  if (!file) throw errorResponse(404, caller.context);
  return { body: describeDocument(file), state: file.version };
}

function describeDocument(row: VendorDocumentRow): z.input<typeof document> {
  const { id, version, name, kind, criterionId, byteSize, contentType, uploaderName: by, createdAt } = row;
  return { id, version, name, kind: kind === "price" ? "price" : "general", criterionId, byteSize, contentType, by, createdAt };
}
