import { fitted, type TextMeasure } from "./shape.ts";

/** No line begins with these, nor ends with those. */
const notFirst = /^[，。、；：！？）》」』】〉”’…·,.;:!?)\]}%％]/u;
const notLast = /[（《「『【〈“‘([{]$/u;
const ideograph = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u;

/**
 * A text in lines no wider than its room: between words, between Chinese characters except before their closing and after their opening punctuation, and within a word that is too long for a line of
 * its own. What is more than the lines allowed ends with an ellipsis. No lines for a blank text.
 */
export function wrapText(
  text: string,
  room: number,
  size: number,
  isBold: boolean,
  measure: TextMeasure,
  mostLines: number,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const isFitting = (words: string) => measure(words.trimEnd(), size, isBold) <= room;
  const pieces = piecesOf(text.replace(/\s+/gu, " ").trim());
  for (const piece of pieces) {
    if (isFitting(line + piece)) {
      line += piece;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trimEnd());
    line = piece;
    while (!isFitting(line)) {
      const head = longestFitting(line, isFitting);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), fitted(`${lines.slice(mostLines - 1).join(" ")}`, room, size, isBold, measure)];
}

/** How wide the widest of some lines is. */
export function widestOf(lines: readonly string[], size: number, isBold: boolean, measure: TextMeasure): number {
  return lines.reduce((most, line) => Math.max(most, measure(line, size, isBold)), 0);
}

/** Words with the blank behind them, and Chinese characters with the punctuation that belongs to them. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of text) {
    const last = [...piece].at(-1) ?? "";
    const mayBreak =
      piece !== "" &&
      (last === " " || last === "-" || last === "/" || last === "·" || ideograph.test(character) || ideograph.test(last)) &&
      character !== " " &&
      !notFirst.test(character) &&
      !notLast.test(piece);
    if (mayBreak) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

/** At least one character, so that there is an end. */
function longestFitting(text: string, isFitting: (words: string) => boolean): string {
  const characters = [...text];
  let count = 1;
  while (count < characters.length && isFitting(characters.slice(0, count + 1).join(""))) count++;
  return characters.slice(0, count).join("");
}
