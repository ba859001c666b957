import { expect, it } from "vitest";
import { halvesToChoose, levelsToChoose } from "#app/domain/evaluation/levels-to-choose.ts";

const text = { en: "Good", zh: "好" };

it("offers every whole step of a scale, with what is said of some", () => {
  expect(levelsToChoose({ scale: [0, 3], levels: [{ level: 2, text }] })).toEqual([
    { level: 0, text: null },
    { level: 1, text: null },
    { level: 2, text },
    { level: 3, text: null },
  ]);
});

it("offers ten steps of a long scale, its end and what is described", () => {
  const levels = levelsToChoose({ scale: [0, 95], levels: [{ level: 42, text }] }).map(({ level }) => level);
  expect(levels).toEqual([0, 10, 20, 30, 40, 42, 50, 60, 70, 80, 90, 95]);
});

it("offers halves between the whole steps of a short scale alone", () => {
  expect(halvesToChoose({ scale: [0, 5] })).toEqual([0.5, 1.5, 2.5, 3.5, 4.5]);
  expect(halvesToChoose({ scale: [1, 2] })).toEqual([1.5]);
  expect(halvesToChoose({ scale: [0, 100] })).toEqual([]);
});
