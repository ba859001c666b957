import { z } from "zod";
import { languageTag, type Locale } from "./locale.ts";

// Asking Intl costs more than most of a request. Only canonical names are remembered, of which there are a few hundred.
const canonicalTimeZones = new Set<string>();

/** The canonical name of a time zone, however it is spelt; undefined for what is none. */
export function canonicalTimeZone(text: string): string | undefined {
  if (canonicalTimeZones.has(text)) return text;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions();
    canonicalTimeZones.add(timeZone);
    return timeZone;
  } catch {
    return undefined;
  }
}

export function isTimeZone(text: string | null | undefined): text is string {
  return Boolean(text) && canonicalTimeZone(text ?? "") !== undefined;
}

/** The field of a form that chooses a time zone; its value is the canonical name. */
export const timeZoneField = z.string().transform((text, context) => {
  const timeZone = canonicalTimeZone(text);
  if (timeZone !== undefined) return timeZone;
  context.addIssue({ code: "custom", message: "field.invalid" });
  return z.NEVER;
});

/** Every time zone to choose from; the one in use may be an alias that Intl does not list. */
export function timeZoneChoices(inUse: string): string[] {
  return [...new Set([inUse, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
}

export interface CurrencyChoice {
  /** ISO 4217. */
  readonly code: string;
  readonly name: string;
}

const currencies: readonly string[] = Intl.supportedValuesOf("currency");

export function isCurrency(code: string): boolean {
  return currencies.includes(code);
}

/** Every currency, named by the server: browsers do not all name them alike. */
export function currencyChoices(locale: Locale): CurrencyChoice[] {
  const names = new Intl.DisplayNames([languageTag(locale)], { type: "currency" });
  return currencies.map((code) => ({ code, name: names.of(code) ?? code }));
}
