const wholeCharacters = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+/u;

/** A name in the room of two letters: the last two characters of a Chinese name, else the first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const characters = wholeCharacters.exec(name)?.[0];
  if (characters !== undefined) return [...characters].slice(-2).join("");
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
