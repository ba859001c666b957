import { pinyin } from "pinyin-pro";
import { isProjectRole } from "#app/domain/access/permissions.ts";
import { byName } from "#app/i18n/format.ts";
import { listMentionable, type MentionableMember } from "#db/queries/mentionable.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import type { GuardedArgs } from "./guarded.server.ts";
import { seesAddresses, tellApart } from "./names-apart.server.ts";
import { readReader } from "./reader.server.ts";

const mostShown = 8;
const longestQuery = 40;

export interface Suggestion {
  readonly id: string;
  /** With what tells people of one name apart behind it. */
  readonly name: string;
  /** What goes into the text: the name alone where only one person has it. */
  readonly text: string;
}

/** The members of a project whose name fits what is typed after an `@`: its letters, its pinyin, the initials of that, or the address. */
export async function suggestMembers(caller: GuardedArgs<"comment.write">): Promise<readonly Suggestion[]> {
  const { context, project, request } = caller;
  const typed = (new URL(request.url).searchParams.get("q") ?? "").slice(0, longestQuery).trim().toLowerCase();
  const { locale } = await readReader(request, context);
  const { t } = serverI18n(locale);
  const showsAddress = seesAddresses(caller);
  const members = await listMentionable(context.db, project.id);
  const marked = members.map(({ id, name, email, role }) => ({
    id,
    name,
    mark: showsAddress ? email : isProjectRole(role) ? t(`ui:role.${role}`) : null,
  }));
  const names = tellApart(marked, locale);
  return members
    .map((member) => ({ ...member, email: showsAddress ? member.email : null }))
    .filter((member) => typed === "" || spellings(member).some((spelling) => spelling.startsWith(typed) || spelling.includes(` ${typed}`)))
    .sort((a, b) => byName(a.name, b.name))
    .slice(0, mostShown)
    .map(({ id, name }) => ({ id, name: names[id]?.name ?? name, text: names[id] ? `@[${name}](user:${id})` : `@${name}` }));
}

/** Every way in which somebody may begin to write a name. */
function spellings({ name, email }: Pick<MentionableMember, "name"> & { readonly email: string | null }): string[] {
  const syllables = pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive", v: true });
  const initials = syllables.map((syllable) => syllable[0] ?? "").join("");
  return [name, syllables.join(""), syllables.join(" "), initials, email ?? ""].map((spelling) => spelling.toLowerCase());
}
