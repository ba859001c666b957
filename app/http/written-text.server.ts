import {
  mentionTable,
  mentionedIds,
  mostMentions,
  plainMentions,
  storeMentions,
  typedMentions,
  withCurrentNames,
} from "#app/domain/mention.ts";
import { plainExcerpt } from "#app/domain/plain-text.ts";
import { listMentionable } from "#db/queries/mentionable.ts";
import type { Database } from "#db/tables/index.ts";
import { renderAll } from "./markdown.server.ts";
import { Refusal } from "./refusal.ts";

/** Texts of one project that people write and that name its members. */
export interface WrittenTexts {
  /** As it is kept. Refused, at the field `body`, when it names too many people. */
  store(typed: string): string;
  /** As it is kept, with the names beyond so many people as mere text. */
  storeMostOf(typed: string): string;
  /** As its author edits it. */
  edit(stored: string): string;
  /** Its beginning in plain words, with people by their names. */
  excerpt(stored: string, most: number): string;
  /** As HTML, in the same order. */
  render(stored: readonly string[]): Promise<string[]>;
  /** The members that one text names and another did not. */
  newlyMentioned(before: string, after: string): readonly string[];
}

/** What the texts of a project are read and written with, as its members are now. */
export async function openTexts(db: Database, projectId: string): Promise<WrittenTexts> {
  const people = await listMentionable(db, projectId);
  const table = mentionTable(people);
  return {
    store(typed) {
      const stored = storeMentions(typed, table);
      if (mentionedIds(stored).length > mostMentions)
        throw new Refusal("mention.tooMany", { field: "body", parameters: { limit: mostMentions } });
      return stored;
    },
    storeMostOf: (typed) => storeMentions(typed, table, mostMentions),
    edit: (stored) => typedMentions(stored, table),
    excerpt: (stored, most) => plainExcerpt(plainMentions(withCurrentNames(stored, table)), most),
    render: (stored) => renderAll(stored.map((text) => withCurrentNames(text, table))),
    newlyMentioned(before, after) {
      const known = new Set(mentionedIds(before));
      return mentionedIds(after).filter((id) => table.byId.has(id) && !known.has(id));
    },
  };
}
