import { findWords } from "#app/domain/search/marks.ts";
import type { SearchWord } from "#app/domain/search/query.ts";
import { splitWords, type ReadAloud } from "#app/domain/search/words.ts";
import type { SearchSource } from "#db/queries/search-sources.ts";
import type { SearchEntryRow } from "#db/tables/search.ts";

/**
 * What was found in the order in which it is shown: names before descriptions before comments, the nearest project first, then what is
 * called exactly so, what begins so, what is still to be done, and the newest. What does not really hold every word is left out: the index
 * knows pairs of characters only.
 */
export function rank(
  entries: readonly SearchEntryRow[],
  sources: ReadonlyMap<string, SearchSource>,
  words: readonly SearchWord[],
  nearestProjectId: string | null,
  readAloud: ReadAloud,
): SearchSource[] {
  const placed = entries.flatMap((entry) => {
    const source = sources.get(`${entry.kind} ${entry.subjectId}`);
    const place = source && placeOf(source, words, readAloud);
    if (!source || place === null || place === undefined) return [];
    const isFar = source.projectId === nearestProjectId ? 0 : 1;
    return [{ source, keys: [place.where, isFar, place.fit, kindOrder[source.kind], source.isDone ? 1 : 0, -entry.id] }];
  });
  return placed.sort((left, right) => compareKeys(left.keys, right.keys)).map(({ source }) => source);
}

const kindOrder: Readonly<Record<SearchSource["kind"], number>> = { project: 0, task: 1, person: 2, member: 2, comment: 3 };

interface Place {
  /** 0 in the name, 1 in a longer text, 2 in a comment. */
  readonly where: 0 | 1 | 2;
  /** 0 called so, 1 begins so, 2 has it somewhere. */
  readonly fit: 0 | 1 | 2;
}

function placeOf({ kind, name, nameZh, bodies }: SearchSource, words: readonly SearchWord[], readAloud: ReadAloud): Place | null {
  const hasAll = (texts: readonly string[], sound?: ReadAloud) =>
    words.every((word) => texts.some((text) => findWords(text, [word], sound) !== null));
  if (kind === "comment") return hasAll(bodies) ? { where: 2, fit: 2 } : null;
  const names = nameZh === null ? [name] : [name, nameZh];
  const called = names.find((text) => findWords(text, words, readAloud) !== null);
  if (called !== undefined) return { where: 0, fit: fitOf(called, words, readAloud) };
  return words.every((word) => names.some((text) => findWords(text, [word], readAloud)) || hasWord(bodies, word))
    ? { where: 1, fit: 2 }
    : null;
}

function hasWord(texts: readonly string[], word: SearchWord): boolean {
  return texts.some((text) => findWords(text, [word]) !== null);
}

function fitOf(name: string, words: readonly SearchWord[], readAloud: ReadAloud): Place["fit"] {
  const own = splitWords(name).map((word) => word.text);
  if (own.join(" ") === words.map((word) => word.text).join(" ")) return 0;
  const first = words[0];
  return first && findWords(name, [first], readAloud)?.some((span) => span.from === 0) ? 1 : 2;
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < left.length; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
