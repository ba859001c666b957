import { z } from "zod";
import { isDay } from "#app/domain/time/day.ts";

const [first, last] = ["2000-01-01", "2099-12-31"];

/** A day of the years in which projects happen, as it is typed into a form. */
export const dayField = z.string().superRefine((text, context) => {
  const isFar = /^\d{4}-\d{2}-\d{2}$/.test(text) && (text < first || text > last);
  if (isFar) context.addIssue({ code: "custom", message: "field.dayTooFar" });
  else if (!isDay(text)) context.addIssue({ code: "custom", message: "field.day" });
});
