import { findWords } from "#app/domain/search/marks.ts";
import { namePlaceOf } from "#app/domain/search/terms.ts";
import { mixedTermsOfWord } from "#app/domain/search/mixed-readings.ts";
import type { SearchWord } from "#app/domain/search/query.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { readAloud } from "#app/http/read-aloud.server.ts";
import type { ProjectMembership } from "#db/queries/projects.ts";
import { findEntries, isLooselyFound, type SearchScope } from "#db/queries/search.ts";
import { readSearchSources, type SearchSource } from "#db/queries/search-sources.ts";
import type { Database } from "#db/tables/index.ts";
import { searchKinds, type SearchEntryRow, type SearchKind } from "#db/tables/search.ts";
import { placeFinder, type PlaceFinder } from "./rank.server.ts";
import type { ResultKind } from "./search-result.ts";

export interface SearchRequest {
  readonly query: string;
  /** The only project to be searched; null for all of the account's. */
  readonly projectId: string | null;
  /** The project whose results come first. */
  readonly nearestProjectId: string | null;
  readonly kind: ResultKind | null;
}

/** More than this nobody reads: what is searched for must be said more exactly then. */
export const mostResults = 200;

export interface FoundEntries {
  readonly entries: readonly SearchEntryRow[];
  /** What they say, by their kind and subject. */
  readonly sources: ReadonlyMap<string, SearchSource>;
  readonly isIn: PlaceFinder;
}

/**
 * Names before other texts, the nearest project before the others, each asked for only as far as the ones before it leave room; beyond
 * names, where the nearest seldom has enough, all projects at once. People and projects have room of their own: the same ones may be called
 * so in every project.
 */
export async function findForRequest(
  { context, user }: Pick<Caller, "context" | "user">,
  words: readonly SearchWord[],
  searched: readonly ProjectMembership[],
  { kind, nearestProjectId }: SearchRequest,
): Promise<FoundEntries> {
  const sources = new Map<string, SearchSource>();
  const near = searched.filter(({ id }) => id === nearestProjectId);
  const far = searched.filter(({ id }) => id !== nearestProjectId);
  const findSome = async (kinds: readonly SearchKind[], ways: readonly (keyof typeof waysToLook)[]) => {
    const found = new Map<number, SearchEntryRow>();
    for (const way of ways) {
      const findIn = (projects: readonly ProjectMembership[]) => {
        const scope = { userId: user.id, projectIds: projects.map(({ id }) => id), kinds, ...waysToLook[way] };
        return findHeld(context.db, words, scope, sources, isIn);
      };
      for (const group of way === "name" ? [[near], [far]] : [[near, far]]) {
        if (found.size >= mostResults || (way === "mixed" && !isMixable)) break;
        for (const entry of (await Promise.all(group.map(findIn))).flat()) found.set(entry.id, entry);
      }
    }
    return found.values();
  };
  const isIn = placeFinder(words, readAloud);
  const isMixable = words.some((word) => mixedTermsOfWord(word).length > 0);
  const kinds = kindsOf(kind);
  const isNamed = (one: SearchKind) => namePlaceOf(one) === "w";
  const [named, others] = await Promise.all([
    findSome(kinds.filter(isNamed), ["name", "mixed"]),
    findSome(
      kinds.filter((one) => !isNamed(one)),
      ["name", "anywhere", "mixed"],
    ),
  ]);
  return { entries: [...named, ...others], sources, isIn };
}

/** Syllables and initials mixed last: many terms of the index begin as a short part of a word does. */
const waysToLook = {
  name: { inNames: true, isMixed: false },
  anywhere: { inNames: false, isMixed: false },
  mixed: { inNames: true, isMixed: true },
} as const;

/** How often older entries are asked for, where newer ones only seemed to hold the words. */
const mostRounds = 3;

/** What holds the words, the newest first; what it says comes to the sources. Many entries that only seem to hold them take no places. */
async function findHeld(
  db: Database,
  words: readonly SearchWord[],
  scope: Omit<SearchScope, "before">,
  sources: Map<string, SearchSource>,
  isIn: PlaceFinder,
): Promise<SearchEntryRow[]> {
  const held: SearchEntryRow[] = [];
  let before: number | null = null;
  for (let round = 0; round < mostRounds && held.length < mostResults; round++) {
    const entries: SearchEntryRow[] = await findEntries(db, words, { ...scope, before }, mostResults);
    await addSources(db, entries, words, sources);
    if (entries.length < mostResults || !words.some((word) => isLooselyFound(word, scope.isMixed))) return [...held, ...entries];
    held.push(
      ...entries.filter(({ kind, subjectId }) => {
        const source = sources.get(`${kind} ${subjectId}`);
        return source !== undefined && isIn(source) !== null;
      }),
    );
    before = entries.at(-1)?.id ?? null;
  }
  return held;
}

function kindsOf(kind: ResultKind | null): readonly SearchKind[] {
  if (kind === null) return searchKinds;
  if (kind === "person") return ["person", "member"];
  return kind === "method" || kind === "vendor" || kind === "decision" ? [] : [kind];
}

async function addSources(
  db: Database,
  entries: readonly SearchEntryRow[],
  words: readonly SearchWord[],
  sources: Map<string, SearchSource>,
): Promise<void> {
  // What is called so is found by its name, whatever else it holds.
  const isCalledOtherwise = ({ name, nameZh }: Pick<SearchSource, "name" | "nameZh">) =>
    [name, nameZh].every((text) => text === null || findWords(text, words, readAloud) === null);
  for (const kind of searchKinds) {
    const ids = entries.flatMap((entry) => (entry.kind === kind && !sources.has(`${kind} ${entry.subjectId}`) ? [entry.subjectId] : []));
    for (const source of await readSearchSources(db, kind, ids, isCalledOtherwise)) sources.set(`${kind} ${source.subjectId}`, source);
  }
}
