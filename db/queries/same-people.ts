import { parts } from "../in-parts.ts";
import type { Database } from "../tables/index.ts";
import type { PersonRow } from "../tables/projects.ts";

type Known = Pick<PersonRow, "id" | "projectId" | "name" | "email" | "userId">;

/**
 * The people of a project as the plans of other projects name them, by the person's id there. The same account is the same person, and so is
 * the same address where one of the two has no account. Of people with neither, a name that is written alike says so, as long as it is not that of two
 * people of one plan.
 */
export async function findSamePeople(
  db: Database,
  projectId: string,
  otherProjectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (otherProjectIds.length === 0) return new Map();
  const own = await listKnown(db, [projectId]);
  const others = await listKnown(db, otherProjectIds);
  const byAccount = new Map(own.flatMap((person) => (person.userId === null ? [] : [[person.userId, person] as const])));
  const byAddress = new Map(own.flatMap((person) => (person.email === null ? [] : [[person.email.toLowerCase(), person] as const])));
  const byName = uniqueNames(own);
  const uniqueElsewhere = new Map(otherProjectIds.map((id) => [id, uniqueNames(others.filter((person) => person.projectId === id))]));
  const found = new Map<string, string>();
  for (const person of others) {
    const address = person.email === null ? undefined : byAddress.get(person.email.toLowerCase());
    const isNamedAlike = uniqueElsewhere.get(person.projectId)?.get(person.name) === person;
    const same =
      (person.userId === null ? undefined : byAccount.get(person.userId)) ??
      (address && (address.userId === null || person.userId === null) ? address : undefined) ??
      (isNamedAlike ? byName.get(person.name) : undefined);
    if (same) found.set(person.id, same.id);
  }
  return found;
}

/**
 * The people of several projects that are one and the same, as {@link findSamePeople} tells it: by each person's id, the id of one of them that
 * stands for all. An address stands for the account that has it only as long as no second account has it.
 */
export async function groupSamePeople(db: Database, projectIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await listKnown(db, projectIds);
  const accounts = new Map<string, Set<string>>();
  for (const { email, userId } of people)
    if (email !== null && userId !== null) accounts.set(email.toLowerCase(), (accounts.get(email.toLowerCase()) ?? new Set()).add(userId));
  const unique = new Set(projectIds.flatMap((id) => [...uniqueNames(people.filter(({ projectId }) => projectId === id)).values()]));
  const keyOf = (person: Known): string => {
    const { id, userId, email, name } = person;
    if (userId !== null) return `account ${userId}`;
    if (email === null) return unique.has(person) ? `name ${name}` : `person ${id}`;
    const [account, second] = accounts.get(email.toLowerCase()) ?? [];
    return account !== undefined && second === undefined ? `account ${account}` : `address ${email.toLowerCase()}`;
  };
  const first = new Map<string, string>();
  const groups = new Map<string, string>();
  for (const person of people) {
    const key = keyOf(person);
    if (!first.has(key)) first.set(key, person.id);
    groups.set(person.id, first.get(key) ?? person.id);
  }
  return groups;
}

/** Those with neither account nor address, by a name that no other of them has. */
function uniqueNames(people: readonly Known[]): ReadonlyMap<string, Known> {
  const names = new Map<string, Known | null>();
  for (const person of people)
    if (person.userId === null && person.email === null) names.set(person.name, names.has(person.name) ? null : person);
  return new Map([...names].flatMap(([name, person]) => (person ? [[name, person] as const] : [])));
}

async function listKnown(db: Database, projectIds: readonly string[]): Promise<Known[]> {
  const people: Known[] = [];
  for (const part of parts(projectIds))
    people.push(
      ...(await db
        .selectFrom("person")
        .select(["id", "projectId", "name", "email", "userId"])
        .where("projectId", "in", part)
        .orderBy("id")
        .execute()),
    );
  return people;
}
