import type { TaskChanges } from "#app/domain/plan/command.ts";
import { mostPriority } from "#app/domain/plan/model.ts";
import { constraintTypes, type ConstraintType } from "#app/domain/schedule/network.ts";
import { isDay, type Day } from "#app/domain/time/day.ts";
import { parseDuration } from "#app/domain/time/duration.ts";
import { editTogether, shiftTogether, type BulkChange } from "./bulk-edit.ts";
import { readTypedValue } from "#app/domain/plan/typed-value.ts";
import { fieldOf, isCustomColumn, type CustomColumn } from "./plan-columns.ts";
import { ownerChanges } from "./cell-input.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";

/** What can be changed of many tasks at once. */
export const bulkFields = [
  "owner",
  "role",
  "progress",
  "shift",
  "duration",
  "constraint",
  "deadline",
  "calendar",
  "priority",
  "active",
] as const;
export type BulkField = (typeof bulkFields)[number] | CustomColumn;

/** Those that people may set who report progress and edit nothing. */
export const reportedBulkFields: readonly BulkField[] = ["progress"];

/** What is chosen or typed in the form. */
export interface BulkValue {
  readonly field: BulkField;
  readonly value: string;
  /** The day of a constraint. */
  readonly day: string;
}

/** What each field begins with. */
export function openingValue(field: BulkField): string {
  return { progress: "100", shift: "1", priority: "500", constraint: "ASAP", active: "0" }[field as "progress"] ?? "";
}

export const needsNoDay: readonly ConstraintType[] = ["ASAP", "ALAP"];

/** What the form comes to; null while its value cannot be read. */
export function readBulkValue(picture: ScheduledPlan, taskIds: readonly string[], { field, value, day }: BulkValue): BulkChange | null {
  const changes = field === "shift" ? null : readChanges(picture, { field, value, day });
  if (changes) return editTogether(picture, taskIds, () => changes);
  const days = Number(value.normalize("NFKC"));
  return field === "shift" && Number.isInteger(days) && days !== 0 && Math.abs(days) <= 2000 ? shiftTogether(picture, taskIds, days) : null;
}

function readChanges({ dayLength, plan }: ScheduledPlan, { field, value, day }: BulkValue): TaskChanges | null {
  if (isCustomColumn(field)) {
    const own = fieldOf(plan, field);
    const read = own && readTypedValue(plan, own, value);
    return read?.ok ? { custom: { [field]: read.value } } : null;
  }
  const text = value.normalize("NFKC").trim();
  switch (field) {
    case "owner":
      return ownerChanges(value);
    case "role":
      return { roleCode: value === "" ? null : value };
    case "progress":
      return wholeNumber(text.replace(/%$/, ""), 100, (progress) => ({ progress }));
    case "duration": {
      const duration = parseDuration(value, dayLength);
      return duration && { durationMinutes: duration.minutes, elapsed: duration.elapsed };
    }
    case "constraint":
      return constraintChanges(value, day, plan.calendar.week);
    case "deadline":
      return value === "" ? { deadline: null } : isDay(value) ? { deadline: `${value}T17:00` } : null;
    case "calendar":
      return { calendarId: value === "" ? null : value };
    case "priority":
      return wholeNumber(text, mostPriority, (priority) => ({ priority }));
    case "active":
      return { active: value === "1" };
    case "shift":
      return null;
    default:
      return field satisfies never;
  }
}

function wholeNumber(text: string, most: number, changes: (value: number) => TaskChanges): TaskChanges | null {
  return /^\d{1,4}$/.test(text) && Number(text) <= most ? changes(Number(text)) : null;
}

/** Starts are held to the first working hour of the week, finishes to the last. */
function constraintChanges(value: string, day: Day | "", week: ScheduledPlan["plan"]["calendar"]["week"]): TaskChanges | null {
  const constraint = constraintTypes.find((type) => type === value);
  if (!constraint) return null;
  if (needsNoDay.includes(constraint)) return { constraint, constraintAt: null };
  if (!isDay(day)) return null;
  const hours = week.flat();
  const minute =
    constraint.startsWith("S") || constraint === "MSO"
      ? Math.min(...hours.map((one) => one.from))
      : Math.max(...hours.map((one) => one.to));
  const clock = Math.min(Number.isFinite(minute) ? minute : 0, 1439);
  return { constraint, constraintAt: `${day}T${two(Math.floor(clock / 60))}:${two(clock % 60)}` };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
