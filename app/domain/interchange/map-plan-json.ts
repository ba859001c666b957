import { failure, success } from "../result.ts";
import type { Result } from "../result.ts";
import { mostPriority, ordinaryPriority } from "../plan/model.ts";
import { standardCalendar } from "../time/calendar.ts";
import type { WorkInterval } from "../time/calendar.ts";
import { isCivilTime } from "../time/day.ts";
import type { CivilTime } from "../time/day.ts";
import { importLimits } from "./import-limits.ts";
import { excerpt, ImportRefusal } from "./import-problem.ts";
import type { ImportProblem } from "./import-problem.ts";
import type { ImportedCalendar, ImportedLink, ImportedPlan, ImportedTask, ImportNote } from "./imported-plan.ts";
import { readJsonFields, readJsonValues } from "./plan-json-fields.ts";
import { jsonAssignments, jsonPeople } from "./plan-json-people.ts";
import { jsonConstraint, jsonLag, jsonLinkType } from "./plan-json.ts";
import type { PlanJson, PlanJsonCalendar, PlanJsonTask, Span } from "./plan-json.ts";
import { ordinaryCriticality } from "../plan/criticality.ts";

/**
 * Turns a project of the JSON exchange format into a plan; ids are its uids. Stored early and late dates are never read. An empty
 * list of tasks gives an empty plan. Refuses what {@link file://./map-mspdi.ts} refuses: unreadable dates, times and units,
 * a uid used twice, a parent that is not in the file, a link of a task to itself, a loop of calendars, more tasks or links than the limits.
 */
export function mapPlanJson(json: PlanJson): Result<ImportedPlan, ImportProblem> {
  try {
    return success(mapProject(json));
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    return failure({ code: error.code, detail: error.detail });
  }
}

function mapProject(json: PlanJson): ImportedPlan {
  const notes: ImportNote[] = [];
  if (json.tasks.length > importLimits.tasks + 1) {
    throw new ImportRefusal("import.tooLarge", { what: "tasks", count: json.tasks.length, limit: importLimits.tasks });
  }
  const calendarByUid = new Map(json.calendars.map((calendar) => [calendar.uid, calendar]));
  const calendars: Record<string, ImportedCalendar> = {};
  const resolved = new Map<number, ImportedCalendar>();
  const resolve = (uid: number) => {
    const calendar = resolved.get(uid) ?? resolveCalendar(uid, calendarByUid);
    resolved.set(uid, calendar);
    return calendar;
  };
  const use = (uid: number) => (calendars[String(uid)] ??= resolve(uid));
  use(json.defaultCalendar);
  const parents = new Set(json.tasks.map((task) => task.parent));
  refuseUnknownParents(json);
  const seen = new Set<number>();
  const calendarOf = (uid: number) => (calendarByUid.has(uid) ? resolve(uid) : null);
  const people = jsonPeople(json, calendarOf);
  const personIds = new Set(people.map((person) => person.id));
  const assignments = jsonAssignments(json, people);
  for (const { calendar } of people) if (calendar !== null) use(Number(calendar));
  const owners = new Map([...assignments].reverse().map(({ taskId, personId }) => [taskId, personId]));
  const fields = readJsonFields(json, notes);
  const tasks = json.tasks.map((task) => {
    if (seen.has(task.uid)) throw new ImportRefusal("import.duplicateTask", { uid: task.uid, name: task.name ?? "" });
    seen.add(task.uid);
    const mapped = mapTask(task, parents.has(task.uid), json, notes);
    const calendar = task.cal !== null && task.cal !== undefined && calendarOf(task.cal) ? String(task.cal) : null;
    if (calendar === null && (task.cal ?? null) !== null) {
      notes.push({
        code: "import.note.calendarMissing",
        taskName: mapped.name,
        uid: mapped.uid,
        parameters: { calendar: String(task.cal) },
      });
    }
    if (calendar !== null) use(Number(calendar));
    const owner =
      task.owner === null || task.owner === undefined ? undefined : personIds.has(String(task.owner)) ? String(task.owner) : undefined;
    const custom = readJsonValues(task, fields, people, notes);
    return { ...mapped, custom, calendar, ownerId: owner ?? owners.get(mapped.id) ?? null };
  });
  return {
    format: "json",
    name: json.file?.replace(/\.(?:xml|mpp|json)$/i, "") ?? "",
    start: requireTime(json.start, "start"),
    calendar: String(json.defaultCalendar),
    calendars,
    fields,
    tasks,
    links: mapLinks(json, seen, notes),
    people,
    assignments,
    criticality: json.criticality ?? ordinaryCriticality,
    notes,
  };
}

