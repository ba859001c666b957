import type { z } from "zod";
import { errorResponse } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { Undo } from "#app/ui/undo.tsx";
import {
  areNotesTold,
  insertDemo,
  listDemos,
  listOwnDemoNotes,
  listScenarios,
  updateDemo,
  writeDemoNote,
  type DemoOfVendor,
} from "#db/queries/demonstrations.ts";
import type { Database } from "#db/tables/index.ts";
import type { VendorDemoRow } from "#db/tables/vendor-questions.ts";
import { changedSince, changeVendors, requireVendor, stale, type VendorArgs } from "./change-vendors.server.ts";
import { keepTexts } from "./kept-texts.server.ts";
import type { addDemoForm, demoForm, editDemoForm, saveNotesForm } from "./meetings.forms.server.ts";

const mostSessions = 300;

/** Schedules a session in which a vendor shows its product; returns its id. */
export async function addDemo(args: VendorArgs<z.output<typeof addDemoForm>>): Promise<string> {
  const { context, project, value } = args;
  await requirePlannedTask(args, value.taskId);
  return changeVendors(args, async ({ transaction, record }) => {
    const vendor = await requireVendor(args, transaction, value.vendorId);
    const present = await listDemos(transaction, project.id);
    if (present.filter(({ removedAt }) => removedAt === null).length >= mostSessions)
      throw new Refusal("demo.tooManySessions", { parameters: { limit: mostSessions } });
    const id = context.newId();
    const life = { createdAt: context.now(), removedAt: null, removedBy: null, version: 1 };
    await insertDemo(transaction, { id, projectId: project.id, ...value, ...life });
    const data = { name: vendor.name, until: value.startsAt };
    await record({ stream: project.id, command: "vendor.addDemo", subjectId: id, data });
    return id;
  });
}

/** Another time or place; who shows its product stays, for notes are about that vendor. */
export async function editDemo(args: VendorArgs<z.output<typeof editDemoForm>>): Promise<void> {
  const { demoId, version, ...after } = args.value;
  const { taskId } = await requireDemo(args, args.context.db, demoId);
  if (after.taskId !== taskId) await requirePlannedTask(args, after.taskId);
  await changeVendors(args, async ({ transaction, record }) => {
    const known = await requireDemo(args, transaction, demoId);
    if (known.removedAt !== null) throw errorResponse(404, args.context);
    if (!(await updateDemo(transaction, known.id, version, after))) throw stale(known.version, typedDemo(known));
    const data = { name: known.vendorName, until: after.startsAt };
    await record({ stream: args.project.id, command: "vendor.editDemo", subjectId: known.id, data });
  });
}

/** Cancels a session; what was noted on it stays. The answer says how it is put back. */
export async function removeDemo(args: VendorArgs<z.output<typeof demoForm>>): Promise<{ readonly undo: Undo }> {
  const { context, project, user, value } = args;
  const { vendorName } = await turnDemo(args, "vendor.removeDemo", { removedAt: context.now(), removedBy: user.id });
  const { t } = await readReader(args.request, context);
  const fields = { demoId: value.demoId, version: String(value.version + 1) };
  const action = `/projects/${project.id}/vendors/demonstrations`;
  return { undo: { done: t("vendors:demo.cancelled", { name: vendorName }), intent: "restoreDemo", fields, action } };
}

export async function restoreDemo(args: VendorArgs<z.output<typeof demoForm>>): Promise<void> {
  await turnDemo(args, "vendor.restoreDemo", { removedAt: null, removedBy: null });
}

async function turnDemo(
  args: VendorArgs<z.output<typeof demoForm>>,
  command: "vendor.removeDemo" | "vendor.restoreDemo",
  changes: Pick<VendorDemoRow, "removedAt" | "removedBy">,
): Promise<DemoOfVendor> {
  return changeVendors(args, async ({ transaction, record }) => {
    const row = await requireDemo(args, transaction, args.value.demoId);
    if (!(await updateDemo(transaction, row.id, args.value.version, changes))) throw changedSince();
    const data = { name: row.vendorName, until: row.startsAt };
    await record({ stream: args.project.id, command, subjectId: row.id, data });
    return row;
  });
}

/**
 * Writes what the caller saw in a session, scenario by scenario, over the versions that the form was made of. It leaves no entry in the
 * project's log and tells nobody: before the reveal nothing that others see depends on it. While notes are told to others they stay as they are.
 */
export async function saveNotes(args: VendorArgs<z.output<typeof saveNotesForm>>): Promise<void> {
  const { context, project, user, params, value } = args;
  await changeVendors(args, async ({ transaction }) => {
    const demo = await requireDemo(args, transaction, params["demoId"] ?? "");
    if (demo.removedAt !== null) throw errorResponse(404, context);
    if (await areNotesTold(transaction, project.id)) throw new Refusal("demo.notesTold", { status: 409 });
    const scenarios = new Set((await listScenarios(transaction, project.id)).map(({ id }) => id));
    if (value.notes.some(({ scenarioId }) => !scenarios.has(scenarioId))) throw errorResponse(404, context);
    const known = await listOwnDemoNotes(transaction, demo.id, user.id);
    await keepTexts({
      field: (index) => `notes[${index}].note`,
      known: new Map(known.map(({ scenarioId, note, version }) => [scenarioId, { text: note, version }])),
      sent: value.notes.map(({ scenarioId, version, note, before }) => ({ id: scenarioId, version, text: note, before })),
      write: ({ id: scenarioId, version, text: note }) => {
        const author = { authorId: user.id, authorName: user.name, notedAt: context.now() };
        return writeDemoNote(transaction, { demoId: demo.id, scenarioId, projectId: project.id, ...author, note }, version);
      },
    });
  });
}

/** A session of a vendor that was not removed, cancelled or not. Throws a Response of 404 for any other. */
export async function requireDemo(
  { context, project }: Pick<VendorArgs<unknown>, "context" | "project">,
  db: Database,
  id: string,
): Promise<DemoOfVendor> {
  const row = (await listDemos(db, project.id)).find((each) => each.id === id);
  if (!row) throw errorResponse(404, context);
  return row;
}

/** Called outside transactions: reading a plan takes a connection of its own. */
async function requirePlannedTask({ context, project }: VendorArgs<unknown>, taskId: string | null): Promise<void> {
  if (taskId === null) return;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  if (!plan.tasks.some(({ id }) => id === taskId)) throw new Refusal("field.unknown", { field: "taskId" });
}

function typedDemo({ startsAt, minutes, place, attendees, taskId }: VendorDemoRow): Record<string, string> {
  return { startsAt, minutes: String(minutes), place, attendees, taskId: taskId ?? "" };
}
