import { expect, it } from "vitest";
import { fieldsWithoutRoom, mspdiFields, mspdiRoom } from "#app/domain/interchange/mspdi-fields.ts";
import type { CustomField, FieldKind } from "#app/domain/plan/custom-field.ts";
import { samplePlan } from "../plan/sample-plan.ts";

type Counted = readonly (readonly [FieldKind, number])[];

const fields = (...kinds: Counted): readonly CustomField[] =>
  kinds
    .flatMap(([kind, count]) => Array.from({ length: count }, (_, index) => [kind, index + 1] as const))
    .map(([kind, number], index) => ({
      key: `f${index + 1}`,
      kind,
      name: { text: `${kind} ${number}`, zh: null },
      description: { text: "", zh: null },
      isExpected: false,
      options: [],
    }));
const missing = (...kinds: Counted) => fieldsWithoutRoom(fields(...kinds)).map(({ name }) => name.text);

it("has room for 29 texts, 20 numbers and 10 days, as MS Project has beside the deliverable", () => {
  expect(mspdiRoom).toEqual({ text: 29, number: 20, date: 10 });
  expect(missing()).toEqual([]);
  expect(missing(["text", 29], ["number", 20], ["date", 10])).toEqual([]);
});

it("names what has no room: choices and people take that of texts, and so do numbers and days too many", () => {
  expect(missing(["text", 20], ["choice", 6], ["person", 5])).toEqual(["person 4", "person 5"]);
  expect(missing(["number", 22], ["date", 12], ["text", 27])).toEqual(["text 26", "text 27"]);
});

it("names exactly those that a file leaves out", () => {
  const plan = { ...samplePlan(), fields: fields(["text", 32], ["date", 1]) };
  const written = mspdiFields(plan, ({ text }) => text).definitions.map((definition) => definition["Alias"]);
  const left = fieldsWithoutRoom(plan.fields).map(({ name }) => name.text);
  expect(left).toEqual(["text 30", "text 31", "text 32"]);
  for (const { name } of plan.fields) expect(written.includes(name.text)).toBe(!left.includes(name.text));
});
