import { z } from "zod";
import { dayField as day } from "#app/http/day-field.ts";
import { longestPeriodDays, rhythms, type ReportPeriod } from "#app/domain/report/period.ts";
import { longestSection, reportSections } from "#app/domain/report/sections.ts";
import { daysBetween, isDay } from "#app/domain/time/day.ts";
import { locales } from "#app/i18n/locale.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const language = z.enum(locales);
const mostRecipients = 100;

/** What has to be so of the days of a report, and the refusal where it is not: arguments of `refine`. */
type PeriodRule = [isMet: (period: ReportPeriod) => boolean, refusal: { path: string[]; message: string }];

export const inOrder: PeriodRule = [({ from, to }) => from <= to, { path: ["to"], message: "field.order" }];
export const notTooLong: PeriodRule = [
  // What is no day is told at its field.
  ({ from, to }) => !isDay(from) || !isDay(to) || from > to || daysBetween(from, to) < longestPeriodDays,
  { path: ["from"], message: "report.period.tooLong" },
];

export const draftForm = z
  .object({ from: day, to: day, language })
  .refine(...inOrder)
  .refine(...notTooLong);
export const reportForm = z.object({ reportId: id, version });
export const sectionForm = z.object({
  section: z.enum(reportSections),
  version,
  body: z.string().max(longestSection).default(""),
});
/** Members by their accounts, and addresses one a line or with commas between. */
export const sendForm = z.object({
  version,
  members: z
    .array(id.optional())
    .max(mostRecipients)
    .default([])
    .transform((ids) => ids.filter((each) => each !== undefined)),
  addresses: z
    .string()
    .default("")
    .transform((text) => [...new Set(text.split(/[\s,;，；]+/).filter((part) => part !== ""))])
    .pipe(z.array(z.email("field.email").max(254)).max(mostRecipients)),
});
export const correctForm = z.object({});
export const refreshForm = z.object({});
export const rhythmForm = z.object({
  version: z.coerce.number().int().min(0),
  every: z.enum(["never", ...rhythms]),
  language,
  nextDay: day.optional(),
});
