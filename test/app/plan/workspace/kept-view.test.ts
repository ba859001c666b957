import { expect, it } from "vitest";
import { parseKeptView } from "#app/plan/workspace/kept-view.ts";

const opened = { zoom: "week", showsCritical: true, showsBaseline: true, gridWidth: null };

it("opens a plan as it was looked at last", () => {
  const view = { zoom: "quarter", showsCritical: false, showsBaseline: false, gridWidth: 300 };

  expect(parseKeptView(JSON.stringify(view))).toEqual(view);
});

it("leaves out what makes no sense", () => {
  expect(parseKeptView(null)).toEqual(opened);
  expect(parseKeptView('"week"')).toEqual(opened);
  expect(parseKeptView('{"zoom":"decade","gridWidth":-4,"showsCritical":false}')).toEqual({ ...opened, showsCritical: false });
});
