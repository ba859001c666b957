import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { fieldErrors } from "#app/http/field-errors.ts";

const schema = z.object({
  name: z.string().min(1).max(5),
  email: z.email(),
  age: z.coerce.number().min(18).max(99),
  password: z.string().min(12),
  day: z.string().refine((text) => text === "2027-01-04", "field.day"),
  kind: z.enum(["a", "b"]),
});
const good = { name: "Li", email: "li@example.com", age: "30", password: "correct horse", day: "2027-01-04", kind: "a" };

function errorsOf(changes: Readonly<Record<string, string>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...good, ...changes })) if (value !== "absent") form.set(name, value);
  const submission = parseWithZod(form, { schema, formatError: (issues: z.core.$ZodIssue[]) => issues });
  return submission.status === "success" ? {} : fieldErrors(submission.error ?? {});
}

describe("fieldErrors", () => {
  it("is empty for a form without mistakes", () => {
    expect(errorsOf({})).toEqual({});
  });

  it.each([
    ["a field left empty", { name: "" }, { name: { code: "field.required", parameters: {} } }],
    ["a field that is not there", { name: "absent" }, { name: { code: "field.required", parameters: {} } }],
    ["too long a text", { name: "123456" }, { name: { code: "field.tooLong", parameters: { maximum: 5 } } }],
    ["too short a text", { password: "short" }, { password: { code: "field.tooShort", parameters: { minimum: 12 } } }],
    ["too small a number", { age: "3" }, { age: { code: "field.tooSmall", parameters: { minimum: 18 } } }],
    ["too large a number", { age: "300" }, { age: { code: "field.tooBig", parameters: { maximum: 99 } } }],
    ["no number", { age: "old" }, { age: { code: "field.invalid", parameters: {} } }],
    ["no e-mail address", { email: "li" }, { email: { code: "field.email", parameters: {} } }],
    ["a mistake with a name of its own", { day: "2027-02-30" }, { day: { code: "field.day", parameters: {} } }],
    ["a value that is no choice", { kind: "c" }, { kind: { code: "field.invalid", parameters: {} } }],
  ])("names %s", (_case, changes, errors) => {
    expect(errorsOf(changes)).toEqual(errors);
  });

  it("names every field that is wrong at once", () => {
    expect(Object.keys(errorsOf({ name: "", email: "x", age: "1" })).sort()).toEqual(["age", "email", "name"]);
  });
});
