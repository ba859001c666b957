import type { SearchWord } from "./query.ts";
import { unspaced } from "./words.ts";

/** A text without case, accents and full-width forms, to be asked whether it holds words: much quicker than splitting it. */
export function foldText(text: string): string {
  return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC");
}

/** Asks folded texts for a word: letters at the beginning of one of theirs, characters side by side. */
export function holds(word: SearchWord): (folded: string) => boolean {
  if (word.kind === "characters") return (folded) => folded.includes(word.text);
  // Words are letters and digits: nothing in them has a meaning of its own here.
  const begun = new RegExp(`(?:^|[^\\p{L}\\p{N}]|${unspaced.source})${word.text}`, "u");
  return (folded) => begun.test(folded);
}
