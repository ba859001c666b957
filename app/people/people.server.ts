import type { z } from "zod";
import type { Plan } from "#app/domain/plan/model.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { changePlan, type PlanStep } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import {
  assignRole as storeAssignment,
  insertPeople,
  linkPersonByEmail,
  listMembers,
  listPeople,
  listProjectRoles,
  updatePerson,
  type PersonDetails,
} from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import type { PersonRow, ProjectRoleRow } from "#db/tables/projects.ts";
import type { addPersonForm, assignRoleForm, editPersonForm } from "./people.forms.server.ts";

export type PeopleArgs<Schema extends z.ZodType> = IntentArgs<"people.edit", z.output<Schema>>;

/** Gives a role of the plan to a person, to somebody new, or to nobody. A role given elsewhere since is refused with who has it now. */
export async function assignRole(args: PeopleArgs<typeof assignRoleForm>): Promise<void> {
  const { code, version, person, name, email } = args.value;
  await changePeople(args, async (plan, transaction, record) => {
    const people = await listPeople(transaction, args.project.id);
    const role = (await listProjectRoles(transaction, args.project.id)).find((entry) => entry.code === code);
    if (!role) throw new Refusal("project.role.unknown", { field: "person", parameters: { code } });
    const before = people.find((entry) => entry.id === role.personId) ?? null;
    if (role.version !== version) throw staleRole(role, before);
    const account = accountChosen(person);
    const fresh = account === null ? { name: name ?? "", email: email ?? null } : await memberOf(transaction, args.project.id, account);
    const unlinked = people.find((entry) => entry.userId === null && fresh.email !== null && entry.email?.toLowerCase() === fresh.email);
    const known = account === null ? undefined : (people.find((entry) => entry.userId === account) ?? unlinked);
    const added = known === undefined && (person === "new" || account !== null) ? await newPerson(args, transaction, people, fresh) : null;
    const after = known ?? added ?? (person === "nobody" ? null : existingPerson(people, person));
    if (added) await record("person.add", added.id, { after: { name: added.name, email: added.email } });
    return {
      plan: after?.id === before?.id ? plan : withPerson(withHolder(plan, code, after?.id ?? null), added),
      command: "role.assign",
      subjectId: code,
      data: { role: { text: role.name, zh: role.nameZh }, before: before && named(before), after: after && named(after) },
      write: async () => {
        if (added) await insertPeople(transaction, [added]);
        if (known && known === unlinked && account !== null && fresh.email !== null)
          await linkPersonByEmail(transaction, args.project.id, account, fresh.email);
        await storeAssignment(transaction, args.project.id, code, version, after?.id ?? null);
        const holder = after && (after.userId ?? account);
        if (after && holder && after.id !== before?.id) {
          const data = { role: { text: role.name, zh: role.nameZh } };
          await notify(args, transaction, { kind: "role", projectId: args.project.id, recipients: [holder], data });
        }
      },
    };
  });
}

/** Names somebody in the plan who has no role yet; returns their id. */
export async function addPerson(args: PeopleArgs<typeof addPersonForm>): Promise<string> {
  const { name, email = null } = args.value;
  let id = "";
  const step: PeopleStep = async (plan, transaction) => {
    const people = await listPeople(transaction, args.project.id);
    const added = await newPerson(args, transaction, people, { name, email });
    ({ id } = added);
    return {
      plan: withPerson(plan, added),
      command: "person.add",
      subjectId: added.id,
      data: { after: { name, email } },
      write: () => insertPeople(transaction, [added]),
    };
  };
  return changePeople(args, step, () => id);
}

/** Changes name, e-mail address and account of a person. One changed elsewhere since is refused with what is saved now. */
export async function editPerson(args: PeopleArgs<typeof editPersonForm>): Promise<void> {
  const { personId, version, name, email = null, account = null } = args.value;
  await changePeople(args, async (plan, transaction) => {
    const people = await listPeople(transaction, args.project.id);
    const before = people.find((entry) => entry.id === personId);
    if (!before) throw new Refusal("people.gone", { status: 409 });
    if (before.version !== version) throw stalePerson(before);
    const others = people.filter((entry) => entry !== before);
    refuseTakenEmail(others, email);
    const members = await listMembers(transaction, args.project.id);
    const accountName = (userId: string | null) => members.find((member) => member.userId === userId)?.name ?? null;
    if (account !== null && accountName(account) === null) throw new Refusal("field.invalid", { field: "account" });
    const twin = account === null ? undefined : others.find((entry) => entry.userId === account);
    if (twin) throw new Refusal("people.accountTaken", { field: "account", parameters: { name: twin.name } });
    const details: PersonDetails = { name, email, userId: account };
    return {
      plan: { ...plan, people: plan.people.map((entry) => (entry.id === personId ? { ...entry, name } : entry)) },
      command: "person.edit",
      subjectId: personId,
      data: {
        before: { name: before.name, email: before.email, account: accountName(before.userId) },
        after: { name, email, account: accountName(account) },
      },
      write: async () => void (await updatePerson(transaction, args.project.id, personId, version, details)),
    };
  });
}

