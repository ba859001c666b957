import type { WorkInterval } from "./calendar.ts";
import { minutesInDay } from "./day.ts";

/**
 * Reads the working times of a day as people type them: `08:00-12:00, 13:00-17:00`; empty text is a day off. Full-width signs, `~` and
 * `至` between two times and spaces are taken, a time may leave its minutes out (`8-12`), and 24:00 ends a day.
 * Returns null for anything else, and for times that run backward, overlap or are not in order.
 */
export function parseWorkingTimes(text: string): WorkInterval[] | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[–—−~〜至到]/g, "-")
    .replace(/\s+/g, "");
  const parts = plain.split(/[,、;]/).filter((part) => part !== "");
  const intervals: WorkInterval[] = [];
  for (const part of parts) {
    const [, fromHour, fromMinute = "0", toHour, toMinute = "0"] = interval.exec(part) ?? [];
    if (fromHour === undefined || toHour === undefined) return null;
    const from = Number(fromHour) * 60 + Number(fromMinute);
    const to = Number(toHour) * 60 + Number(toMinute);
    if (from < (intervals.at(-1)?.to ?? 0) || to <= from || to > minutesInDay) return null;
    intervals.push({ from, to });
  }
  return intervals;
}

/** The way {@link parseWorkingTimes} reads it back; empty for a day off. */
export function formatWorkingTimes(intervals: readonly WorkInterval[]): string {
  return intervals.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(", ");
}

const interval = /^(\d{1,2})(?::([0-5]\d))?-(\d{1,2})(?::([0-5]\d))?$/;

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
