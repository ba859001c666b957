import type { z } from "zod";
import { errorResponse } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { insertVendorContact, listVendorContacts, updateVendorContact } from "#db/queries/vendor-contacts.ts";
import type { Database } from "#db/tables/index.ts";
import type { VendorContactRow } from "#db/tables/vendor-questions.ts";
import { changedSince, changeVendor, stale, type VendorArgs } from "./change-vendors.server.ts";
import type { addContactForm, contactForm, editContactForm } from "./vendors.forms.server.ts";

const mostContacts = 50;

/** Enters somebody at the vendor; returns the contact's id. */
export async function addContact(args: VendorArgs<z.output<typeof addContactForm>>): Promise<string> {
  const { context, project, value } = args;
  return changeVendor(args, async (vendor, { transaction, record }) => {
    const present = await listVendorContacts(transaction, project.id, vendor.id);
    if (present.length >= mostContacts) throw new Refusal("vendor.tooManyContacts", { parameters: { limit: mostContacts } });
    const id = context.newId();
    const place = { projectId: project.id, vendorId: vendor.id, position: present.length + 1 };
    await insertVendorContact(transaction, { id, ...place, ...value, removedAt: null, removedBy: null, version: 1 });
    const data = { name: vendor.name, item: value.name };
    await record({ stream: project.id, command: "vendor.addContact", subjectId: vendor.id, data });
    return id;
  });
}

export async function editContact(args: VendorArgs<z.output<typeof editContactForm>>): Promise<void> {
  const { contactId, version, ...after } = args.value;
  await changeVendor(args, async (vendor, { transaction, record }) => {
    const { name, role, email, phone, ...known } = await requireContact(args, transaction, contactId);
    if (known.removedAt !== null) throw errorResponse(404, args.context);
    const before = { name, role, email, phone };
    if (!(await updateVendorContact(transaction, contactId, version, after))) throw stale(known.version, before);
    const data = { name: vendor.name, item: after.name, before, after };
    await record({ stream: args.project.id, command: "vendor.editContact", subjectId: vendor.id, data });
  });
}

/** Takes a contact away. The answer says how it is put back. */
export async function removeContact(args: VendorArgs<z.output<typeof contactForm>>): Promise<{ readonly undo: Undo }> {
  const { context, user, value } = args;
  const name = await turnContact(args, "vendor.removeContact", { removedAt: context.now(), removedBy: user.id });
  const { t } = await readReader(args.request, context);
  const fields = { contactId: value.contactId, version: String(value.version + 1) };
  return { undo: { done: t("vendors:contacts.removed", { name }), intent: "restoreContact", fields } };
}

export async function restoreContact(args: VendorArgs<z.output<typeof contactForm>>): Promise<void> {
  await turnContact(args, "vendor.restoreContact", { removedAt: null, removedBy: null });
}

async function turnContact(
  args: VendorArgs<z.output<typeof contactForm>>,
  command: string,
  changes: Pick<VendorContactRow, "removedAt" | "removedBy">,
): Promise<string> {
  const { contactId, version } = args.value;
  return changeVendor(args, async (vendor, { transaction, record }) => {
    const contact = await requireContact(args, transaction, contactId);
    if (!(await updateVendorContact(transaction, contactId, version, changes))) throw changedSince();
    const data = { name: vendor.name, item: contact.name };
    await record({ stream: args.project.id, command, subjectId: vendor.id, data });
    return contact.name;
  });
}

async function requireContact(args: VendorArgs<unknown>, db: Database, id: string): Promise<VendorContactRow> {
  const contacts = await listVendorContacts(db, args.project.id, args.params["vendorId"] ?? "");
  const contact = contacts.find((row) => row.id === id);
  if (!contact) throw errorResponse(404, args.context);
  return contact;
}
