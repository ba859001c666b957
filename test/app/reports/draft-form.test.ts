import { expect, it } from "vitest";
import { draftForm } from "#app/reports/reports.forms.server.ts";

it.each([
  [{ from: "2026-01-01", to: "9999-12-31" }, ["to: field.dayTooFar"]],
  [{ from: "0001-01-01", to: "2026-01-31" }, ["from: field.dayTooFar"]],
  [{ from: "2026-02-01", to: "2026-01-31" }, ["to: field.order"]],
  [{ from: "2020-01-01", to: "2026-01-31" }, ["from: report.period.tooLong"]],
  [{ from: "2026-01-01", to: "2026-01-31" }, []],
])("tells of a period %o what is wrong with it, at its field", (period, told) => {
  const outcome = draftForm.safeParse({ ...period, language: "en" });

  expect((outcome.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual(told);
});
