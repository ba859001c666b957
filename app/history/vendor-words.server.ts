import { z } from "zod";
import { vendorStage } from "#app/domain/vendor/stage.ts";
import type { FieldChange, Wording } from "#app/http/field-words.server.ts";
import { formatDay, formatList, inLanguage } from "#app/i18n/format.ts";
import { formatMoney } from "#app/i18n/money.ts";
import { plainExcerpt } from "#app/domain/plain-text.ts";
import { en } from "./messages.en.ts";

const named = z.object({ name: z.string(), nameZh: z.string().nullable().optional() });
const entry = named.extend({
  item: z.string().optional(),
  /** What was done to several: their names. */
  items: z.array(z.union([z.string(), named])).optional(),
  other: z.string().optional(),
  from: z.string().optional(),
  stage: z.string().optional(),
  reason: z.string().optional(),
  /** Civil times of the project. */
  until: z.string().optional(),
  deadlineBefore: z.string().optional(),
});
const texts = z.object({ before: z.record(z.string(), z.string()), after: z.record(z.string(), z.string()) });
const money = z.object({ before: z.number(), after: z.number(), currency: z.string(), currencyBefore: z.string().nullable() });
const stated = z.object({ facts: z.array(named) });
const judged = z.object({ requirements: z.array(named) });

interface Words {
  readonly text: string;
  readonly changes?: readonly FieldChange[];
}

/** What was done about vendors and what they are asked. */
export function vendorWords(command: string, data: unknown, wording: Wording): Words | undefined {
  const [area = "", verb = ""] = command.split(".");
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    vendor: en.event.vendor,
    questionnaire: en.event.questionnaire,
  };
  const known = entry.safeParse(data).data;
  if (words[area]?.[verb] === undefined || !known) return undefined;
  const { t, locale } = wording;
  const nameOf = (each: z.output<typeof named> | string) =>
    typeof each === "string" ? each : inLanguage({ text: each.name, zh: each.nameZh ?? null }, locale);
  const items = known.items ?? stated.safeParse(data).data?.facts ?? judged.safeParse(data).data?.requirements ?? [];
  const list = formatList(items.map(nameOf), locale);
  const sums = money.safeParse(data).data;
  const at = (time: string | undefined) => (time === undefined ? "" : `${formatDay(time, locale)} ${time.slice(11, 16)}`);
  const told = {
    name: nameOf(known),
    item: plainExcerpt(known.item ?? known.other ?? list, 160),
    list,
    from: t(`vendors:stage.${vendorStage(known.from ?? "")}`),
    to: t(`vendors:stage.${vendorStage(known.stage ?? "")}`),
    reason: known.reason ?? "",
    until: at(known.until),
    before: sums ? formatMoney(sums.before, sums.currencyBefore ?? sums.currency, locale) : at(known.deadlineBefore),
    after: sums ? formatMoney(sums.after, sums.currency, locale) : "",
  };
  const isSealed = command === "vendor.offer" && !sums;
  const changed = texts.safeParse(data).data;
  return {
    text: t(`history:event.${area}.${isSealed ? "offerSealed" : verb}` as "history:event.vendor.add", told),
    ...(changed ? { changes: changesOf(changed, t) } : {}),
  };
}

const labels = {
  name: "vendors:field.name",
  website: "vendors:field.website",
  profile: "vendors:field.profile",
  role: "vendors:contacts.role",
  email: "vendors:contacts.email",
  phone: "vendors:contacts.phone",
} as const;

function changesOf({ before, after }: z.output<typeof texts>, t: Wording["t"]): FieldChange[] {
  return (Object.keys(labels) as (keyof typeof labels)[]).flatMap((field) => {
    const [old = "", now = ""] = [before[field], after[field]];
    return old === now ? [] : [{ label: t(labels[field]), before: plainExcerpt(old, 160), after: plainExcerpt(now, 160) }];
  });
}
