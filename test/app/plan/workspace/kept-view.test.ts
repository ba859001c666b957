import { expect, it } from "vitest";
import { ordinaryColumns } from "#app/plan/workspace/plan-columns.ts";
import { parseKeptView } from "#app/plan/workspace/kept-view.ts";

const opened = { zoom: "week", showsCritical: true, showsBaseline: true, gridWidth: null, columns: ordinaryColumns };

it("opens a plan as it was looked at last", () => {
  const view = { zoom: "quarter", showsCritical: false, showsBaseline: false, gridWidth: 300 };

  expect(parseKeptView(JSON.stringify({ ...view, columns: "name.slack-90" }))).toEqual({
    ...view,
    columns: [
      { key: "name", width: null },
      { key: "slack", width: 90 },
    ],
  });
});

it("leaves out what makes no sense", () => {
  expect(parseKeptView(null)).toEqual(opened);
  expect(parseKeptView('"week"')).toEqual(opened);
  expect(parseKeptView('{"zoom":"decade","gridWidth":-4,"showsCritical":false}')).toEqual({ ...opened, showsCritical: false });
});
