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
