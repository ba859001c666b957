import { publicLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { languageTag } from "#app/i18n/locale.ts";
import { apiDocument } from "./document.server.ts";

/** What the programming interface offers, for programs that read it. */
export const loader = publicLoader(async ({ request, context }) => {
  const reader = await readReader(request, context);
  const headers = { "Content-Language": languageTag(reader.locale), Vary: "Accept-Language, Cookie" };
  return Response.json(apiDocument(context.origin, reader.locale), { headers });
});
