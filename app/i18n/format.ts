import { languageTag, type Locale } from "./locale.ts";

// Making a formatter costs far more than using it.
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();
const listFormats = new Map<string, Intl.ListFormat>();
// A plan's pages write the same days over and over.
const writtenDays = new Map<string, string>();
const mostWrittenDays = 20_000;

type DayStyle = "short" | "long" | "month" | "monthShort" | "weekday" | "weekdayAlone" | "dayOfMonth";

const dayStyles: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
  short: { day: "numeric", month: "short", year: "numeric" },
  long: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  month: { month: "long", year: "numeric" },
  monthShort: { month: "short", year: "numeric" },
  weekday: { weekday: "short", day: "numeric", month: "short" },
  weekdayAlone: { weekday: "short" },
  dayOfMonth: { day: "numeric", month: "short" },
};

/** A civil day, or the day of a civil time, as people write it. Civil days have no zone, so none is applied. */
export function formatDay(day: string, locale: Locale, style: DayStyle = "short"): string {
  const key = `${locale}${style}${day.slice(0, 10)}`;
  let text = writtenDays.get(key);
  if (text === undefined) {
    text = dateFormat(locale, `day ${style}`, { ...dayStyles[style], timeZone: "UTC" }).format(new Date(`${day.slice(0, 10)}T00:00Z`));
    if (writtenDays.size > mostWrittenDays) writtenDays.clear();
    writtenDays.set(key, text);
  }
  return text;
}

/** An instant (ISO text in UTC) as a clock in the reader's time zone shows it. */
export function formatInstant(instant: string, locale: Locale, timeZone: string): string {
  const format = dateFormat(locale, `instant ${timeZone}`, { dateStyle: "medium", timeStyle: "short", timeZone });
  return format.format(new Date(instant));
}

export function formatNumber(value: number, locale: Locale, options: Intl.NumberFormatOptions = {}): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = numberFormats.get(key);
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(languageTag(locale), options)));
  return format.format(value);
}

const byteUnits = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size in the largest unit of which it has one: 1,536 becomes "1.5 kB". */
export function formatBytes(bytes: number, locale: Locale): string {
  const power = Math.min(byteUnits.length - 1, Math.max(0, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024))));
  const unit = byteUnits[power] ?? "byte";
  return formatNumber(bytes / 1024 ** power, locale, {
    style: "unit",
    unit,
    // "796 byte" in short, whatever their number.
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: power === 0 ? 0 : 1,
  });
}

/** "A, B and C" in a sentence, or, `bare`, "A, B, C" where the list stands alone or goes on. */
export function formatList(items: readonly string[], locale: Locale, style: "sentence" | "bare" = "sentence"): string {
  const key = `${locale} ${style}`;
  let format = listFormats.get(key);
  // Narrow lists do without the last word; those of the type "unit" run together in Chinese.
  if (!format) listFormats.set(key, (format = new Intl.ListFormat(languageTag(locale), { style: style === "bare" ? "narrow" : "long" })));
  return format.format(items);
}

/** Sentences one after another: Chinese ones have room of their own after the full stop. */
export function joinSentences(sentences: readonly string[], locale: Locale): string {
  return sentences.filter(Boolean).join(locale === "zh" ? "" : " ");
}

/** `value` is per cent: 62 becomes "62%". */
export function formatPercent(value: number, locale: Locale): string {
  return formatNumber(value / 100, locale, { style: "percent", maximumFractionDigits: 0 });
}

/** Compares names: Latin ones by letter and Chinese ones by pinyin, whatever the reader's language, for one list may hold both. */
export const byName: (a: string, b: string) => number = new Intl.Collator("zh-CN-u-co-pinyin", { numeric: true }).compare;

/** Text of a template in the reader's language; text that people typed, as they typed it. */
export function inLanguage(text: { readonly text: string; readonly zh: string | null }, locale: Locale): string {
  return locale === "zh" && text.zh !== null ? text.zh : text.text;
}

function dateFormat(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let format = dateFormats.get(key);
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(languageTag(locale), options)));
  return format;
}
