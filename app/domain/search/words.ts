/** A run of letters and digits, or of characters that are written without spaces between words. */
export interface Word {
  readonly kind: "letters" | "characters";
  /** Folded: no case, no accents, no full-width forms. */
  readonly text: string;
  /** Where each folded character begins in the text it was read from, and where the last one ends. */
  readonly places: readonly number[];
}

/** The syllables of a run of Chinese characters, one for each of them; none when it cannot be read. */
export type ReadAloud = (characters: string) => readonly string[];

/** Characters of languages that write no spaces between words. */
export const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
export const lettersOnly = /^[\p{L}\p{N}]+$/u;
const longestWord = 64;

// A name is looked at again and again: whether it is found, where, and how well.
const knownTexts = new Map<string, readonly Word[]>();
const mostKnownTexts = 10_000;
const longestKnownText = 300;

/** The words of a text in their order. A run of Chinese is one word: what is searched for are parts of it. Empty for a text without words. */
export function splitWords(text: string): readonly Word[] {
  const known = knownTexts.get(text);
  if (known) return known;
  const words = readWords(text);
  if (knownTexts.size >= mostKnownTexts) knownTexts.clear();
  if (text.length <= longestKnownText) knownTexts.set(text, words);
  return words;
}

function readWords(text: string): Word[] {
  const words: Word[] = [];
  let kind: Word["kind"] | null = null;
  let folded = "";
  let places: number[] = [];
  let at = 0;
  const end = () => {
    if (kind !== null) words.push({ kind, text: folded, places: [...places, at] });
    kind = null;
    folded = "";
    places = [];
  };
  for (const character of text) {
    const plain = foldCharacter(character);
    const next = kindOf(plain);
    if (plain !== "" && next !== kind) end();
    if (next !== null) {
      kind = next;
      folded += plain;
      for (let unit = 0; unit < plain.length; unit++) places.push(at);
    }
    at += character.length;
  }
  end();
  return words.map((word) => (word.kind === "letters" ? shortened(word) : word));
}

function foldCharacter(character: string): string {
  if (character < "\u0080") return character.toLowerCase();
  return character.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC");
}

function kindOf(plain: string): Word["kind"] | null {
  if (!lettersOnly.test(plain)) return null;
  return unspaced.test(plain) ? "characters" : "letters";
}

function shortened(word: Word): Word {
  if (word.text.length <= longestWord) return word;
  return { ...word, text: word.text.slice(0, longestWord), places: word.places.slice(0, longestWord + 1) };
}
