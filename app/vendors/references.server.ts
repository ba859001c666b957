import type { z } from "zod";
import { loadScorecards } from "#app/content/scorecards.server.ts";
import { readSealedQuestions } from "#app/http/evaluation/sealed-answers.server.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { Undo } from "#app/ui/undo.tsx";
import {
  insertVendorReference,
  listReferenceAnswers,
  listVendorReferences,
  noteReferenceAsked,
  updateVendorReference,
  writeReferenceAnswer,
} from "#db/queries/vendor-references.ts";
import type { Database } from "#db/tables/index.ts";
import type { VendorReferenceRow } from "#db/tables/vendor-questions.ts";
import { changedSince, changeVendor, stale, type VendorArgs } from "./change-vendors.server.ts";
import { keepTexts } from "./kept-texts.server.ts";
import type { addReferenceForm, editReferenceForm, referenceForm, saveReferenceForm } from "./meetings.forms.server.ts";

const mostReferences = 30;

/** Enters a customer of the vendor that can be asked; returns the reference's id. */
export async function addReference(args: VendorArgs<z.output<typeof addReferenceForm>>): Promise<string> {
  const { context, project, value } = args;
  return changeVendor(args, async (vendor, { transaction, record }) => {
    const present = await listVendorReferences(transaction, project.id, vendor.id);
    if (present.filter(({ removedAt }) => removedAt === null).length >= mostReferences)
      throw new Refusal("reference.tooMany", { parameters: { limit: mostReferences } });
    const id = context.newId();
    const place = { id, projectId: project.id, vendorId: vendor.id, position: present.length + 1 };
    const life = { askedOn: null, askedBy: "", removedAt: null, removedBy: null, version: 1 };
    await insertVendorReference(transaction, { ...place, ...value, ...life });
    const data = { name: vendor.name, item: value.company };
    await record({ stream: project.id, command: "vendor.addReference", subjectId: vendor.id, data });
    return id;
  });
}

export async function editReference(args: VendorArgs<z.output<typeof editReferenceForm>>): Promise<void> {
  const { referenceId, version, ...after } = args.value;
  await changeVendor(args, async (vendor, { transaction, record }) => {
    const known = await requireReference(args, transaction, referenceId);
    if (known.removedAt !== null) throw errorResponse(404, args.context);
    if (!(await updateVendorReference(transaction, known.id, version, after))) throw stale(known.version, typedReference(known));
    const data = { name: vendor.name, item: after.company };
    await record({ stream: args.project.id, command: "vendor.editReference", subjectId: vendor.id, data });
  });
}

/** Takes a reference away; what it said stays with it. The answer says how it is put back. */
export async function removeReference(args: VendorArgs<z.output<typeof referenceForm>>): Promise<{ readonly undo: Undo }> {
  const { context, project, user, value } = args;
  const { company, vendorId } = await turnReference(args, "vendor.removeReference", { removedAt: context.now(), removedBy: user.id });
  const { t } = await readReader(args.request, context);
  const fields = { referenceId: value.referenceId, version: String(value.version + 1) };
  const action = `/projects/${project.id}/vendors/${vendorId}/references`;
  return { undo: { done: t("vendors:removed.done", { name: company }), intent: "restoreReference", fields, action } };
}

export async function restoreReference(args: VendorArgs<z.output<typeof referenceForm>>): Promise<void> {
  await turnReference(args, "vendor.restoreReference", { removedAt: null, removedBy: null });
}

async function turnReference(
  args: VendorArgs<z.output<typeof referenceForm>>,
  command: "vendor.removeReference" | "vendor.restoreReference",
  changes: Pick<VendorReferenceRow, "removedAt" | "removedBy">,
): Promise<VendorReferenceRow> {
  const { referenceId, version } = args.value;
  return changeVendor(args, async (vendor, { transaction, record }) => {
    const row = await requireReference(args, transaction, referenceId);
    if (!(await updateVendorReference(transaction, row.id, version, changes))) throw changedSince();
    const data = { name: vendor.name, item: row.company };
    await record({ stream: args.project.id, command, subjectId: vendor.id, data });
    return row;
  });
}

/** Writes what a reference answered over what the form was made of; only what changed is from who asked now. What tells prices is refused while they are sealed. */
export async function saveReferenceAnswers(args: VendorArgs<z.output<typeof saveReferenceForm>>): Promise<void> {
  const { context, project, params, value } = args;
  const { referenceQuestions } = await loadScorecards(context.contentDirectory);
  if (value.askedOn > todayIn(project.timeZone, context.now())) throw new Refusal("reference.ahead", { field: "askedOn" });
  await changeVendor(args, async (vendor, { transaction, record }) => {
    const row = await requireReference(args, transaction, params["referenceId"] ?? "");
    if (row.removedAt !== null) throw errorResponse(404, context);
    const isSealed = await readSealedQuestions(transaction, project.id, vendor.id, referenceQuestions);
    if (value.answers.some(({ questionId }) => isSealed(questionId))) throw new Refusal("vendor.pricesSealed", { status: 409 });
    const known = (await listReferenceAnswers(transaction, project.id, vendor.id)).filter(({ referenceId }) => referenceId === row.id);
    const wording = new Map([
      ...known.map(({ questionId, question }) => [questionId, question] as const),
      ...referenceQuestions.map(({ id, question }) => [id, question.en] as const),
    ]);
    const asked = { askedBy: value.askedBy, askedOn: value.askedOn };
    const changed = await keepTexts({
      field: (index) => `answers[${index}].answer`,
      known: new Map(known.map(({ questionId, answer, version }) => [questionId, { text: answer, version }])),
      sent: value.answers.map(({ questionId, version, answer, before }) => ({ id: questionId, version, text: answer, before })),
      write: async ({ id: questionId, version, text: answer }) => {
        const question = wording.get(questionId);
        if (question === undefined) throw errorResponse(404, context);
        const place = { referenceId: row.id, questionId, projectId: project.id };
        return writeReferenceAnswer(transaction, { ...place, question, answer, ...asked }, version);
      },
    });
    if (changed.length === 0) return;
    await noteReferenceAsked(transaction, row.id, asked);
    const data = { name: vendor.name, item: row.company };
    await record({ stream: project.id, command: "vendor.askReference", subjectId: vendor.id, data });
  });
}

export async function requireReference(
  { context, project, params }: Pick<VendorArgs<unknown>, "context" | "project" | "params">,
  db: Database,
  id: string,
): Promise<VendorReferenceRow> {
  const row = (await listVendorReferences(db, project.id, params["vendorId"] ?? "")).find((each) => each.id === id);
  if (!row) throw errorResponse(404, context);
  return row;
}

function typedReference({ company, contact, industry, users, since, about }: VendorReferenceRow): Record<string, string> {
  return { company, contact, industry, users: users === null ? "" : String(users), since, about };
}
