import { z } from "zod";
import { projectRoles } from "#app/domain/access/permissions.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1);
const personName = z.string().trim().min(1).max(100);
const email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** `person` is the id of a person, `nobody`, `account:` with the id of an account that is no person of the plan yet, or `new` for the one whose name is typed. */
export const assignRoleForm = z
  .object({ code: z.string().min(1).max(20), version, person: id, name: personName.optional(), email: email.optional() })
  .superRefine(({ person, name }, context) => {
    if (person === "new" && name === undefined) context.addIssue({ code: "custom", path: ["name"], message: "field.required" });
    if (person !== "new" && name !== undefined) context.addIssue({ code: "custom", path: ["name"], message: "people.chooseNew" });
  });

export const addPersonForm = z.object({ name: personName, email: email.optional() });

/** `account` is the id of a member's account; empty for a person without one. */
export const editPersonForm = z.object({ personId: id, version, name: personName, email: email.optional(), account: id.optional() });

const count = z.coerce.number().int().min(0).max(1_000_000);

export const personForm = z.object({ personId: id });
/** `tasks` and `roles` are how many of each the form said would be nobody's. */
export const removePersonForm = z.object({ personId: id, version, tasks: count, roles: count });

const role = z.enum(projectRoles);

export const addMemberForm = z.object({ email, role });
export const withdrawForm = z.object({ invitationId: id });
export const changeRoleForm = z.object({ userId: id, version, role });
/** Leaving is asked for by the account itself. */
export const leaveForm = z.object({ confirmed: z.literal("yes") });
export const removeMemberForm = z.object({ userId: id });
