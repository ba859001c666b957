import { importLimits } from "#app/domain/interchange/import-limits.ts";
import { ImportRefusal } from "#app/domain/interchange/import-problem.ts";
import type { ImportProblem } from "#app/domain/interchange/import-problem.ts";
import type { ImportedPlan } from "#app/domain/interchange/imported-plan.ts";
import { mapMspdi } from "#app/domain/interchange/map-mspdi.ts";
import { checkSchedulable } from "#app/domain/interchange/check-schedulable.ts";
import { failure } from "#app/domain/result.ts";
import type { Result } from "#app/domain/result.ts";
import { decodeXml } from "./decode-xml.ts";
import { parseXml } from "./parse-xml.ts";
import type { XmlShape } from "./parse-xml.ts";

/**
 * Reads a Microsoft Project XML file. The plan that comes back can be scheduled: loops of links and calendars without working
 * time are refused by name. Never throws for what a file contains. Meant for a worker: a file at the limits keeps a
 * processor busy for seconds.
 */
export function readMspdi(bytes: Uint8Array): Result<ImportedPlan, ImportProblem> {
  try {
    if (bytes.length === 0) throw new ImportRefusal("import.empty", {});
    if (bytes.length > importLimits.bytes) throw new ImportRefusal("import.tooLarge", { what: "bytes", limit: importLimits.bytes });
    const { document, lineOf } = parseXml(decodeXml(bytes), shape);
    const plan = mapMspdi(document, lineOf);
    return plan.ok ? checkSchedulable(plan.value) : plan;
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    const { line, ...detail } = error.detail;
    return failure({ code: error.code, ...(typeof line === "number" ? { line } : {}), detail });
  }
}

const repeatedElements = new Set([
  "Assignment",
  "Baseline",
  "Calendar",
  "Exception",
  "ExtendedAttribute",
  "PredecessorLink",
  "Resource",
  "Task",
  "TimephasedData",
  "WeekDay",
  "WorkWeek",
  "WorkingTime",
]);

/** All other elements are dropped while parsing, which keeps large files small in memory. */
const keptElements = new Set([
  ...repeatedElements,
  ...["Project", "Tasks", "Calendars", "Resources", "Assignments", "Exceptions", "WeekDays", "WorkWeeks", "WorkingTimes", "TimePeriod"],
  ...["Name", "Title", "StartDate", "FinishDate", "CalendarUID", "ScheduleFromStart", "CriticalSlackLimit", "MultipleCriticalPaths"],
  ...["ExtendedAttributes", "FieldID", "FieldName", "Alias", "ValueList", "Value"],
  ...["UID", "IsNull", "OutlineLevel", "OutlineNumber", "Start", "Finish", "Duration", "DurationFormat", "Summary", "Milestone", "Notes"],
  ...["Active", "Manual", "ManualStart", "ManualFinish", "ExternalTask", "IsSubproject", "SubprojectName", "Recurring", "LevelingDelay"],
  ...["Stop", "Resume", "PercentComplete", "ConstraintType", "ConstraintDate", "Deadline", "ActualStart", "ActualFinish"],
  ...["PredecessorUID", "Type", "CrossProject", "CrossProjectName", "LinkLag", "LagFormat"],
  ...["BaseCalendarUID", "DayType", "DayWorking", "FromTime", "ToTime", "FromDate", "ToDate", "EnteredByOccurrences", "Occurrences"],
  ...["Period", "DaysOfWeek", "MonthItem", "MonthPosition", "Month", "MonthDay"],
  ...[
    "IsCostResource",
    "IgnoreResourceCalendar",
    "TaskUID",
    "ResourceUID",
    "Units",
    "Work",
    "MaxUnits",
    "EffortDriven",
    "Priority",
    "Contact",
  ],
]);

const shape: XmlShape = {
  root: "Project",
  kept: keptElements,
  lists: repeatedElements,
  longLists: { Tasks: "Task", Assignments: "Assignment" },
  // One row more than tasks: the project itself.
  limits: { Task: importLimits.tasks + 1, PredecessorLink: importLimits.links },
};
