import type { ConstraintType, LagUnit, LinkType } from "../schedule/network.ts";
import { parseCivilTime } from "../time/day.ts";
import type { CivilTime } from "../time/day.ts";
import { importLimits } from "./import-limits.ts";
import { excerpt, ImportRefusal } from "./import-problem.ts";
import type { ElementPlace } from "./import-problem.ts";
import { text } from "./xml-element.ts";
import type { XmlElement } from "./xml-element.ts";

/** The field as 0 or 1; `absent` when it is missing. */
export function readFlag(element: XmlElement, tag: string, absent = false): boolean {
  const value = text(element, tag);
  return value === null ? absent : value === "1" || value.toLowerCase() === "true";
}

/** A number of the field, null when missing. Refuses text that is no number. */
export function readNumber(element: XmlElement, tag: string, place: ElementPlace | null = null): number | null {
  const value = text(element, tag);
  if (value === null) return null;
  if (!/^[+-]?\d{1,15}(?:\.\d{0,15})?$/.test(value)) throw new ImportRefusal("import.number", { field: tag, text: excerpt(value) }, place);
  return Number(value);
}

/**
 * A civil date-time of the field, to the minute; null when missing or `NA`. Seconds are cut off. A zone mark is left
 * out: the time stays the one on the wall. Refuses impossible dates and years outside 1900 to 2199.
 */
export function readCivilTime(element: XmlElement, tag: string, place: ElementPlace | null = null): CivilTime | null {
  const value = text(element, tag);
  if (value === null || value === "NA") return null;
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(value);
  const time = parts ? `${parts[1]}T${parts[2] ?? "00:00"}` : null;
  if (time === null || parseCivilTime(time) === null) throw new ImportRefusal("import.date", { field: tag, text: excerpt(value) }, place);
  return time;
}

/** Whether the field carries a zone, which a plan does not keep. */
export function hasZone(element: XmlElement, tag: string): boolean {
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(text(element, tag)?.slice(10) ?? "");
}

/**
 * Minutes of an XML Schema duration such as `PT12H30M0S`, null when missing. Days count 24 hours, as the schema defines.
 * Refuses negative durations, years and months, which have no length in minutes, and durations over the limit.
 */
export function readDuration(element: XmlElement, tag: string, place: ElementPlace | null = null): number | null {
  const value = text(element, tag);
  if (value === null) return null;
  const parts = /^P(?:(\d{1,9})D)?(?:T(?:(\d{1,12}(?:\.\d{1,9})?)H)?(?:(\d{1,12}(?:\.\d{1,9})?)M)?(?:(\d{1,12}(?:\.\d{1,9})?)S)?)?$/.exec(
    value,
  );
  if (!parts) throw new ImportRefusal("import.duration", { field: tag, text: excerpt(value) }, place);
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((index) => Number(parts[index] ?? 0));
  const total = Math.round(days! * 1440 + hours! * 60 + minutes! + seconds! / 60);
  if (total > importLimits.durationMinutes) {
    throw new ImportRefusal("import.duration", { field: tag, text: excerpt(value), limit: importLimits.durationMinutes }, place);
  }
  return total;
}

/** Minutes of a field in tenths of a minute, within the limit of durations; 0 when missing. */
export function readTenths(element: XmlElement, tag: string, place: ElementPlace | null = null): number {
  const minutes = Math.round((readNumber(element, tag, place) ?? 0) / 10);
  if (Math.abs(minutes) > importLimits.durationMinutes) {
    throw new ImportRefusal(
      "import.duration",
      { field: tag, text: excerpt(text(element, tag) ?? ""), limit: importLimits.durationMinutes },
      place,
    );
  }
  return minutes;
}

/** Codes of elapsed units, plain and with the mark of an estimate: minutes, hours, days, weeks, months. */
const elapsedFormats = new Set([4, 6, 8, 10, 12, 36, 38, 40, 42, 44]);
const percentFormats = new Set([19, 51]);
const elapsedPercentFormats = new Set([20, 52]);

/** Whether a DurationFormat code means clock time. */
export function isElapsedFormat(code: number | null): boolean {
  return code !== null && elapsedFormats.has(code);
}

/** Whether a LagFormat code means a percentage of the predecessor in clock time. */
export function isElapsedPercentFormat(code: number | null): boolean {
  return code !== null && elapsedPercentFormats.has(code);
}

/** The unit a LagFormat code stands for; working time for everything unknown, as in the files that leave it out. */
export function lagUnitOf(code: number | null): LagUnit {
  if (code === null) return "working";
  if (percentFormats.has(code) || elapsedPercentFormats.has(code)) return "percent";
  return elapsedFormats.has(code) ? "elapsed" : "working";
}

/** Link types by their code in the file; finish-to-start when the code is missing. */
export function linkTypeOf(code: number | null): LinkType | null {
  return code === null ? "FS" : ((["FF", "FS", "SF", "SS"] as const)[code] ?? null);
}

/** Constraint types by their code in the file; null for an unknown one. */
export function constraintOf(code: number | null): ConstraintType | null {
  return code === null ? "ASAP" : ((["ASAP", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT"] as const)[code] ?? null);
}
