import { formatNumber } from "./format.ts";
import type { Locale } from "./locale.ts";

/** An amount in minor units as people write it: 45000 in CNY is "¥450.00". */
export function formatMoney(minor: number, currency: string, locale: Locale): string {
  return formatNumber(minor / 10 ** minorDigits(currency), locale, { style: "currency", currency });
}

/** The same without what comes after the point, where sums are compared: 45050 in CNY is "¥451". */
export function wholeMoney(minor: number, currency: string, locale: Locale): string {
  const whole = { minimumFractionDigits: 0, maximumFractionDigits: 0 };
  return formatNumber(minor / 10 ** minorDigits(currency), locale, { style: "currency", currency, ...whole });
}

const digits = new Map<string, number>();

/** How many digits of an amount come after the point: 2 for CNY, 0 for JPY. */
function minorDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digits.set(currency, known);
  }
  return known;
}
