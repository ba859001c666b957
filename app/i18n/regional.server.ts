import { languageTag, type Locale } from "./locale.ts";

// Asking Intl costs more than most of a request.
const knownTimeZones = new Set<string>();

export function isTimeZone(text: string | null | undefined): text is string {
  if (!text) return false;
  if (knownTimeZones.has(text)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    knownTimeZones.add(text);
    return true;
  } catch {
    return false;
  }
}

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
