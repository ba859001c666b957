import { formatNumber } from "./format.ts";
import type { Locale } from "./locale.ts";

const digits = new Map<string, number>();

/** How many digits of an amount come after the point: 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digits.set(currency, known);
  }
  return known;
}

/** An amount in minor units as people write it: 45000 in CNY is "¥450.00". */
export function formatMoney(minor: number, currency: string, locale: Locale): string {
  return formatNumber(minor / 10 ** minorDigits(currency), locale, { style: "currency", currency });
}

/** The same without what comes after the point, where sums are compared: 45050 in CNY is "¥451". */
export function wholeMoney(minor: number, currency: string, locale: Locale): string {
  const whole = { minimumFractionDigits: 0, maximumFractionDigits: 0 };
  return formatNumber(minor / 10 ** minorDigits(currency), locale, { style: "currency", currency, ...whole });
}

/** An amount in minor units for a field, without signs: 45000 in CNY is "450.00". */
export function moneyText(minor: number, currency: string): string {
  return (minor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency));
}

/**
 * What people type for an amount, in minor units: "450", "1,200.50", "1 200,5" and "￥450" alike. Null for what is none, is negative, or has
 * more digits after the point than the currency.
 */
export function parseMoney(text: string, currency: string): number | null {
  const plain = text.normalize("NFKC").replace(/[\s'’\p{Sc}]/gu, "");
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d+)(?:[.,](\d{1,4}))?$/.exec(plain);
  if (!match) return null;
  const [, whole = "", fraction = ""] = match;
  const places = minorDigits(currency);
  if (fraction.length > places) return null;
  const minor = Number(whole.replace(/[.,]/g, "") + fraction.padEnd(places, "0"));
  return Number.isSafeInteger(minor) ? minor : null;
}