function refuseUnknownParents({ tasks }: PlanJson): void {
  const known = new Set(tasks.map((task) => task.uid));
  const orphan = tasks.find(({ parent }) => parent !== null && !known.has(parent));
  if (orphan)
    throw new ImportRefusal("import.parentUnknown", { name: excerpt(orphan.name ?? String(orphan.uid)), parent: orphan.parent ?? 0 });
}

function mapTask(task: PlanJsonTask, hasChildren: boolean, json: PlanJson, notes: ImportNote[]): ImportedTask {
  const name = task.name ?? String(task.uid);
  const constraint = jsonConstraint(task.ct);
  const note = (code: ImportNote["code"], parameters: ImportNote["parameters"]) =>
    notes.push({ code, taskName: name, uid: String(task.uid), parameters });
  if (constraint === null) note("import.note.constraintUnknown", { constraint: excerpt(task.ct ?? "") });
  const isDated = constraint !== null && constraint !== "ASAP" && constraint !== "ALAP";
  const constraintAt = isDated ? optionalTime(task.cd, "cd") : null;
  if (isDated && constraintAt === null) note("import.note.constraintDateMissing", { constraint });
  const durationMinutes = Math.round(task.durMin ?? 0);
  if (durationMinutes < 0 || durationMinutes > importLimits.durationMinutes) {
    throw new ImportRefusal("import.duration", { field: "durMin", text: String(task.durMin), limit: importLimits.durationMinutes });
  }
  const external = task.external === true;
  const isManual = !hasChildren && (external || task.mode === "MANUALLY_SCHEDULED");
  const fileStart = optionalTime(task.start, "start");
  const fileFinish = optionalTime(task.finish, "finish");
  const manualStart = optionalTime(task.manualStart, "manualStart") ?? fileStart;
  const manualFinish = optionalTime(task.manualFinish, "manualFinish") ?? fileFinish;
  return {
    id: String(task.uid),
    uid: String(task.uid),
    parentId: task.parent === null ? null : String(task.parent),
    kind: hasChildren ? "phase" : durationMinutes > 0 ? "task" : task.kind === "gate" ? "gate" : "milestone",
    name,
    durationMinutes,
    elapsed: task.durElapsed === true && !hasChildren,
    progress: Math.min(100, Math.max(0, task.pct ?? 0)),
    constraint: constraint === null || (isDated && constraintAt === null) ? "ASAP" : constraint,
    constraintAt,
    deadline: optionalTime(task.deadline, "deadline"),
    actualStart: optionalTime(task.as, "as"),
    actualFinish: optionalTime(task.af, "af"),
    manualStart: isManual && manualFinish !== null ? manualStart : null,
    manualFinish: isManual && manualStart !== null ? manualFinish : null,
    active: task.active !== false,
    external,
    calendar: null,
    workType: task.type === "FIXED_DURATION" ? "fixedDuration" : task.type === "FIXED_WORK" ? "fixedWork" : "fixedUnits",
    effortDriven: task.effortDriven === true,
    optimisticMinutes: task.optimisticMin ?? null,
    pessimisticMinutes: task.pessimisticMin ?? null,
    ignoresPeople: task.ignoreResourceCalendar === true,
    priority: Math.min(mostPriority, Math.max(0, Math.round(task.priority ?? ordinaryPriority))),
    ownerId: null,
    levellingDelayMinutes: levellingDelay(task.lev, json),
    pauses: hasChildren ? [] : (task.splits ?? []).map(([afterMinutes, minutes]) => ({ afterMinutes, minutes })),
    lostLink: false,
    deliverable: (task.deliverable ?? "").trim(),
    texts: { description: (task.description ?? "").trim(), checklist: task.checklist ?? [] },
    custom: {},
    fileStart,
    fileFinish,
  };
}

