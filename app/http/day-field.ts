import { z } from "zod";
import { isDay } from "#app/domain/time/day.ts";

const [first, last] = ["2000-01-01", "2099-12-31"];

/** A day of the years in which projects happen, as it is typed into a form. */
export const dayField = z.string().superRefine((text, context) => {
  if (isFarDay(text)) context.addIssue({ code: "custom", message: "field.dayTooFar" });
  else if (!isDay(text)) context.addIssue({ code: "custom", message: "field.day" });
});

/** Whether a day lies in years in which no projects happen. */
export function isFarDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && (text < first || text > last);
}

type TypedDays<Field extends string> = Readonly<Partial<Record<Field, string | undefined>>>;

/** Refuses far days that were typed into a form; one that a plan brought along stays as it is. */
export function refuseFarDays<Field extends string>(
  fields: readonly Field[],
  typed: TypedDays<Field>,
  shown: Readonly<Partial<Record<Field, string | null | undefined>>>,
  context: z.core.$RefinementCtx,
): void {
  for (const field of fields) {
    const day: string | undefined = typed[field];
    if (day !== undefined && isFarDay(day) && shown[field]?.slice(0, 10) !== day)
      context.addIssue({ code: "custom", message: "field.dayTooFar", path: [field] });
  }
}
