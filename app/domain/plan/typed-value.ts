import { failure, success, type Result } from "../result.ts";
import { isDay, type Day } from "../time/day.ts";
import { brokenValue, type CustomField, type CustomProblem, type CustomValue } from "./custom-field.ts";
import type { Plan } from "./model.ts";

/** What a form or a cell sends for a field: a choice by the key of its option, a person by the id. Nothing but blanks empties the field. */
export function readTypedValue(
  plan: Pick<Plan, "fields" | "people">,
  field: CustomField,
  text: string,
): Result<CustomValue | null, CustomProblem> {
  const typed = text.trim();
  if (typed === "") return success(null);
  const value = field.kind === "number" ? readNumber(typed) : field.kind === "date" ? readDay(typed) : typed;
  if (value === null) return failure(field.kind === "number" ? "plan.field.number" : "plan.field.date");
  const broken = brokenValue(plan, { [field.key]: value });
  return broken ? failure(broken.code) : success(value);
}

/** A value as {@link readTypedValue} reads it. */
export function writeTypedValue(value: CustomValue | null | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}

/**
 * A number as people write it: `12`, `-3.5`, `1,250`, `1 250.75`, `85%` as 85; full-width digits too. Null where a comma could stand for thousands and for a fraction
 * (`1,25`), and for anything else.
 */
export function readNumber(text: string): number | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[\u2212\u2013]/g, "-")
    .replace(/%$/, "")
    .trim();
  const grouped = /^[+-]?\d{1,3}(?:([, \u00a0'])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(plain) ? plain.replace(/[, \u00a0']/g, "") : plain;
  return /^[+-]?(?:\d{1,15}(?:\.\d{0,10})?|\.\d{1,10})$/.test(grouped) ? Number(grouped) : null;
}

/** `2026-03-05`, `2026/3/5`, `2026.3.5` and `2026年3月5日`. */
function readDay(text: string): Day | null {
  const match = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(text.normalize("NFKC"));
  const day = match ? `${match[1]}-${match[2]!.padStart(2, "0")}-${match[3]!.padStart(2, "0")}` : text;
  return isDay(day) ? day : null;
}
