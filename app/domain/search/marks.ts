import { foldText, holds } from "./held-words.ts";
import { plainText } from "../plain-text.ts";
import type { SearchWord } from "./query.ts";
import { lettersOnly, splitWords, unspaced, type ReadAloud, type Word } from "./words.ts";

/** A piece of a text; what was searched for is marked. */
export interface TextPiece {
  readonly text: string;
  readonly isMarked: boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Where each of the words stands in a text; null when one of them does not. With `readAloud` a text is also found as names are: a
 * Chinese one by the syllables or the initials of its characters, others by the beginnings of words side by side.
 */
export function findWords(text: string, words: readonly SearchWord[], readAloud?: ReadAloud): readonly Span[] | null {
  return findInWords(splitWords(text), words, readAloud);
}

/** The same for a text whose words are known. */
export function findInWords(parts: readonly Word[], words: readonly SearchWord[], readAloud?: ReadAloud): readonly Span[] | null {
  const found = words.map((word) => spansOf(parts, word, readAloud));
  return found.every((spans) => spans.length > 0) ? found.flat() : null;
}

/** A text in pieces, with every place marked where one of the words stands. */
export function markWords(text: string, words: readonly SearchWord[], readAloud?: ReadAloud): TextPiece[] {
  const parts = splitWords(text);
  return inPieces(
    text,
    words.flatMap((word) => spansOf(parts, word, readAloud)),
  );
}

const lengthBefore = 30;
const lengthOfExcerpt = 160;

/** The part of a longer text in Markdown around the first word found, marked; its beginning when none is. */
export function excerpt(text: string, words: readonly SearchWord[]): TextPiece[] {
  const flat = plainText(text);
  const first = firstPlace(flat, words);
  const from = first <= lengthBefore ? 0 : wordBoundary(flat, first - lengthBefore);
  const to = flat.slice(0, wordBoundary(flat, Math.min(flat.length, from + lengthOfExcerpt))).trimEnd().length;
  const inside = spansAround(flat, from, to, words).flatMap((span) =>
    span.from >= from && span.to <= to ? [{ from: span.from - from, to: span.to - from }] : [],
  );
  const pieces = inPieces(flat.slice(from, to), inside);
  return [...(from > 0 ? [{ text: "…", isMarked: false }] : []), ...pieces, ...(to < flat.length ? [{ text: "…", isMarked: false }] : [])];
}

const partLength = 500;
/** Longer than any word counts. */
const overlap = 80;

/** Where the first of the words stands; 0 when none does. A long text is split only where it holds one. */
function firstPlace(text: string, words: readonly SearchWord[]): number {
  const tests = words.map(holds);
  for (let from = 0; from < text.length; from += partLength) {
    const folded = foldText(text.slice(from, from + partLength + overlap));
    if (!tests.some((test) => test(folded))) continue;
    const places = spansAround(text, from, from + partLength + overlap, words).flatMap((span) => (span.from >= from ? [span.from] : []));
    if (places.length > 0) return Math.min(...places);
  }
  return 0;
}

/** Where the words stand in a part of a text, which may begin and end amid others. */
function spansAround(text: string, from: number, to: number, words: readonly SearchWord[]): Span[] {
  const start = boundary(text, Math.max(0, from - overlap));
  const spans = splitWords(text.slice(start, boundary(text, to + overlap))).flatMap((part) => words.flatMap((word) => spansIn(part, word)));
  return spans.map((span) => ({ from: span.from + start, to: span.to + start }));
}

const longestWordBack = 20;

/** Never inside of a word in letters, but for very long ones. */
function wordBoundary(text: string, at: number): number {
  const isLetter = (place: number) => lettersOnly.test(text[place] ?? "") && !unspaced.test(text[place] ?? "");
  let start = at;
  while (start > 0 && at - start < longestWordBack && isLetter(start - 1) && isLetter(start)) start--;
  return boundary(text, isLetter(start - 1) && isLetter(start) ? at : start);
}

/** Never between the halves of a character. */
function boundary(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at;
}

/** Where a word stands; where it stands nowhere, which words in letters side by side begin so, as in `jsmith` for Jane Smith. */
function spansOf(parts: readonly Word[], word: SearchWord, readAloud?: ReadAloud): Span[] {
  const spans = parts.flatMap((part) => spansIn(part, word, readAloud));
  return spans.length > 0 || !readAloud || word.kind !== "letters" ? spans : spansAcross(parts, word.text);
}

function spansAcross(parts: readonly Word[], letters: string): Span[] {
  return parts.flatMap((_, first) => {
    const last = parts.slice(first).findIndex(({ kind }) => kind !== "letters");
    const side = parts.slice(first, last < 0 ? undefined : first + last);
    const count = heard(
      side.map(({ text }) => text),
      0,
      letters,
    );
    return side.slice(0, count).map((own) => span(own, 0, own.text.length));
  });
}

function spansIn(part: Word, word: SearchWord, readAloud?: ReadAloud): Span[] {
  if (part.kind === "letters") {
    return word.kind === "letters" && part.text.startsWith(word.text) ? [span(part, 0, word.text.length)] : [];
  }
  if (word.kind === "letters") return readAloud ? spansByReading(part, word.text, readAloud) : [];
  const spans: Span[] = [];
  for (let at = part.text.indexOf(word.text); at >= 0; at = part.text.indexOf(word.text, at + 1))
    spans.push(span(part, at, at + word.text.length));
  return spans;
}

/** The characters whose syllables the letters are, or their initials, or some of each. */
function spansByReading(part: Word, letters: string, readAloud: ReadAloud): Span[] {
  const characters = [...part.text];
  const syllables = readAloud(part.text);
  const spans: Span[] = [];
  let at = 0;
  syllables.forEach((_, first) => {
    const count = heard(syllables, first, letters);
    if (count > 0) spans.push(span(part, at, at + characters.slice(first, first + count).join("").length));
    at += characters[first]?.length ?? 1;
  });
  return spans;
}

/** How many syllables from one on the letters stand for, each in full or by its initial, the last by its beginning; 0 when they do not. */
function heard(syllables: readonly string[], first: number, letters: string): number {
  let places = new Set([0]);
  for (let index = first; index < syllables.length; index++) {
    const syllable = syllables[index] ?? "";
    const next = new Set<number>();
    for (const place of places) {
      const rest = letters.slice(place);
      if (syllable.startsWith(rest)) return index - first + 1;
      for (const part of [syllable, syllable.slice(0, 1), /^[zcs]h/.exec(syllable)?.[0] ?? ""])
        if (part !== "" && rest.startsWith(part)) next.add(place + part.length);
    }
    if (next.size === 0) return 0;
    places = next;
  }
  return 0;
}

function span({ places }: Word, from: number, to: number): Span {
  return { from: places[from] ?? 0, to: places[to] ?? places.at(-1) ?? 0 };
}

function inPieces(text: string, spans: readonly Span[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { from, to } of [...spans].sort((left, right) => left.from - right.from)) {
    if (to <= at) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isMarked: false });
    const before = pieces.at(-1);
    const marked = text.slice(Math.max(from, at), to);
    if (before?.isMarked && from <= at) pieces[pieces.length - 1] = { text: before.text + marked, isMarked: true };
    else pieces.push({ text: marked, isMarked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMarked: false });
  return pieces;
}
