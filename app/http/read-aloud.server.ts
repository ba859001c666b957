import { pinyin } from "pinyin-pro";

const known = new Map<string, readonly string[]>();
const mostKnown = 20_000;
const longestKnown = 60;

/** The syllables of Chinese characters without tones, ü as v; none for a text that does not give one for each character. */
export function readAloud(characters: string): readonly string[] {
  const before = known.get(characters);
  if (before) return before;
  const syllables = read(characters);
  if (known.size >= mostKnown) known.clear();
  if (characters.length <= longestKnown) known.set(characters, syllables);
  return syllables;
}

function read(characters: string): readonly string[] {
  const syllables = pinyin(characters, { toneType: "none", type: "array", v: true }).map((syllable) => syllable.toLowerCase());
  return syllables.length === [...characters].length ? syllables : [];
}
