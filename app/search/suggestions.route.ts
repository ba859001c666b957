import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { readSuggestions } from "./search-page.server.ts";

/** The best results as JSON, for the palette. */
export const loader = guardedLoader("search.use", async (caller) =>
  Response.json(await readSuggestions(caller, await readReader(caller.request, caller.context)), {
    headers: { "Cache-Control": "no-store" },
  }),
);
