import { expect } from "vitest";

import type { Bilingual } from "#app/domain/template/template.ts";

const chinese = /[\u4e00-\u9fff]/;
const fullWidth = /[\u3000-\u303f\uff00-\uffef]/;
const halfWidthBesideChinese = /[\u4e00-\u9fff][,:;()?!]|[,:;()?!][\u4e00-\u9fff]/;
const latinSentence = /[A-Za-z]{2,}(?: [a-z]{2,}){2,}/;

/** Both texts are written, each in its own language and with its own punctuation; acronyms and product names may stay as they are. */
export function expectBothLanguages({ en, zh }: Bilingual, place: string): void {
  expect(en, place).toMatch(/[A-Za-z]/);
  expect(en, place).not.toMatch(chinese);
  expect(en, place).not.toMatch(fullWidth);
  expect(zh, place).toMatch(chinese);
  expect(zh, place).not.toMatch(halfWidthBesideChinese);
  expect(zh, place).not.toMatch(latinSentence);
}
