/** Somebody who can be named in a text. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
}

/** How many people one text may name. */
export const mostMentions = 50;

const writtenOut = /@\[([^\]\n]{1,200})\]\(user:([\w-]{1,60})\)/g;
const beginsWrittenOut = new RegExp(`^${writtenOut.source}`);

/** The people that texts can name, made once for many texts. */
export interface MentionTable {
  readonly byId: ReadonlyMap<string, Mentionable>;
  /** Names that tell who is meant, by id. */
  readonly nameOf: ReadonlyMap<string, string>;
  /** The same people by the first sign of their names, the longest name first. */
  readonly byFirstSign: ReadonlyMap<string, readonly Mentionable[]>;
}

export function mentionTable(people: readonly Mentionable[]): MentionTable {
  const named = unambiguousNames(people);
  const byFirstSign = new Map<string, Mentionable[]>();
  for (const person of named.toSorted((a, b) => b.name.length - a.name.length)) {
    const sign = person.name.charAt(0);
    byFirstSign.set(sign, [...(byFirstSign.get(sign) ?? []), person]);
  }
  return {
    byId: new Map(people.map((person) => [person.id, person])),
    nameOf: new Map(named.map(({ id, name }) => [id, name])),
    byFirstSign,
  };
}

/** The ids of the people a stored text names, each once, in their order; empty when it names nobody. */
export function mentionedIds(stored: string): string[] {
  return [...new Set([...stored.matchAll(writtenOut)].map((match) => match[2] ?? ""))];
}

/**
 * A text as people type it, `@Li Na`, as it is stored, `@[Li Na](user:42)`: a name may change later, and two people may share one. After an
 * `@` the longest name counts. A name that two people share stays text unless it is written out, and so does what is written out with an
 * id that nobody has. Beyond so many people, further names stay text, too.
 */
export function storeMentions(typed: string, { byId, byFirstSign }: MentionTable, most = Infinity): string {
  const told = new Set<string>();
  let stored = "";
  let end = 0;
  for (const { index } of typed.matchAll(/@/g)) {
    if (index < end) continue;
    const rest = typed.slice(index, index + 300);
    const [whole, name, id] = beginsWrittenOut.exec(rest) ?? [];
    // A name alone does not begin within an address; right behind another name it may.
    const isInAddress = index > end && /[\w.@-]/.test(typed[index - 1] ?? "");
    if (whole === undefined && isInAddress) continue;
    const found =
      whole === undefined ? byFirstSign.get(rest.charAt(1))?.find((person) => isNamedAt(rest.slice(1), person.name)) : byId.get(id ?? "");
    const named = found && (told.has(found.id) || told.size < most) ? found : undefined;
    if (whole === undefined && !named) continue;
    if (named) told.add(named.id);
    stored += typed.slice(end, index) + (named ? writeOut(named) : `@${name ?? ""}`);
    end = index + (whole ?? `@${named?.name ?? ""}`).length;
  }
  return stored + typed.slice(end);
}

/** A stored text as people type it: `@Li Na`, with the name of today; written out where a name alone would not say who is meant. */
export function typedMentions(stored: string, table: MentionTable): string {
  const current = withCurrentNames(stored, table);
  const typed = current.replace(writtenOut, (found, _name: string, id: string) =>
    table.nameOf.has(id) ? `@${table.nameOf.get(id) ?? ""}` : found,
  );
  // Where a name runs into the text behind it, all are written out.
  return storeMentions(typed, table) === current ? typed : current;
}

/** A stored text with the names that people have today; who is not among them keeps the name they had. */
export function withCurrentNames(stored: string, { byId }: MentionTable): string {
  return stored.replace(writtenOut, (found, _name: string, id: string) => {
    const person = byId.get(id);
    return person ? writeOut(person) : found;
  });
}

/** A stored text for who only reads or searches it: `@Li Na`, with the name as it was written. */
export function plainMentions(stored: string): string {
  return stored.replace(writtenOut, (_found, name: string) => `@${name}`);
}

function writeOut({ id, name }: Mentionable): string {
  return `@[${name}](user:${id})`;
}

/** Names of one person only, which a text can hold without becoming something else. */
function unambiguousNames(people: readonly Mentionable[]): Mentionable[] {
  const counts = new Map<string, number>();
  for (const { name } of people) counts.set(name, (counts.get(name) ?? 0) + 1);
  return people.filter(({ name }) => counts.get(name) === 1 && /^[^\]\n@]{1,200}$/.test(name));
}

/** `@Ann` names Ann in "@Ann, please" but not in "@Anna"; Chinese has no spaces between words. */
function isNamedAt(text: string, name: string): boolean {
  if (!text.startsWith(name)) return false;
  const endsInLetter = /[\p{Script=Latin}\p{N}_]$/u.test(name);
  return !endsInLetter || !/^[\p{Script=Latin}\p{N}_]/u.test(text.slice(name.length));
}
