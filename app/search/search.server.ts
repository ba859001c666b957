import { foldText, holds } from "#app/domain/search/held-words.ts";
import { excerpt, findWords, markWords } from "#app/domain/search/marks.ts";
import { mixedTermsOfWord } from "#app/domain/search/mixed-readings.ts";
import { searchWords, type SearchWord } from "#app/domain/search/query.ts";
import { errorResponse, type Caller } from "#app/http/guarded.server.ts";
import { readAloud } from "#app/http/read-aloud.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { listMemberships, type ProjectMembership } from "#db/queries/projects.ts";
import { findEntries, isLooselyFound, type SearchScope } from "#db/queries/search.ts";
import { readSearchSources, type PlacedText, type SearchSource, type TextPlace } from "#db/queries/search-sources.ts";
import type { Database } from "#db/tables/index.ts";
import { searchKinds, type SearchEntryRow, type SearchKind } from "#db/tables/search.ts";
import { methodResults } from "./method-results.server.ts";
import type { ResultKind, SearchResult } from "./search-result.ts";
import { placeFinder, rank } from "./rank.server.ts";

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
  const sources = new Map<string, SearchSource>();
  const entries = await entriesOf({ context, user }, words, searched, request, sources);
  const nearest = request.projectId ?? request.nearestProjectId;
  const ranked = await rank(entries, sources, words, nearest, readAloud);
  const names = new Map(memberships.map((project) => [project.id, inLanguage({ text: project.name, zh: project.nameZh }, locale)]));
  const isAnyKind = request.kind === null || request.kind === "method";
  const method =
    isAnyKind && request.projectId === null
      ? await methodResults(context.contentDirectory, words, nearest ?? memberships[0]?.id, locale)
      : [];
  const found: readonly Found[] = [
    ...eachOnce(ranked).map((source) => ({ kind: source.kind, show: () => resultOf(source, words, names, locale) })),
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

/**
 * Names before other texts, the nearest project before the others, each asked for only as far as the ones before it leave room. People and
 * projects have room of their own: the same ones may be called so in every project.
 */
async function entriesOf(
  { context, user }: Caller,
  words: readonly SearchWord[],
  searched: readonly ProjectMembership[],
  { kind, nearestProjectId }: SearchRequest,
  sources: Map<string, SearchSource>,
): Promise<SearchEntryRow[]> {
  const near = searched.filter(({ id }) => id === nearestProjectId);
  const far = searched.filter(({ id }) => id !== nearestProjectId);
  const findSome = async (kinds: readonly SearchKind[], ways: readonly (keyof typeof waysToLook)[]) => {
    const found = new Map<number, SearchEntryRow>();
    for (const way of ways)
      for (const projects of [near, far]) {
        if (found.size >= mostResults || (way === "mixed" && !isMixable)) break;
        const scope = { userId: user.id, projectIds: projects.map(({ id }) => id), kinds, ...waysToLook[way] };
        for (const entry of await findHeld(context.db, words, scope, sources)) found.set(entry.id, entry);
      }
    return found.values();
  };
  const isMixable = words.some((word) => mixedTermsOfWord(word).length > 0);
  const kinds = kindsOf(kind);
  const isNamed = (one: SearchKind) => one !== "task" && one !== "comment";
  return [
    ...(await findSome(kinds.filter(isNamed), ["name", "mixed"])),
    ...(await findSome(
      kinds.filter((one) => !isNamed(one)),
      ["name", "anywhere", "mixed"],
    )),
  ];
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
): Promise<SearchEntryRow[]> {
  const isIn = placeFinder(words, readAloud);
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
  return kind === "method" ? [] : [kind];
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

function resultOf(source: SearchSource, words: readonly SearchWord[], names: ReadonlyMap<string, string>, locale: Locale): SearchResult {
  const { kind, subjectId, projectId, name, nameZh, authorName, isDone } = source;
  const shown = inLanguage({ text: name, zh: nameZh }, locale);
  const other = shown === name ? nameZh : name;
  const isComment = kind === "comment";
  const isInTitle = !isComment && findWords(shown, words, readAloud) !== null;
  const isInOther = !isComment && !isInTitle && other !== null && findWords(other, words, readAloud) !== null;
  const body = isInTitle || isInOther ? undefined : bestText(source, words);
  return {
    id: `${kind} ${subjectId}`,
    kind: kind === "member" ? "person" : kind,
    to: addressOf(source) + (kind === "task" ? (anchors[body?.place ?? "deliverable"] ?? "") : ""),
    title: isComment ? [{ text: shown, isMarked: false }] : markWords(shown, words, readAloud),
    place: body && body.place !== "comment" ? body.place : null,
    excerpt: isInOther ? markWords(other, words, readAloud) : body ? excerpt(body.text, words) : null,
    project: kind === "project" ? null : (names.get(projectId) ?? null),
    author: authorName,
    isDone,
  };
}

/** Where on the page of a task its texts stand. */
const anchors: Partial<Record<TextPlace, string>> = { description: "#description", checklist: "#checklist", file: "#files" };

/** The text that holds all of the words, or else one of them. */
function bestText({ bodies }: SearchSource, words: readonly SearchWord[]): PlacedText | undefined {
  const tests = words.map(holds);
  const folded = bodies.map((body) => ({ body, text: foldText(body.text) }));
  const all = folded.find(({ text }) => tests.every((test) => test(text)));
  return (all ?? folded.find(({ text }) => tests.some((test) => test(text))))?.body;
}

function addressOf({ kind, subjectId, projectId, taskId }: SearchSource): string {
  const project = `/projects/${projectId}`;
  switch (kind) {
    case "project":
      return project;
    case "task":
      return `${project}/tasks/${subjectId}`;
    case "comment":
      return `${project}/tasks/${taskId}#comment-${subjectId}`;
    case "person":
    case "member":
      return `${project}/people`;
    default:
      return kind satisfies never;
  }
}
