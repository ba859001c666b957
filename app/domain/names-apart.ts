/** Somebody with what only they have, such as an address; null where there is nothing, or the reader may not see it. */
export interface MarkedPerson {
  readonly id: string;
  readonly name: string;
  readonly mark: string | null;
}

/** Groups of people whose names look alike: capitals, wide letters and blanks tell nobody apart. */
export function namesakes<Person extends { readonly name: string }>(people: readonly Person[]): readonly (readonly Person[])[] {
  const byName = new Map<string, Person[]>();
  for (const person of people) {
    const name = person.name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
    const group = byName.get(name);
    if (group) group.push(person);
    else byName.set(name, [person]);
  }
  return [...byName.values()].filter((group) => group.length > 1);
}

/**
 * What tells people apart whose names look alike, by id; nobody else is in it. A mark that several of one name have, or none at all, is
 * numbered in the order given: of two people `Li Na` with the mark `no account` the second has `no account · 2`.
 */
export function marksApart(people: readonly MarkedPerson[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const group of namesakes(people)) {
    const taken = new Map<string | null, number>();
    for (const { id, mark } of group) {
      const count = (taken.get(mark) ?? 0) + 1;
      taken.set(mark, count);
      if (mark === null) marks.set(id, String(count));
      else marks.set(id, count === 1 ? mark : `${mark} · ${count}`);
    }
  }
  return marks;
}

/** The same people under the names that tell them apart; the very same list when there are none. */
export function underNamesApart<Person extends { readonly id: string; readonly name: string }>(
  people: readonly Person[],
  names: Readonly<Record<string, { readonly name: string }>>,
): readonly Person[] {
  if (Object.keys(names).length === 0) return people;
  return people.map((person) => ({ ...person, name: names[person.id]?.name ?? person.name }));
}
