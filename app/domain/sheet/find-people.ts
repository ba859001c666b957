import { excerpt } from "../interchange/import-problem.ts";
import type { BilingualText, PlanRole } from "../plan/model.ts";
import type { SheetProblem } from "./sheet-problem.ts";

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

export type FoundPerson = { readonly id: string; readonly others: readonly string[] } | "several";

/**
 * Finds the owner that a cell names: by name, by e-mail address, or by both as in `Li Na <li.na@example.com>`; of several people the
 * first. Somebody unknown becomes a new person, once.
 */
export class PeopleOfSheet {
  readonly #byName = new Map<string, KnownPerson[]>();
  readonly #byEmail = new Map<string, KnownPerson>();
  readonly #made: KnownPerson[] = [];
  readonly #newId: () => string;

  constructor(people: readonly KnownPerson[], newId: () => string) {
    this.#newId = newId;
    for (const person of people) this.#add(person);
  }

  get made(): readonly KnownPerson[] {
    return this.#made;
  }

  find(cell: string): FoundPerson {
    const [first = "", ...others] = cell
      .split(/[;；,，、/\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== "");
    const { name, email } = readContact(first.replace(/\[\d+%\]$/, ""));
    const known = email === null ? undefined : this.#byEmail.get(email.toLowerCase());
    if (known) return { id: known.id, others };
    const named = this.#byName.get(name.toLowerCase()) ?? [];
    if (named.length > 1) return "several";
    if (named[0]) return { id: named[0].id, others };
    const person = { id: this.#newId(), name, email };
    this.#made.push(person);
    this.#add(person);
    return { id: person.id, others };
  }

  #add(person: KnownPerson): void {
    const key = person.name.toLowerCase();
    this.#byName.set(key, [...(this.#byName.get(key) ?? []), person]);
    if (person.email !== null) this.#byEmail.set(person.email.toLowerCase(), person);
  }
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
