import { expect, it } from "vitest";
import { en } from "#app/plan/messages.en.ts";
import { zh } from "#app/plan/messages.zh.ts";

type Messages = { readonly [key: string]: string | Messages };

function flat(messages: Messages, prefix = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

it("fills the same values into both languages", () => {
  const english = new Map(flat(en));

  const different = flat(zh).filter(([key, text]) => String(placeholders(text)) !== String(placeholders(english.get(key) ?? "")));

  expect(different).toEqual([]);
});

it("keeps Chinese out of the English texts and English sentences out of the Chinese ones", () => {
  const chinese = /[\u4e00-\u9fff]/;
  const withoutWords = new Set([
    "duration.elapsedMinute",
    "duration.elapsedHour",
    "owner.roleAndPerson",
    "card.range",
    "change.field",
    "impact.separator",
  ]);

  expect(flat(en).filter(([, text]) => chinese.test(text))).toEqual([]);
  expect(
    flat(zh).filter(([key, text]) => !chinese.test(text) && !withoutWords.has(key) && /\p{L}{2}/u.test(text.replace(/\{\{\w+\}\}/g, ""))),
  ).toEqual([]);
});
