import { pairs } from "./terms.ts";
import { splitWords, type Word } from "./words.ts";

/** One thing to be found: a word that begins so, or these characters side by side. */
export interface SearchWord {
  readonly kind: Word["kind"];
  readonly text: string;
}

/** Terms that must all be there; the last may be the beginning of one. */
export interface TermsOfWord {
  readonly terms: readonly string[];
  readonly isPrefix: boolean;
}

/** Longest thing that can be searched for, in characters; and how many words of it count. */
export const longestQuery = 200;
const mostWords = 8;
const mostCharacters = 24;

/** What somebody searches for: every word must be found. Empty when there is nothing to search for. */
export function searchWords(query: string): SearchWord[] {
  const words = splitWords(query.slice(0, longestQuery)).map(({ kind, text }): SearchWord => {
    return { kind, text: kind === "characters" ? [...text].slice(0, mostCharacters).join("") : text };
  });
  const different = new Map(words.map((word) => [word.text, word]));
  return [...different.values()].slice(0, mostWords);
}

/**
 * What the index must hold as well for letters that may be syllables and initials mixed, as in `wxiaoming`: the initials of all, and what is
 * read in full side by side. Each list is one way of reading the letters; empty when they can only be read as one or the other.
 */
export function mixedTermsOfWord({ kind, text }: SearchWord): readonly TermsOfWord[] {
  if (kind !== "letters" || text.length > longestMixed || !/^[a-z]+$/.test(text)) return [];
  return readingsOf(text).flatMap((parts) => {
    const isFull = (part: string) => fullSyllable.test(part);
    const initials = parts.map((part) => part.slice(0, 1)).join("");
    if (parts.every(isFull) || initials === text) return [];
    const longest = runs(parts, isFull).reduce((best, run) => (run.length > best.length ? run : best), "");
    return [{ terms: longest === "" ? [initials] : [initials, longest], isPrefix: true }];
  });
}

const longestMixed = 24;
const mostReadings = 4;
const initial = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])";
const wholeInitial = new RegExp(`^${initial}$`);
const final = "(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve|a|o|e|i|u|v)";
const fullSyllable = new RegExp(`^${initial}?${final}$`);
const syllableStart = new RegExp(`^${initial}?(?:${final})?`);

/** Some ways of reading letters as syllables and initials, those of long parts first. */
function readingsOf(letters: string): readonly (readonly string[])[] {
  const found: string[][] = [];
  const read = (parts: readonly string[], rest: string): void => {
    if (found.length >= mostReadings) return;
    if (rest === "") return void found.push([...parts]);
    const longest = syllableStart.exec(rest)?.[0].length ?? 0;
    for (let length = longest; length > 0; length--) {
      const part = rest.slice(0, length);
      if (fullSyllable.test(part) || wholeInitial.test(part)) read([...parts, part], rest.slice(length));
    }
  };
  read([], letters);
  return found;
}

/** Neighbouring parts of a kind, joined. */
function runs(parts: readonly string[], isOfKind: (part: string) => boolean): readonly string[] {
  return parts.reduce<string[]>((all, part, index) => {
    if (!isOfKind(part)) return all;
    const before = parts[index - 1];
    if (index > 0 && before !== undefined && isOfKind(before)) all[all.length - 1] += part;
    else all.push(part);
    return all;
  }, []);
}

/** What the index must hold for a word: the word by its beginning, a character as it is, more of them pair by pair. */
export function termsOfWord({ kind, text }: SearchWord): TermsOfWord {
  if (kind === "letters") return { terms: [text], isPrefix: true };
  const characters = [...text];
  return { terms: characters.length === 1 ? characters : pairs(characters), isPrefix: false };
}
