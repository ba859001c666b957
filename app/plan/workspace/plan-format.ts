import type { BilingualText } from "#app/domain/plan/model.ts";
import { minutesInDay, parseDay } from "#app/domain/time/day.ts";
import { splitDuration, type Duration } from "#app/domain/time/duration.ts";
import { durationWords } from "#app/i18n/duration-words.ts";
import { formatList, formatNumber } from "#app/i18n/format.ts";
import type { PlanText } from "./plan-text.ts";

export type PlanLocale = "en" | "zh";

/** How the page writes dates, durations and names in one language. Times are absolute civil minutes. */
export interface PlanFormat {
  readonly locale: PlanLocale;
  readonly text: PlanText;
  /** The day a task starts or finishes on, without the year when it is this year's, and with two digits of it in this century. */
  readonly day: (minutes: number) => string;
  readonly fullDay: (minutes: number) => string;
  readonly dayAndTime: (minutes: number) => string;
  readonly duration: (duration: Duration, dayLength: number) => string;
  /** `2026-03`. */
  readonly month: (month: string) => string;
  readonly number: (value: number) => string;
  /** An amount of money, without its currency. */
  readonly amount: (value: number, digits: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly bilingual: (name: BilingualText) => string;
}

export function planFormat(locale: PlanLocale, text: PlanText, thisYear: number): PlanFormat {
  const tag = locale === "zh" ? "zh-CN" : "en-GB";
  const short = dateFormat(tag, { day: "numeric", month: "short" });
  const withYear = dateFormat(tag, { day: "numeric", month: "short", year: "2-digit" });
  const withFullYear = dateFormat(tag, { day: "numeric", month: "short", year: "numeric" });
  const wholeMonth = dateFormat(tag, { month: "long", year: "numeric" });
  return {
    locale,
    text,
    day: (minutes) => {
      const year = new Date(minutes * 60_000).getUTCFullYear();
      if (year === thisYear) return short(minutes);
      return year >= 2000 && year <= 2099 ? withYear(minutes) : withFullYear(minutes);
    },
    fullDay: dateFormat(tag, { weekday: "short", day: "numeric", month: "short", year: "numeric" }),
    dayAndTime: dateFormat(tag, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }),
    duration: durationFormat(text),
    month: (month) => wholeMonth((parseDay(`${month}-01`) ?? 0) * minutesInDay),
    number: (value) => formatNumber(value, locale),
    amount: (value, digits) => formatNumber(value, locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    list: (items) => formatList(items, locale),
    bilingual: (name) => (locale === "zh" && name.zh !== null ? name.zh : name.text),
  };
}

/** The end of a working day at midnight belongs to the day before it. */
export function finishForDisplay(start: number, finish: number): number {
  return finish > start && finish % 1440 === 0 ? finish - 1 : finish;
}

function durationFormat(text: PlanText): PlanFormat["duration"] {
  const written = new Map<string, string>();
  return (duration, dayLength) => {
    const key = `${duration.minutes} ${duration.elapsed} ${dayLength}`;
    const words = written.get(key) ?? durationWords(splitDuration(duration, dayLength), duration.elapsed, text);
    written.set(key, words);
    return words;
  };
}

// Making a formatter costs far more than using it, and most pages use two of these.
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): (minutes: number) => string {
  const key = tag + JSON.stringify(options);
  const written = new Map<number, string>();
  const grain = options.hour === undefined ? 1440 : 1;
  return (minutes) => {
    const unit = Math.floor(minutes / grain);
    const before = written.get(unit);
    if (before !== undefined) return before;
    const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC", hourCycle: "h23" });
    dateFormats.set(key, known);
    const text = known.format(unit * grain * 60_000);
    written.set(unit, text);
    return text;
  };
}
