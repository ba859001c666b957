import { readFileSync } from "node:fs";
import path from "node:path";
import type { OfferedFile } from "#app/imports/offered-file.ts";

const rolloutXml = path.resolve(import.meta.dirname, "../../fixtures/mspdi/crm-rollout.xml");

/** A plan with what a project of ours does not keep: a night calendar, a levelling delay, a person's own calendar, a link out of the file. */
export function rolloutFile(name = "crm-rollout.xml"): File {
  return new File([readFileSync(rolloutXml)], name);
}

/** A file of the JSON exchange format: tasks of eight hours on office days that begin on Monday 5 January 2026. */
export function jsonFile(tasks: readonly object[], changes: object = {}, name = "plan.json"): File {
  const day = [
    ["08:00", "12:00"],
    ["13:00", "17:00"],
  ];
  const plan = {
    file: "Small plan",
    start: "2026-01-05T08:00",
    defaultCalendar: 1,
    calendars: [{ uid: 1, name: "Office", parent: null, week: { MON: day, TUE: day, WED: day, THU: day, FRI: day, SAT: [], SUN: [] } }],
    tasks: tasks.map((task) => ({ parent: null, durMin: 480, ...task })),
    ...changes,
  };
  return new File([JSON.stringify(plan)], name);
}

/** A file that may not be read: its size alone decides. */
export function unreadFile(size: number): OfferedFile {
  return {
    name: "large.xml",
    size,
    arrayBuffer: () => Promise.reject(new Error("the file was read")),
  };
}
