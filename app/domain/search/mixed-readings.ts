import type { SearchWord, TermsOfWord } from "./query.ts";

const longestMixed = 24;
const mostReadings = 6;
/** Of the rest of the letters from each place on. */
const keptAtEachPlace = 6;
/** As many as the index holds of a name. */
const longestInitials = 12;

/**
 * What the index must hold as well for letters that may be syllables in full and initials mixed, as in `wxiaoming`: the initials of all
 * parts, and what is read in full side by side. Each entry is one way of reading the letters, and the last part may be the beginning of a
 * syllable. Ways of few parts come first, and of those that begin with different parts one each before the second of any: `xianjbei` may
 * begin with `xian` or with `xi an`. Empty for what is found as it stands: syllables in full up to the last, or initials alone.
 */
export function mixedTermsOfWord({ kind, text }: SearchWord): readonly TermsOfWord[] {
  if (kind !== "letters" || text.length > longestMixed || !/^[a-z]+$/.test(text)) return [];
  const groups = new Map<string, number>();
  return waysOfReading(text)
    .filter((parts) => !parts.slice(0, -1).every(isSyllable) && !parts.every((part) => part.length === 1))
    .map((parts) => {
      const first = parts[0] ?? "";
      const turn = groups.get(first) ?? 0;
      groups.set(first, turn + 1);
      return { parts, turn };
    })
    .sort((left, right) => left.turn - right.turn || left.parts.length - right.parts.length)
    .slice(0, mostReadings)
    .map(({ parts }) => ({ terms: [initialsOf(parts), longestRun(parts)].filter((term) => term !== ""), isPrefix: true }));
}

type Parts = readonly string[];

/** The best ways for each first part, those of few parts first. */
function waysOfReading(letters: string): readonly Parts[] {
  const from: Parts[][] = Array.from({ length: letters.length + 1 }, () => []);
  from[letters.length] = [[]];
  for (let at = letters.length - 1; at >= 0; at--) {
    const ways: Parts[] = [];
    for (let length = 1; length <= longestSyllable && at + length <= letters.length; length++) {
      const part = letters.slice(at, at + length);
      const isLast = at + length === letters.length;
      if (!isSyllable(part) && !isInitial(part) && !(isLast && beginnings.has(part))) continue;
      ways.push(...(from[at + length] ?? []).map((rest) => [part, ...rest]));
    }
    ways.sort((left, right) => left.length - right.length);
    from[at] = at === 0 ? ways : ways.slice(0, keptAtEachPlace);
  }
  return from[0] ?? [];
}

function initialsOf(parts: Parts): string {
  return parts
    .map((part) => part.slice(0, 1))
    .join("")
    .slice(0, longestInitials);
}

/** The longest of what syllables in full side by side say, with the beginning of the next one. */
function longestRun(parts: Parts): string {
  let longest = "";
  parts.forEach((_, first) => {
    const end = parts.findIndex((part, at) => at >= first && !isSyllable(part));
    const run = parts.slice(first, end < 0 ? undefined : end + 1).join("");
    if (isSyllable(parts[first] ?? "") && run.length > longest.length) longest = run;
  });
  const last = parts.at(-1) ?? "";
  return isInitial(last) || last.length <= longest.length ? longest : last;
}

function isSyllable(part: string): boolean {
  return syllables.has(part);
}

function isInitial(part: string): boolean {
  return /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsywaoe])$/.test(part);
}

/**
 * Hanyu Pinyin: each final with the initials that stand before it; ü as v, and as u where it is written so. A dash is no initial;
 * `a`, `e` and `o` alone are taken for initials, as of `an`: whatever begins so is found with them.
 */
const initialsOfFinals: Readonly<Record<string, string>> = {
  a: "b p m f d t n l g k h zh ch sh z c s y w",
  ai: "- b p m d t n l g k h zh ch sh z c s w",
  an: "- b p m f d t n l g k h zh ch sh r z c s y w",
  ang: "- b p m f d t n l g k h zh ch sh r z c s y w",
  ao: "- b p m d t n l g k h zh ch sh r z c s y",
  e: "m d t n l g k h zh ch sh r z c s y",
  ei: "- b p m f d t n l g k h zh sh z w",
  en: "- b p m f d n g k h zh ch sh r z c s w",
  eng: "b p m f d t n l g k h zh ch sh r z c s w",
  er: "-",
  i: "b p m d t n l j q x zh ch sh r z c s y",
  ia: "d l j q x",
  ian: "b p m d t n l j q x",
  iang: "n l j q x",
  iao: "b p m f d t n l j q x",
  ie: "b p m d t n l j q x",
  in: "b p m n l j q x y",
  ing: "b p m d t n l j q x y",
  iong: "j q x",
  iu: "m d n l j q x",
  o: "b p m f w y l",
  ong: "d t n l g k h zh ch r z c s y",
  ou: "- p m f d t n l g k h zh ch sh r z c s y",
  u: "b p m f d t n l g k h j q x zh ch sh r z c s y w",
  ua: "g k h zh ch sh r",
  uai: "g k h zh ch sh",
  uan: "d t n l g k h j q x zh ch sh r z c s y",
  uang: "g k h zh ch sh",
  ue: "n l j q x y",
  ui: "d t g k h zh ch sh r z c s",
  un: "d t n l g k h j q x zh ch sh r z c s y",
  uo: "d t n l g k h zh ch sh r z c s",
  v: "n l",
  ve: "n l",
};
const syllables: ReadonlySet<string> = new Set(
  Object.entries(initialsOfFinals).flatMap(([final, initials]) =>
    initials.split(" ").map((initial) => (initial === "-" ? final : initial + final)),
  ),
);
const beginnings: ReadonlySet<string> = new Set(
  [...syllables].flatMap((syllable) => [...syllable].map((_, at) => syllable.slice(0, at + 1))),
);
const longestSyllable = 6;
