import { expect, it } from "vitest";
import { HeardChanges } from "#app/ui/live/heard-changes.ts";

it("asks for a change once, and not for what the page was loaded with", () => {
  const heard = new HeardChanges();
  heard.note(7);
  expect([heard.isNewTo(6), heard.isNewTo(7)]).toEqual([true, false]);

  heard.ask();
  expect(heard.isNewTo(6)).toBe(false);
});

it("asks anew when in doubt though it has heard nothing new, and hears the very next change afterwards", () => {
  const heard = new HeardChanges();
  heard.note(7);
  heard.doubt();
  expect(heard.isNewTo(7)).toBe(true);

  heard.ask();
  expect(heard.isNewTo(7)).toBe(false);

  heard.note(8);
  expect(heard.isNewTo(7)).toBe(true);
});

it("knows what is new of others from what is one's own", () => {
  const heard = new HeardChanges();
  heard.note(7, true);
  expect([heard.isNewTo(6), heard.isOfOthers(6)]).toEqual([true, false]);

  heard.note(8);
  heard.note(9, true);
  expect([heard.isOfOthers(7), heard.isOfOthers(8)]).toEqual([true, false]);
});
