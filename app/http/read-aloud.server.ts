import { pinyin } from "pinyin-pro";

/** The syllables of Chinese characters without tones, ü as v; none for a text that does not give one for each character. */
export function readAloud(characters: string): readonly string[] {
  const syllables = pinyin(characters, { toneType: "none", type: "array", v: true }).map((syllable) => syllable.toLowerCase());
  return syllables.length === [...characters].length ? syllables : [];
}
