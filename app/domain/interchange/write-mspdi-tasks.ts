import { isPoint, type Plan, type PlanLink, type PlanTask } from "../plan/model.ts";
import { summaryIds, workBreakdownCodes } from "../plan/tree.ts";
import type { ConstraintType, LinkType } from "../schedule/network.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { workBetween } from "../time/calendar.ts";
import { parseCivilTime, type CivilTime } from "../time/day.ts";
import type { WrittenFields } from "./mspdi-fields.ts";
import { period } from "./write-mspdi-assignments.ts";
import type { MspdiWishes } from "./write-mspdi.ts";
import type { XmlElement } from "./xml-element.ts";

const linkTypes: Readonly<Record<LinkType, string>> = { FF: "0", FS: "1", SF: "2", SS: "3" };
const constraints: Readonly<Record<ConstraintType, string>> = {
  ASAP: "0",
  ALAP: "1",
  MSO: "2",
  MFO: "3",
  SNET: "4",
  SNLT: "5",
  FNET: "6",
  FNLT: "7",
};
const workTypeCodes = { fixedUnits: "0", fixedDuration: "1", fixedWork: "2" } as const;
/** Days of working time and days by the clock. */
const durationFormats = { working: "7", elapsed: "8", percent: "19" } as const;

/** The Task elements of a plan, in the order of its outline. */
export function mspdiTasks(
  plan: Plan,
  schedule: Schedule,
  {
    textOf,
    notesOf,
    valuesOf,
    calendarUid,
  }: Pick<MspdiWishes, "textOf" | "notesOf"> & Pick<WrittenFields, "valuesOf"> & { readonly calendarUid: (id: string) => string },
): readonly XmlElement[] {
  const codes = workBreakdownCodes(plan.tasks);
  const summaries = summaryIds(plan.tasks);
  const links = linksBySuccessor(plan);
  const people = new Map(plan.people.map((person) => [person.id, person.name]));
  return plan.tasks.map((task, index) => {
    const { start, finish, durationMinutes, percentComplete } = schedule.task(schedule.indexOf(task.id));
    const code = codes.get(task.id) ?? "";
    const isSummary = summaries.has(task.id);
    const duration = isSummary ? durationMinutes : task.durationMinutes;
    const byHand = manualOf(task, schedule);
    // What is done of a task and what is left are of how long it lasts, by hand until it has begun: others do not work them out of the per cent.
    const length = task.actualStart === null ? (byHand?.minutes ?? duration) : duration;
    const done = Math.round((length * (isSummary ? percentComplete : task.progress)) / 100);
    const baseline = plan.baseline?.[task.id];
    const notes = notesOf(task);
    const contact = people.get(contactOf(task) ?? "");
    const values = valuesOf(task);
    return {
      UID: String(task.number),
      ID: String(index + 1),
      Name: textOf(task.name),
      Active: task.active ? "1" : "0",
      Manual: task.manualStart === null || task.external ? "0" : "1",
      Type: workTypeCodes[task.workType],
      IsNull: "0",
      ...(contact === undefined ? {} : { Contact: contact }),
      WBS: code,
      OutlineNumber: code,
      OutlineLevel: String(code.split(".").length),
      Priority: String(task.priority),
      Start: second(start),
      Finish: second(finish),
      Duration: period(duration),
      ...(byHand ? { ManualStart: second(byHand.start), ManualFinish: second(byHand.finish), ManualDuration: period(byHand.minutes) } : {}),
      DurationFormat: durationFormats[task.elapsed ? "elapsed" : "working"],
      EffortDriven: task.effortDriven ? "1" : "0",
      Estimated: "0",
      Milestone: isPoint(task.kind) && !isSummary ? "1" : "0",
      Summary: isSummary ? "1" : "0",
      ...(task.external ? { ExternalTask: "1" } : {}),
      PercentComplete: String(isSummary ? Math.round(percentComplete) : task.progress),
      ...(task.actualStart === null ? {} : { ActualStart: second(task.actualStart) }),
      ...(task.actualFinish === null ? {} : { ActualFinish: second(task.actualFinish) }),
      ActualDuration: period(done),
      RemainingDuration: period(length - done),
      ConstraintType: constraints[task.constraint],
      CalendarUID: task.calendarId === null ? "-1" : calendarUid(task.calendarId),
      ...(task.constraintAt === null ? {} : { ConstraintDate: second(task.constraintAt) }),
      ...(task.deadline === null ? {} : { Deadline: second(task.deadline) }),
      ...(task.levellingDelayMinutes === 0 ? {} : { LevelingDelay: String(task.levellingDelayMinutes * 10), LevelingDelayFormat: "8" }),
      IgnoreResourceCalendar: task.ignoresPeople ? "1" : "0",
      ...(notes === "" ? {} : { Notes: notes }),
      PredecessorLink: (links.get(task.id) ?? []).map(({ uid, link }) => predecessor(uid, link)),
      ...(values.length === 0 ? {} : { ExtendedAttribute: values }),
      ...(baseline ? { Baseline: { Number: "0", Start: second(baseline[0]), Finish: second(baseline[1]) } } : {}),
    };
  });
}

/** The owner of a task on which somebody else is the first to work, which the format has no other place for. */
function contactOf({ ownerId, assignments }: PlanTask): string | null {
  return assignments.length > 0 && assignments[0]!.personId !== ownerId ? ownerId : null;
}

/** The dates of a task that has them by hand, and the time of its own kind between them. */
function manualOf({ id, elapsed, manualStart: start, manualFinish: finish }: PlanTask, schedule: Schedule) {
  if (start === null || finish === null) return null;
  const [from, to] = [parseCivilTime(start) ?? 0, parseCivilTime(finish) ?? 0];
  return { start, finish, minutes: elapsed ? to - from : workBetween(schedule.calendarOf(schedule.indexOf(id)), from, to) };
}

function linksBySuccessor({ tasks, links }: Plan) {
  const numbers = new Map(tasks.map((task: PlanTask) => [task.id, task.number]));
  const bySuccessor = new Map<string, { uid: number; link: PlanLink }[]>();
  for (const link of links) {
    const uid = numbers.get(link.predecessorId);
    if (uid === undefined) continue;
    const own = bySuccessor.get(link.successorId);
    if (own) own.push({ uid, link });
    else bySuccessor.set(link.successorId, [{ uid, link }]);
  }
  return bySuccessor;
}

/** Lags are tenths of minutes, and per cent as they are. */
function predecessor(uid: number, { type, lag, lagUnit }: PlanLink): XmlElement {
  return {
    PredecessorUID: String(uid),
    Type: linkTypes[type],
    CrossProject: "0",
    LinkLag: String(lagUnit === "percent" ? lag : lag * 10),
    LagFormat: durationFormats[lagUnit],
  };
}

function second(at: CivilTime): string {
  return `${at}:00`;
}