function mapLinks(json: PlanJson, known: ReadonlySet<number>, notes: ImportNote[]): readonly ImportedLink[] {
  const links: ImportedLink[] = [];
  for (const task of json.tasks) {
    for (const [predecessor, typeName, amount, unit] of task.pred ?? []) {
      if (predecessor === task.uid) throw new ImportRefusal("import.selfLink", { uid: task.uid, name: task.name ?? String(task.uid) });
      const type = jsonLinkType(typeName);
      const lag = jsonLag(amount, unit, json);
      if (type === null || lag === null || Math.abs(lag.lag) > importLimits.durationMinutes) {
        throw new ImportRefusal("import.number", { field: "pred", text: excerpt(`${typeName} ${amount} ${unit}`) });
      }
      if (!known.has(predecessor)) {
        const parameters = { predecessor };
        notes.push({ code: "import.note.linkUnknown", taskName: task.name ?? String(task.uid), uid: String(task.uid), parameters });
        continue;
      }
      const successorId = String(task.uid);
      links.push({
        id: `${predecessor}-${successorId}-${links.length}`,
        predecessorId: String(predecessor),
        successorId,
        type,
        lag: lag.lag,
        lagUnit: lag.unit,
      });
      if (links.length > importLimits.links) throw new ImportRefusal("import.tooLarge", { what: "links", limit: importLimits.links });
    }
  }
  return links;
}

const dayNames = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;

function resolveCalendar(uid: number, calendars: ReadonlyMap<number, PlanJsonCalendar>): ImportedCalendar {
  const chain: PlanJsonCalendar[] = [];
  for (let at = calendars.get(uid); at; at = at.parent === null || at.parent === undefined ? undefined : calendars.get(at.parent)) {
    if (chain.includes(at)) throw new ImportRefusal("import.calendar.loop", { calendar: at.name ?? String(at.uid) });
    chain.push(at);
  }
  let resolved: ImportedCalendar = { name: String(uid), ...standardCalendar, exceptions: [] };
  for (const { name, week, exceptions } of chain.reverse()) {
    resolved = {
      name: name ?? resolved.name,
      week: dayNames.map((day, index) => {
        const spans = week[day];
        return spans === undefined || spans === "default" ? (resolved.week[index] ?? []) : (spans ?? []).map(interval);
      }),
      exceptions: [
        ...resolved.exceptions,
        ...exceptions.map((exception) => ({
          from: exception.from.slice(0, 10),
          to: exception.to.slice(0, 10),
          intervals: (exception.hours ?? []).map(interval),
          name: exception.name ?? "",
        })),
      ],
    };
  }
  return resolved;
}

function interval([from, to]: Span): WorkInterval {
  const start = minuteOfDay(from);
  const end = minuteOfDay(to) || 1440;
  if (!(start < end)) throw new ImportRefusal("import.date", { field: "week", text: excerpt(`${from}-${to}`) });
  return { from: start, to: end };
}

function minuteOfDay(value: string): number {
  const parts = /^([01]\d|2[0-4]):([0-5]\d)/.exec(value);
  if (!parts) throw new ImportRefusal("import.date", { field: "week", text: excerpt(value) });
  return Number(parts[1]) * 60 + Number(parts[2]);
}

function levellingDelay(value: string | null | undefined, json: PlanJson): number {
  const parts = /^(-?\d{1,9}(?:\.\d{1,9})?)(\D{1,3})$/.exec(value ?? "0m");
  const delay = parts ? jsonLag(Number(parts[1]), String(parts[2]), json) : null;
  if (delay === null) throw new ImportRefusal("import.duration", { field: "lev", text: excerpt(value ?? "") });
  return delay.lag;
}

function optionalTime(value: string | null | undefined, field: string): CivilTime | null {
  return value === null || value === undefined ? null : requireTime(value, field);
}

function requireTime(value: string, field: string): CivilTime {
  const time = value.length === 10 ? `${value}T00:00` : value.slice(0, 16);
  if (!isCivilTime(time)) throw new ImportRefusal("import.date", { field, text: excerpt(value) });
  return time;
}
