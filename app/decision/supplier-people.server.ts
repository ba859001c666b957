import type { z } from "zod";
import { supplierRoles } from "#app/domain/evaluation/supplier-roles.ts";
import type { IntentArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { findStandingDecision } from "#db/queries/decisions.ts";
import { listPeople, listProjectRoles } from "#db/queries/projects.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { listVendorContacts } from "#db/queries/vendor-contacts.ts";
import type { fillRoleForm } from "./decision.forms.server.ts";

/** Once a vendor is chosen: who there can fill the roles of the supplier, and who does. Null for a plan without such roles. */
export async function readSupplierPeople({ context, project, can }: ProjectCaller, vendorId: string | null, { locale }: Reader) {
  const roles = (await listProjectRoles(context.db, project.id)).filter(({ code }) => supplierRoles.includes(code));
  if (roles.length === 0) return null;
  const people = new Map((await listPeople(context.db, project.id)).map(({ id, name }) => [id, name]));
  const contacts = vendorId === null ? [] : await listVendorContacts(context.db, project.id, vendorId);
  return {
    vendorId,
    roles: roles.map(({ code, name, nameZh, personId, version }) => ({
      code,
      version,
      name: inLanguage({ text: name, zh: nameZh }, locale),
      person: personId === null ? null : (people.get(personId) ?? null),
    })),
    contacts: contacts.filter(({ removedAt }) => removedAt === null).map(({ id, name, role }) => ({ id, name, role })),
    canEdit: can("people.edit"),
  };
}

export type SupplierPeople = NonNullable<Awaited<ReturnType<typeof readSupplierPeople>>>;

/** Whom a role of the supplier goes to: the person of the plan with the contact's address, else a new one by the contact's name. */
export async function roleOfContact({ context, project, value }: IntentArgs<"people.edit", z.output<typeof fillRoleForm>>) {
  const round = await findCurrentRound(context.db, project.id);
  const decision = round?.state === "decided" ? await findStandingDecision(context.db, round.id) : undefined;
  const contacts = decision?.vendorId ? await listVendorContacts(context.db, project.id, decision.vendorId) : [];
  const contact = contacts.find(({ id, removedAt }) => id === value.contactId && removedAt === null);
  if (!contact) throw new Refusal("field.unknown", { field: "contactId" });
  if (!supplierRoles.includes(value.code)) throw new Refusal("field.unknown", { field: "code" });
  const { code, version } = value;
  const email = contact.email.trim().toLowerCase();
  const known = (await listPeople(context.db, project.id)).find((person) => email !== "" && person.email?.toLowerCase() === email);
  if (known) return { code, version, person: known.id };
  return { code, version, person: "new", name: contact.name, ...(email === "" ? {} : { email }) };
}
