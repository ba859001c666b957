import { expect, it } from "vitest";
import { mostShut, readShut, shutKey, writeShut } from "#app/plan/shut-groups.ts";

it("keeps closed groups in a short address, whatever text they are of", () => {
  const texts = Array.from({ length: mostShut }, (_, index) => `${"客户服务部".repeat(12)}${index} 😀`);
  const written = writeShut([...texts, texts[0]!].slice(0, mostShut));

  expect(written.length).toBeLessThan(1000);
  expect(encodeURI(written)).toBe(written);
  expect(new Set(readShut(written))).toEqual(new Set(texts.map(shutKey)));
  expect(new Set(texts.map(shutKey)).size).toBe(mostShut);
});

it("leaves ids and short words as they are, and marks as they were", () => {
  for (const key of ["o1", "2026-03", "01a209f7-8ca0-746c-bdd5-55da5bb07d18", shutKey("a b")]) expect(shutKey(key)).toBe(key);
  expect(shutKey(" ")).not.toBe(" ");
});

it("takes nothing from an address that says it in another way, or of too many", () => {
  expect(readShut("%E9%94%80")).toEqual([]);
  expect(readShut(Array.from({ length: mostShut + 1 }, (_, index) => `k${index}`).join("~"))).toEqual([]);
  expect(writeShut(Array.from({ length: mostShut + 1 }, (_, index) => `k${index}`))).toBe("");
});
