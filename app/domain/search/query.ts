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

/** What the index must hold for a word: the word by its beginning, a character as it is, more of them pair by pair. */
export function termsOfWord({ kind, text }: SearchWord): TermsOfWord {
  if (kind === "letters") return { terms: [text], isPrefix: true };
  const characters = [...text];
  return { terms: characters.length === 1 ? characters : pairs(characters), isPrefix: false };
}
