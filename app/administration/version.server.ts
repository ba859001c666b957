import { readFile } from "node:fs/promises";
import path from "node:path";
import { renderMarkdown } from "#app/content/markdown.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { schemaChanges } from "#db/migrations/index.ts";
import { listAppliedChanges } from "#db/queries/schema.ts";

/** Which release runs, on what, with which schema, and what the releases say to who upgrades. */
export async function readVersion({ context }: Caller, locale: Locale) {
  const notes = await readFile(path.join(context.contentDirectory, "upgrade-notes", `${locale}.md`), "utf8");
  return {
    version: context.version,
    node: process.versions.node,
    dialect: context.dialect,
    changes: await listAppliedChanges(context.db),
    latest: Object.keys(schemaChanges).at(-1) ?? "",
    notes: renderMarkdown(notes),
  };
}
