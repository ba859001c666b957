import { setImmediate } from "node:timers/promises";
import { foldText, holds } from "#app/domain/search/held-words.ts";
import { findWords } from "#app/domain/search/marks.ts";
import type { SearchWord } from "#app/domain/search/query.ts";
import { splitWords, type ReadAloud } from "#app/domain/search/words.ts";
import type { SearchSource } from "#db/queries/search-sources.ts";
import type { SearchEntryRow } from "#db/tables/search.ts";

/**
 * What was found in the order in which it is shown: names as they are written before names by their sound, those before descriptions and
 * comments, the nearest project first, then what is called exactly so, what begins so, people, what is still to be done, and the newest.
 * A person is called by the sound of the name as well. What does not really hold every word is left out: the index
 * knows pairs of characters only. Others get their turn in between: long texts take their time.
 */
export async function rank(
  entries: readonly SearchEntryRow[],
  sources: ReadonlyMap<string, SearchSource>,
  isIn: PlaceFinder,
  nearestProjectId: string | null,
): Promise<SearchSource[]> {
  const placed: { readonly source: SearchSource; readonly keys: readonly number[] }[] = [];
  let began = performance.now();
  for (const entry of entries) {
    if (performance.now() - began > longestTurnMs) {
      await setImmediate();
      began = performance.now();
    }
    const source = sources.get(`${entry.kind} ${entry.subjectId}`);
    const place = source && isIn(source);
    if (!source || !place) continue;
    const isFar = source.projectId === nearestProjectId ? 0 : 1;
    placed.push({ source, keys: [place.where, place.isHeard, isFar, place.fit, kindOrder[source.kind], source.isDone ? 1 : 0, -entry.id] });
  }
  return placed.sort((left, right) => compareKeys(left.keys, right.keys)).map(({ source }) => source);
}

const longestTurnMs = 5;
const kindOrder: Readonly<Record<SearchSource["kind"], number>> = { project: 0, person: 1, member: 1, task: 2, requirement: 2, comment: 3 };

interface Place {
  /** 0 in the name, 1 in a longer text, 2 in a comment. */
  readonly where: 0 | 1 | 2;
  /** 1 when only the sound of a name's characters is so, which nobody sees in it. */
  readonly isHeard: 0 | 1;
  /** 0 called so, 1 begins so, 2 has it somewhere. */
  readonly fit: 0 | 1 | 2;
}

/** Says where something holds all of the words; null when it does not. */
export type PlaceFinder = (source: SearchSource) => Place | null;

/** Each source is read once, however often it is asked about. */
export function placeFinder(words: readonly SearchWord[], readAloud: ReadAloud): PlaceFinder {
  const tests = words.map(holds);
  const known = new Map<SearchSource, Place | null>();
  const find = ({ kind, name, nameZh, bodies }: SearchSource): Place | null => {
    const names = kind === "comment" ? [] : nameZh === null ? [name] : [name, nameZh];
    const called =
      names.find((text) => findWords(text, words) !== null) ?? names.find((text) => findWords(text, words, readAloud) !== null);
    if (called !== undefined) {
      const isHeard = kind !== "person" && kind !== "member" && findWords(called, words) === null;
      return { where: 0, isHeard: isHeard ? 1 : 0, fit: fitOf(called, words, readAloud) };
    }
    const folded = bodies.map(({ text }) => foldText(text));
    const isHeld = words.every(
      (word, index) => folded.some((text) => tests[index]?.(text)) || names.some((text) => findWords(text, [word], readAloud) !== null),
    );
    return isHeld ? { where: kind === "comment" ? 2 : 1, isHeard: 0, fit: 2 } : null;
  };
  return (source) => {
    const place = known.get(source);
    if (place !== undefined) return place;
    const found = find(source);
    known.set(source, found);
    return found;
  };
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
