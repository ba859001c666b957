import { searchWords } from "#app/domain/search/query.ts";
import { errorResponse, type Caller } from "#app/http/guarded.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { listMemberships } from "#db/queries/projects.ts";
import type { SearchSource } from "#db/queries/search-sources.ts";
import type { SearchKind } from "#db/tables/search.ts";
import { findForRequest, mostResults, type SearchRequest } from "./find-entries.server.ts";
import { codedTask } from "./coded-task.server.ts";
import { methodResults } from "./method-results.server.ts";
import { rank } from "./rank.server.ts";
import type { ResultKind, SearchResult } from "./search-result.ts";
import { vendorResults } from "./vendor-results.server.ts";
import { resultOf, resultOfCode } from "./shown-result.server.ts";

/** However many tasks there are, this many people and projects are listed with them; in a few suggestions, half of them. */
const leastNamed = 20;

export interface Findings {
  readonly total: number;
  /** Some of them, ready to be shown. */
  shown(from: number, to: number): SearchResult[];
  /** The best few, tasks among them however many people and projects are called so. */
  best(count: number): SearchResult[];
}

/** Everything the account may see that holds all words of the query, the best first. Throws a Response of 404 for a project that is not theirs. */
export async function search({ context, user }: Caller, request: SearchRequest, locale: Locale): Promise<Findings> {
  const words = searchWords(request.query);
  const memberships = await listMemberships(context.db, user.id);
  for (const id of [request.projectId, request.nearestProjectId])
    if (id !== null && !memberships.some((membership) => membership.id === id)) throw errorResponse(404, context);
  if (words.length === 0) return { total: 0, shown: () => [], best: () => [] };
  const searched = request.projectId === null ? memberships : memberships.filter(({ id }) => id === request.projectId);
  const { entries, sources, isIn } = await findForRequest({ context, user }, words, searched, request);
  const nearest = request.projectId ?? request.nearestProjectId;
  const ranked = await rank(entries, sources, isIn, nearest);
  // Codes are those of the project at hand: every project has a task 5.2.
  const atHand = searched.find(({ id }) => id === nearest) ?? (memberships.length === 1 ? searched[0] : undefined);
  const coded = request.kind === null || request.kind === "task" ? await codedTask(context, atHand, request.query) : undefined;
  const names = new Map(memberships.map((project) => [project.id, inLanguage({ text: project.name, zh: project.nameZh }, locale)]));
  const isAnyKind = request.kind === null || request.kind === "method";
  const method =
    isAnyKind && request.projectId === null
      ? await methodResults(context.contentDirectory, words, nearest ?? memberships[0]?.id, locale)
      : [];
  const ofVendors =
    request.kind === null || request.kind === "vendor" || request.kind === "decision"
      ? await vendorResults({ context, user }, { words, searched, names, kind: request.kind }, locale)
      : [];
  const found: readonly Found[] = [
    ...(coded ? [{ kind: coded.kind, show: () => resultOfCode(coded, request.query, names, locale) }] : []),
    ...ofVendors.map((result) => ({ kind: result.kind, show: () => result })),
    ...eachOnce(ranked.filter(({ subjectId }) => subjectId !== coded?.subjectId)).map((source) => ({
      kind: source.kind,
      show: () => resultOf(source, words, names, locale),
    })),
    ...method.map((result) => ({ kind: result.kind, show: () => result })),
  ];
  const all = withRoom(found, mostResults, leastNamed);
  return {
    total: all.length,
    shown: (from, to) => all.slice(from, to).map(({ show }) => show()),
    best: (count) => withRoom(found, count, Math.ceil(count / 2)).map(({ show }) => show()),
  };
}

interface Found {
  readonly kind: SearchKind | ResultKind;
  show(): SearchResult;
}

/** The best of what was found, with people and projects only as far as they leave room for the rest; some of them in any case. */
function withRoom(found: readonly Found[], most: number, least: number): readonly Found[] {
  const isNamed = ({ kind }: Found) => kind === "person" || kind === "member" || kind === "project";
  let room = Math.max(least, most - found.filter((one) => !isNamed(one)).length);
  return found.filter((one) => !isNamed(one) || room-- > 0).slice(0, most);
}

/** A person who stands in several projects is shown in the first of them. */
function eachOnce(ranked: readonly SearchSource[]): readonly SearchSource[] {
  const seen = new Set<string>();
  return ranked.filter(({ personKey }) => {
    if (personKey === null) return true;
    const isNew = !seen.has(personKey);
    seen.add(personKey);
    return isNew;
  });
}