type RecordPerson = (command: string, subjectId: string, data: object) => Promise<number>;
type PeopleStep = (plan: Plan, transaction: Database, record: RecordPerson) => Promise<PlanStep>;

/** People belong to the plan, so a change of them is a change of it, with its version counted on. */
export async function changePeople<Value>(args: PeopleArgs<z.ZodType>, decide: PeopleStep, answer: () => Value): Promise<Value>;
export async function changePeople(args: PeopleArgs<z.ZodType>, decide: PeopleStep): Promise<null>;
export async function changePeople(args: PeopleArgs<z.ZodType>, decide: PeopleStep, answer: () => unknown = () => null): Promise<unknown> {
  return changePlan(
    args,
    async ({ plan }, { transaction, record }) => {
      const recordPerson: RecordPerson = (command, subjectId, data) => record({ stream: args.project.id, command, subjectId, data });
      const step = await decide(plan, transaction, recordPerson);
      return step.plan === plan ? step : { ...step, plan: { ...step.plan, version: plan.version + 1 } };
    },
    { answer },
  );
}

/** A row for somebody new; a member's account with the same address is taken to be theirs. */
async function newPerson(
  { context, project }: PeopleArgs<z.ZodType>,
  transaction: Database,
  people: readonly PersonRow[],
  { name, email }: { name: string; email: string | null },
): Promise<PersonRow> {
  refuseTakenEmail(people, email);
  const account = email === null ? undefined : (await listMembers(transaction, project.id)).find((member) => member.email === email);
  const isFree = account !== undefined && !people.some((entry) => entry.userId === account.userId);
  return { id: context.newId(), projectId: project.id, name, email, userId: isFree ? account.userId : null, version: 1 };
}

export function refuseTakenEmail(people: readonly PersonRow[], email: string | null): void {
  const twin = email === null ? undefined : people.find((entry) => entry.email?.toLowerCase() === email);
  if (twin) throw new Refusal("people.emailTaken", { field: "email", parameters: { name: twin.name } });
}

/** The account that the form names in place of a person. */
function accountChosen(person: string): string | null {
  return person.startsWith("account:") ? person.slice("account:".length) : null;
}

async function memberOf(transaction: Database, projectId: string, userId: string): Promise<{ name: string; email: string }> {
  const member = (await listMembers(transaction, projectId)).find((entry) => entry.userId === userId);
  if (!member || member.disabledAt !== null) throw new Refusal("member.gone", { field: "person" });
  return member;
}

function existingPerson(people: readonly PersonRow[], personId: string): PersonRow {
  const person = people.find((entry) => entry.id === personId);
  if (!person) throw new Refusal("project.person.unknown", { field: "person" });
  return person;
}

function withHolder(plan: Plan, code: string, personId: string | null): Plan {
  return { ...plan, roles: plan.roles.map((role) => (role.code === code ? { ...role, personId } : role)) };
}

function withPerson(plan: Plan, person: PersonRow | null): Plan {
  return person === null ? plan : { ...plan, people: [...plan.people, { id: person.id, name: person.name }] };
}

function named({ id, name }: PersonRow): { id: string; name: string } {
  return { id, name };
}

function staleRole({ version }: ProjectRoleRow, holder: PersonRow | null): Refusal {
  return new Refusal("form.stale", { status: 409, detail: { version, theirs: { person: holder?.id ?? "nobody" } } });
}

export function stalePerson({ version, name, email, userId }: PersonRow): Refusal {
  const theirs = { name, email: email ?? "", account: userId ?? "" };
  return new Refusal("form.stale", { status: 409, detail: { version, theirs } });
}
