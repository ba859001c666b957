import type { z } from "zod";
import { errorResponse } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { findVendor, insertVendor, listVendors, placeVendor, updateVendor } from "#db/queries/vendors.ts";
import type { Database } from "#db/tables/index.ts";
import type { VendorRow } from "#db/tables/vendors.ts";
import { changedSince, changeVendor, changeVendors, requireVendor, stale, type VendorArgs } from "./change-vendors.server.ts";
import type { addVendorForm, editVendorForm, moveVendorForm, orderVendorForm, vendorItemForm } from "./vendors.forms.server.ts";

const mostVendors = 100;

/** Enters a vendor; returns its id. */
export async function addVendor(args: VendorArgs<z.output<typeof addVendorForm>>): Promise<string> {
  const { context, project, user, value } = args;
  return changeVendors(args, async ({ transaction, record }) => {
    const present = await listVendors(transaction, project.id);
    if (present.length >= mostVendors) throw new Refusal("vendor.tooMany", { parameters: { limit: mostVendors } });
    requireFreeName(present, value.name);
    const id = context.newId();
    const row: VendorRow = {
      id,
      projectId: project.id,
      position: Math.max(0, ...present.map(({ position }) => position)) + 1,
      ...value,
      stageReason: "",
      createdBy: user.id,
      createdAt: context.now(),
      removedAt: null,
      removedBy: null,
      version: 1,
    };
    await insertVendor(transaction, row);
    await record({ stream: project.id, command: "vendor.add", subjectId: id, data: { name: row.name, stage: row.stage } });
    return id;
  });
}

/** Changes what a vendor is called and what is said of it. */
export async function editVendor(args: VendorArgs<z.output<typeof editVendorForm>>): Promise<void> {
  const { project, value } = args;
  const { version, ...after } = value;
  await changeVendor(args, async (vendor, { transaction, record }) => {
    const { name, website, profile } = vendor;
    requireFreeName(
      (await listVendors(transaction, project.id)).filter(({ id }) => id !== vendor.id),
      after.name,
    );
    if (!(await updateVendor(transaction, vendor.id, version, after))) throw stale(vendor.version, { name, website, profile });
    const data = { name: after.name, before: { name, website, profile }, after };
    await record({ stream: project.id, command: "vendor.edit", subjectId: vendor.id, data });
  });
}

/** Puts a vendor on another list, with the reason. Nothing of what is known of it goes. */
export async function moveVendor(args: VendorArgs<z.output<typeof moveVendorForm>>): Promise<void> {
  const { project, value } = args;
  await changeVendors(args, async ({ transaction, record }) => {
    const vendor = await requireVendor(args, transaction, value.vendorId);
    const changes = { stage: value.stage, stageReason: value.reason };
    if (!(await updateVendor(transaction, vendor.id, value.version, changes)))
      throw stale(vendor.version, { stage: vendor.stage, reason: vendor.stageReason });
    const data = { name: vendor.name, from: vendor.stage, stage: value.stage, reason: value.reason };
    await record({ stream: project.id, command: "vendor.move", subjectId: vendor.id, data });
  });
}

/** Moves a vendor before the one above it on its list, or behind the one below. */
export async function orderVendor(args: VendorArgs<z.output<typeof orderVendorForm>>): Promise<void> {
  const { project, value } = args;
  await changeVendors(args, async ({ transaction, record }) => {
    const vendor = await requireVendor(args, transaction, value.vendorId);
    const beside = (await listVendors(transaction, project.id)).filter(({ stage }) => stage === vendor.stage);
    const at = beside.findIndex(({ id }) => id === vendor.id);
    const other = beside[value.direction === "up" ? at - 1 : at + 1];
    if (!other) return;
    await placeVendor(transaction, vendor.id, other.position);
    await placeVendor(transaction, other.id, vendor.position);
    const data = { name: vendor.name, other: other.name, direction: value.direction };
    await record({ stream: project.id, command: "vendor.order", subjectId: vendor.id, data });
  });
}

/** Takes away a vendor that was entered by mistake. The answer says how it is put back. */
export async function removeVendor(args: VendorArgs<z.output<typeof vendorItemForm>>): Promise<{ readonly undo: Undo }> {
  const { context, project, user, value } = args;
  const name = await changeVendors(args, async ({ transaction, record }) => {
    const vendor = await requireVendor(args, transaction, value.vendorId);
    await requireUnjudged(transaction, vendor);
    const removal = { removedAt: context.now(), removedBy: user.id };
    if (!(await updateVendor(transaction, vendor.id, value.version, removal))) throw changedSince();
    await record({ stream: project.id, command: "vendor.remove", subjectId: vendor.id, data: { name: vendor.name } });
    return vendor.name;
  });
  const { t } = await readReader(args.request, context);
  const fields = { vendorId: value.vendorId, version: String(value.version + 1) };
  return { undo: { done: t("vendors:removed.done", { name }), intent: "restore", fields, action: `/projects/${project.id}/vendors` } };
}

export async function restoreVendor(args: VendorArgs<z.output<typeof vendorItemForm>>): Promise<void> {
  const { context, project, value } = args;
  await changeVendors(args, async ({ transaction, record }) => {
    const vendor = await findVendor(transaction, project.id, value.vendorId);
    if (!vendor) throw errorResponse(404, context);
    if (vendor.removedAt === null) throw new Refusal("undo.changedSince", { status: 409 });
    requireFreeName(await listVendors(transaction, project.id), vendor.name);
    if (!(await updateVendor(transaction, vendor.id, value.version, { removedAt: null, removedBy: null }))) throw changedSince();
    await record({ stream: project.id, command: "vendor.restore", subjectId: vendor.id, data: { name: vendor.name } });
  });
}

/** What a committee has scored stays on record: such a vendor is dropped or withdraws. */
async function requireUnjudged(db: Database, vendor: VendorRow): Promise<void> {
  const round = await db
    .selectFrom("evaluationRound")
    .select("id")
    .where("projectId", "=", vendor.projectId)
    .where("state", "<>", "abandoned")
    .limit(1)
    .executeTakeFirst();
  if (round && vendor.stage !== "long") throw new Refusal("vendor.inRound", { status: 409 });
}

function requireFreeName(present: readonly VendorRow[], name: string): void {
  const key = (text: string) => text.normalize("NFKC").trim().toLowerCase();
  if (present.some((vendor) => key(vendor.name) === key(name))) throw new Refusal("vendor.name.taken", { field: "name" });
}
