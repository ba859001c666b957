import { guardedLoader } from "#app/http/guarded.server.ts";
import { messageReadings } from "./readings.server.ts";

/** How the characters of our own texts are read, for the palette. */
export const loader = guardedLoader(
  "search.use",
  () =>
    new Response(messageReadings(), {
      headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "private, max-age=3600" },
    }),
);
