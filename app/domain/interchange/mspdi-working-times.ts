import { standardCalendar } from "../time/calendar.ts";
import type { WorkInterval } from "../time/calendar.ts";
import { excerpt } from "./import-problem.ts";
import type { ImportNote } from "./imported-plan.ts";
import { readFlag } from "./mspdi-values.ts";
import { child, children, text } from "./xml-element.ts";
import type { XmlElement } from "./xml-element.ts";

/**
 * Working time of a WeekDay or Exception element. A working day without times works the standard hours; a span that ends
 * at 00:00 ends at midnight. Spans that cannot be read or that run backward are left out and noted.
 */
export function readWorkingTimes(element: XmlElement, calendar: string, notes: ImportNote[]): readonly WorkInterval[] {
  if (!readFlag(element, "DayWorking")) return [];
  const list = child(element, "WorkingTimes");
  const spans = list ? children(list, "WorkingTime") : [];
  if (spans.length === 0) return standardCalendar.week[0] ?? [];
  const intervals: WorkInterval[] = [];
  for (const span of spans) {
    const fromText = text(span, "FromTime");
    const toText = text(span, "ToTime");
    if (fromText === null && toText === null) continue;
    const from = minuteOfDay(fromText);
    const to = minuteOfDay(toText);
    const end = to === 0 ? 1440 : to;
    if (from === null || end === null || end <= from) {
      const times = excerpt(`${fromText ?? ""}-${toText ?? ""}`);
      notes.push({ code: "import.note.calendarTimes", taskName: null, uid: null, parameters: { calendar, times } });
    } else {
      intervals.push({ from, to: end });
    }
  }
  return joined(intervals);
}

function minuteOfDay(value: string | null): number | null {
  const parts = /^(\d{2}):(\d{2})(?::\d{2})?$/.exec(value ?? "");
  if (!parts) return null;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return Number(parts[2]) < 60 && minutes <= 1440 ? minutes : null;
}

/** The intervals in order, those that touch or overlap made one. */
function joined(intervals: readonly WorkInterval[]): readonly WorkInterval[] {
  const result: WorkInterval[] = [];
  for (const interval of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && interval.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) };
    else result.push(interval);
  }
  return result;
}
