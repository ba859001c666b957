import { addDays, formatDay, isDay, parseDay, weekday, type Day } from "../time/day.ts";

const relative = new Map(Object.entries({ today: 0, tomorrow: 1, 今天: 0, 明天: 1, 后天: 2, 大后天: 3 }));
const weekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const weekdaySigns = ["一", "二", "三", "四", "五", "六", "日"];

/**
 * The day that somebody means by a word: `2027-03-15`, `3/15`, `3月15日`, `today`, `明天`, `fri`, `周五`, `下周五`, `+5d`, `+2w`, `+3天`, `+1周`. A day
 * without a year is the next one, today included; a weekday is the next one after today, and with `下` that of next week, which begins on
 * Monday. Null for anything else, such as 30 February.
 */
export function readDueDay(word: string, today: Day): Day | null {
  const text = word.trim().toLowerCase();
  const days = relative.get(text);
  if (days !== undefined) return addDays(today, days);
  return later(text, today) ?? ofWeek(text, today) ?? dated(text, today);
}

/** `+5d`: days and weeks of the calendar, as people count them. */
function later(text: string, today: Day): Day | null {
  const [, count, unit] = /^\+(\d{1,3})(d|w|天|日|周)$/.exec(text) ?? [];
  if (count === undefined) return null;
  return addDays(today, Number(count) * (unit === "w" || unit === "周" ? 7 : 1));
}

function ofWeek(text: string, today: Day): Day | null {
  const [, next, sign] = /^(下)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text) ?? [];
  const named = text.length >= 3 ? weekdayNames.findIndex((name) => name.startsWith(text)) : -1;
  const wanted = sign === undefined ? named : weekdaySigns.indexOf(sign === "天" ? "日" : sign);
  if (wanted < 0) return null;
  const now = weekday(parseDay(today) ?? 0);
  if (next !== undefined) return addDays(today, 7 - now + wanted);
  return addDays(today, ((wanted - now + 6) % 7) + 1);
}

function dated(text: string, today: Day): Day | null {
  const full = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})[日号]?$/.exec(text);
  if (full) return dayOf(Number(full[1]), full[2], full[3]);
  const [, month, date] = /^(\d{1,2})[/月-](\d{1,2})[日号]?$/.exec(text) ?? [];
  if (month === undefined) return null;
  const year = Number(today.slice(0, 4));
  // 29 February may be years ahead.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const day = dayOf(year + ahead, month, date);
    if (day !== null && day >= today) return day;
  }
  return null;
}

function dayOf(year: number, month = "", date = ""): Day | null {
  const text = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const number = isDay(text) ? parseDay(text) : null;
  return number === null ? null : formatDay(number);
}
