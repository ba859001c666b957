import { pinyin } from "pinyin-pro";
import { byName } from "#app/i18n/format.ts";
import { listMentionable, type MentionableMember } from "#db/queries/mentionable.ts";
import type { GuardedArgs } from "./guarded.server.ts";

const mostShown = 8;
const longestQuery = 40;

export interface Suggestion {
  readonly id: string;
  readonly name: string;
  /** For who may see addresses; it tells people of one name apart. */
  readonly email: string | null;
  /** What goes into the text: the name alone where only one person has it. */
  readonly text: string;
}

/** The members of a project whose name fits what is typed after an `@`: its letters, its pinyin, the initials of that, or the address. */
export async function suggestMembers({ context, project, request, can }: GuardedArgs<"comment.write">): Promise<readonly Suggestion[]> {
  const typed = (new URL(request.url).searchParams.get("q") ?? "").slice(0, longestQuery).trim().toLowerCase();
  const seesAddresses = can("members.manage") || can("people.edit");
  const members = (await listMentionable(context.db, project.id)).map((member) => ({
    ...member,
    email: seesAddresses ? member.email : null,
  }));
  const counts = new Map<string, number>();
  for (const { name } of members) counts.set(name, (counts.get(name) ?? 0) + 1);
  return members
    .filter((member) => typed === "" || spellings(member).some((spelling) => spelling.startsWith(typed) || spelling.includes(` ${typed}`)))
    .sort((a, b) => byName(a.name, b.name))
    .slice(0, mostShown)
    .map(({ id, name, email }) => ({ id, name, email, text: counts.get(name) === 1 ? `@${name}` : `@[${name}](user:${id})` }));
}

/** Every way in which somebody may begin to write a name. */
function spellings({ name, email }: Pick<MentionableMember, "name"> & { readonly email: string | null }): string[] {
  const syllables = pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive", v: true });
  const initials = syllables.map((syllable) => syllable[0] ?? "").join("");
  return [name, syllables.join(""), syllables.join(" "), initials, email ?? ""].map((spelling) => spelling.toLowerCase());
}
