import type { Caller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { longestQuery } from "#app/domain/search/query.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { listMemberships } from "#db/queries/projects.ts";
import { mostResults, type SearchRequest } from "./find-entries.server.ts";
import { search } from "./search.server.ts";
import { resultKinds } from "./search-result.ts";

type SearchCaller = Caller & { readonly request: Request };

const resultsPerPage = 20;
const suggestions = 8;

/** What the page of results shows for the query of its address. */
export async function readSearchPage(caller: SearchCaller, { locale, t }: Reader) {
  const request = await requestOf(caller);
  const memberships = await listMemberships(caller.context.db, caller.user.id);
  const found = await search(caller, request, locale);
  const pages = Math.max(1, Math.ceil(found.total / resultsPerPage));
  const wanted = Number.parseInt(new URL(caller.request.url).searchParams.get("page") ?? "1", 10) || 1;
  const page = Math.min(pages, Math.max(1, wanted));
  return {
    title: request.query === "" ? t("search:title") : `${t("search:titleOf", { query: request.query })} · ${t("search:title")}`,
    ...request,
    projects: memberships.map(({ id, name, nameZh }) => ({ id, name: inLanguage({ text: name, zh: nameZh }, locale) })),
    results: found.shown((page - 1) * resultsPerPage, page * resultsPerPage),
    total: found.total,
    isCutShort: found.total === mostResults,
    page,
    pages,
  };
}

/** The best few results while somebody types. */
export async function readSuggestions(caller: SearchCaller, { locale }: Reader) {
  const request = await requestOf(caller);
  return { query: request.query, results: (await search(caller, request, locale)).best(suggestions) };
}

/** What the address asks for. Throws a Response of 429 for who asks too often. */
async function requestOf(caller: SearchCaller): Promise<SearchRequest> {
  const { request } = caller;
  const asked = new URL(request.url).searchParams;
  const query = (asked.get("q") ?? "").trim().slice(0, longestQuery);
  if (query !== "") await limitSearch(caller);
  return {
    query,
    projectId: asked.get("project") || null,
    nearestProjectId: asked.get("near") || null,
    kind: resultKinds.find((kind) => kind === asked.get("kind")) ?? null,
  };
}

/** Counts one search. Throws a Response of 429 for who asks too often. */
export async function limitSearch({ context, user }: Caller): Promise<void> {
  const limited = await context.limits.use("search", user.id);
  if (limited) throw errorResponse(429, context, { "Retry-After": String(limited.retryAfterSeconds) });
}
