import { z } from "zod";
import { longestQuery } from "#app/domain/search/query.ts";
import type { TextPiece } from "#app/domain/search/marks.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { idShape } from "#app/http/api/shapes.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { limitSearch } from "./search-page.server.ts";
import { resultKinds, type SearchResult } from "./search-result.ts";
import { mostResults } from "./find-entries.server.ts";
import { search } from "./search.server.ts";

const result = z
  .object({
    kind: z.enum(resultKinds),
    id: z.string(),
    title: z.string(),
    /** Where it was found when that is not the title. */
    excerpt: z.string().nullable(),
    /** Of the page that shows it. */
    path: z.string(),
    project: z.string().nullable(),
    author: z.string().nullable(),
    isDone: z.boolean(),
  })
  .meta({ id: "SearchResult" });

const query = pageQuery.extend({
  q: z.string().trim().min(1).max(longestQuery),
  kind: z.enum(resultKinds).optional(),
});
const page = pageOf(result).meta({ id: "SearchPage" });

export const searchEndpoints = [
  endpoint({
    id: "search",
    method: "GET",
    path: "/search",
    permission: "search.use",
    isWide: true,
    query: query.extend({ nearestProjectId: idShape.optional() }),
    answer: page,
    run: async (caller) => answerFound(caller, { projectId: null, nearestProjectId: caller.query.nearestProjectId ?? null }),
  }),
  endpoint({
    id: "searchProject",
    method: "GET",
    path: "/projects/:projectId/search",
    permission: "project.view",
    query,
    answer: page,
    run: async (caller) => answerFound(caller, { projectId: caller.project.id, nearestProjectId: null }),
  }),
];

type SearchCaller = Caller & { readonly reader: Reader; readonly query: z.output<typeof query> };

async function answerFound(caller: SearchCaller, place: { readonly projectId: string | null; readonly nearestProjectId: string | null }) {
  const { q, kind = null } = caller.query;
  await limitSearch(caller);
  const found = await search(caller, { query: q, kind, ...place }, caller.reader.locale);
  return answerPage(found.shown(0, mostResults).map(shown), caller.query);
}

function shown({ kind, id, title, excerpt, to, project, author, isDone }: SearchResult): z.input<typeof result> {
  const text = (pieces: readonly TextPiece[]) => pieces.map((piece) => piece.text).join("");
  const [, own = id] = id.split(" ");
  return { kind, id: own, title: text(title), excerpt: excerpt && text(excerpt), path: to, project, author, isDone };
}
