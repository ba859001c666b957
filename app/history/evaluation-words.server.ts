import { z } from "zod";
import { formatList, formatNumber, inLanguage } from "#app/i18n/format.ts";
import type { Wording } from "#app/http/field-words.server.ts";

/** What is done in the evaluation of vendors; the words for each stand under `event.evaluation`. */
export const evaluationVerbs = [
  "addSeat",
  "changeSeat",
  "removeSeat",
  "restoreSeat",
  "finalise",
  "open",
  "setWindow",
  "abandon",
  "reveal",
  "recuse",
  "openPrices",
  "moderate",
  "dropModeration",
  "settleTie",
  "rule",
  "confirmRuling",
  "withdrawRuling",
  "decide",
  "sign",
  "withdrawDecision",
] as const;
type EvaluationVerb = (typeof evaluationVerbs)[number];

const text = z.object({ text: z.string(), zh: z.string().nullable() });
const evaluationData = z.object({
  round: z.number().nullable().default(null),
  name: z.string().default(""),
  vendor: z.string().default(""),
  reason: z.string().default(""),
  criterion: text.default({ text: "", zh: null }),
  value: z.number().nullable().default(null),
  vendors: z.array(z.string()).default([]),
  signature: z.object({ stance: z.string() }).default({ stance: "for" }),
});

/** What was done in the evaluation, in words; undefined for what this release does not know. */
export function evaluationWords(command: string, data: unknown, { t, locale }: Wording): { readonly text: string } | undefined {
  const verb = evaluationVerbs.find((each) => `evaluation.${each}` === command);
  const found = evaluationData.safeParse(data);
  if (!verb || !found.success) return undefined;
  const { round, name, vendor, reason, criterion, value, vendors, signature } = found.data;
  const isAgainst = verb === "sign" && signature.stance === "against";
  return {
    text: t(`history:event.evaluation.${isAgainst ? "signAgainst" : (verb satisfies EvaluationVerb)}`, {
      number: round ?? 0,
      name,
      vendor,
      reason,
      criterion: inLanguage(criterion, locale),
      value: value === null ? "" : formatNumber(value, locale),
      vendors: formatList(vendors, locale),
    }),
  };
}
