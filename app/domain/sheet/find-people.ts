import { excerpt } from "../interchange/import-problem.ts";
import type { BilingualText, PlanRole } from "../plan/model.ts";
import { isMarkApart, nameKey, readMarkedName } from "./marked-name.ts";
import type { SheetProblem } from "./sheet-problem.ts";

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** The name that tells them from others of the same name. */
  readonly nameApart?: { readonly text: string; readonly zh: string };
  /** Is not in the project: joins it when a cell names them. */
  readonly isOutside?: true;
}

export type FoundPerson = { readonly id: string; readonly others: readonly string[] } | "several";

/**
 * Finds the owner that a cell names: by name, by e-mail address, by what tells people of one name apart, or by both as in
 * `Li Na <li.na@example.com>`; of several people the first. What tells them apart may have changed since a sheet was written: then the name
 * before such a mark counts, while other brackets are part of a name. Where nobody is called so, `李娜` and `Li Na` are both `李娜 Li Na`.
 * Somebody unknown becomes a new person, once.
 */
export class PeopleOfSheet {
  readonly #byName = new Map<string, KnownPerson[]>();
  readonly #byEmail = new Map<string, KnownPerson>();
  readonly #byNameApart = new Map<string, KnownPerson>();
  /** By the Chinese or the Latin part of a name that has both. */
  readonly #byPart = new Map<string, KnownPerson[]>();
  readonly #made: KnownPerson[] = [];
  readonly #newId: () => string;
  readonly #roleNames: readonly string[];

  constructor(people: readonly KnownPerson[], newId: () => string, roles: readonly Pick<PlanRole, "name">[] = []) {
    this.#newId = newId;
    this.#roleNames = roles.flatMap(({ name: { text, zh } }) => (zh === null ? [text] : [text, zh]));
    for (const person of people) this.#add(person);
  }

  get made(): readonly KnownPerson[] {
    return this.#made;
  }

  find(cell: string): FoundPerson {
    const [contact = "", ...others] = this.#contacts(cell);
    const known = this.#marked(contact);
    if (known) return { id: this.#joined(known).id, others };
    const { name, email } = readContact(contact);
    const named = this.#named(contact);
    if (named.length > 1) return "several";
    if (named[0]) return { id: this.#joined(named[0]).id, others };
    const person = { id: this.#newId(), name, email };
    this.#made.push(person);
    this.#add(person);
    return { id: person.id, others };
  }

  /** The people of a cell, as they are written; somebody whose own name has a comma stays whole. */
  #contacts(cell: string): readonly string[] {
    const isOne = this.#byNameApart.has(nameKey(cell)) || this.#called(cell) || this.#called(this.#withoutMark(cell));
    const [first = "", ...others] = (isOne ? [cell] : cell.split(/[;；,，、/\n]/)).map((part) => part.trim()).filter(Boolean);
    return [first.replace(/\[\d+%\]$/, ""), ...others];
  }

  /** Whoever the e-mail address or another mark belongs to. */
  #marked(contact: string): KnownPerson | undefined {
    const { email } = readContact(contact);
    return (email === null ? undefined : this.#byEmail.get(email.toLowerCase())) ?? this.#byNameApart.get(nameKey(contact));
  }

  /** Everybody of the name, whatever the mark. */
  #named(contact: string): readonly KnownPerson[] {
    const { name, email } = readContact(contact);
    const called = this.#called(name) ?? this.#called(this.#withoutMark(name));
    return called ?? (email === null ? this.#byPart.get(name.toLowerCase()) : undefined) ?? [];
  }

  #called(name: string): readonly KnownPerson[] | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  #withoutMark(name: string): string {
    const marked = readMarkedName(name);
    return marked && isMarkApart(marked.mark, this.#roleNames) ? marked.name : name;
  }

  #joined(person: KnownPerson): KnownPerson {
    if (person.isOutside && !this.#made.some(({ id }) => id === person.id)) {
      const { id, name, email } = person;
      this.#made.push({ id, name, email });
    }
    return person;
  }

  /** Whether a cell names this person: by the name alone, or by a mark that is not somebody else's and a name that nobody else has. */
  isNamed(cell: string, person: Pick<KnownPerson, "id" | "name">): boolean {
    if (cell === person.name) return true;
    const [contact = ""] = this.#contacts(cell);
    const marked = this.#marked(contact);
    if (marked) return marked.id === person.id;
    const [named, ...namesakes] = this.#named(contact);
    return namesakes.length === 0 && named?.id === person.id;
  }

  #add(person: KnownPerson): void {
    const key = person.name.toLowerCase();
    this.#byName.set(key, [...(this.#byName.get(key) ?? []), person]);
    for (const part of nameParts(key)) this.#byPart.set(part, [...(this.#byPart.get(part) ?? []), person]);
    if (person.email !== null) this.#byEmail.set(person.email.toLowerCase(), person);
    if (person.nameApart) for (const text of Object.values(person.nameApart)) this.#byNameApart.set(nameKey(text), person);
  }
}

/** `李娜` and `li na` of `李娜 li na`, whichever stands first; none of a name in one script. */
function nameParts(name: string): readonly string[] {
  const [, first = "", second = ""] =
    /^(\p{Script=Han}+)\s*(\p{Script=Latin}.*)$/u.exec(name) ?? /^(\p{Script=Latin}.*?)\s*(\p{Script=Han}+)$/u.exec(name) ?? [];
  return first === "" ? [] : [first, second];
}

function readContact(text: string): { readonly name: string; readonly email: string | null } {
  const match = /^(.*?)[<(（]?([^\s<>()（）@]{1,64}@[^\s<>()（）@]{1,190})[>)）]?$/.exec(text.slice(0, 300));
  const email = match?.[2] ?? null;
  const name = match ? (match[1] ?? "").trim() : text;
  return { name: name || (email ?? text), email };
}

/** The role that a cell names by its code or its name in either language; in a plan without roles, a new one. */
export function findRole(roles: readonly PlanRole[], text: string, made: PlanRole[] | null): PlanRole | null {
  const key = text.toLowerCase();
  const isNamed = ({ text: own, zh }: BilingualText) => own.toLowerCase() === key || zh === text;
  const known = [...roles, ...(made ?? [])].find((role) => role.code.toLowerCase() === key || isNamed(role.name));
  if (known || !made) return known ?? null;
  const role = { code: text.length <= longestCode ? text : `R${made.length + 1}`, name: { text, zh: null }, personId: null };
  made.push(role);
  return role;
}

const longestCode = 20;

export function unknownRole(line: number, text: string): SheetProblem {
  return { code: "role", line, field: "role", text: excerpt(text) };
}
