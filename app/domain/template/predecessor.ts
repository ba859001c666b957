import { linkTypes } from "../schedule/network.ts";
import type { TemplatePredecessor } from "./template.ts";

const syntax = /^(\d+(?:\.\d+)*)(?:(FS|SS|FF|SF)([+-]\d{1,4})?)?$/;

/**
 * Reads one link of a template's compact notation: the predecessor's id, then optionally the link type, then optionally a signed number of
 * working days. The type is finish-to-start and the lag zero when they are not written.
 *
 * `2.07FS-5` reads as `{ taskId: "2.07", type: "FS", lagDays: -5 }`: begin five working days before 2.07 ends.
 *
 * Returns null for any other text (a lag without a type, a fraction of a day, lower case, blanks); never throws.
 * The link types are those of the precedence diagramming method.
 */
export function parsePredecessor(text: string): TemplatePredecessor | null {
  const match = syntax.exec(text);
  const taskId = match?.[1];
  if (match === null || taskId === undefined) return null;
  const type = linkTypes.find((candidate) => candidate === match[2]) ?? "FS";
  return { taskId, type, lagDays: match[3] === undefined ? 0 : Number(match[3]) };
}

/**
 * Writes a link in the compact notation, leaving out what `parsePredecessor` assumes: reading the result gives the same link back.
 * A whole number of days is expected; throws a RangeError for anything else.
 */
export function formatPredecessor({ taskId, type, lagDays }: TemplatePredecessor): string {
  if (!Number.isInteger(lagDays)) throw new RangeError(`A lag is a whole number of working days, not ${lagDays}`);
  if (lagDays !== 0) return `${taskId}${type}${lagDays > 0 ? "+" : ""}${lagDays}`;
  return type === "FS" ? taskId : `${taskId}${type}`;
}
