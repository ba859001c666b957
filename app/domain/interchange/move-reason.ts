import type { Schedule } from "../schedule/schedule.ts";
import { workBetween } from "../time/calendar.ts";
import { parseCivilTime } from "../time/day.ts";
import type { ImportedPlan, ImportedTask } from "./imported-plan.ts";

/**
 * Why a date of the file is not the calculated one: something of the task itself, then a phase that follows its tasks, then a task that
 * follows a predecessor which has moved.
 */
export type MoveReason =
  | "levellingDelay"
  | "taskCalendar"
  | "splitTask"
  | "externalLink"
  | "resourceCalendar"
  | "workPattern"
  | "manualPhase"
  | "phaseFollowsTask"
  | "followsPredecessor"
  | "startedWork"
  | "unknown";

interface LikelyReason {
  readonly reason: MoveReason;
  readonly because: string | null;
}

/**
 * The likely reason for each moved task, in this order: what the task itself has that a plan does not keep (levelling delay, own
 * calendar, split work, a link out of the file, a person's own calendar, work that takes longer or shorter in the file than the
 * duration says), a phase dated by hand, a moved task within the phase, a moved predecessor, work already started.
 */
export function likelyReasons(imported: ImportedPlan, moved: ReadonlySet<string>, schedule: Schedule): ReadonlyMap<string, LikelyReason> {
  const taskById = new Map(imported.tasks.map((task) => [task.id, task]));
  const personById = new Map(imported.people.map((person) => [person.id, person]));
  const ownCalendarPerson = new Map<string, string>();
  for (const { taskId, personId } of imported.assignments) {
    const person = personById.get(personId);
    if (person && person.calendar !== null && !ownCalendarPerson.has(taskId)) ownCalendarPerson.set(taskId, person.name);
  }
  const movedChild = new Map<string, string>();
  for (const task of imported.tasks) {
    if (task.parentId !== null && moved.has(task.id) && !movedChild.has(task.parentId)) movedChild.set(task.parentId, task.name);
  }
  const movedPredecessor = new Map<string, string>();
  for (const link of imported.links) {
    if (moved.has(link.predecessorId) && !movedPredecessor.has(link.successorId)) {
      movedPredecessor.set(link.successorId, taskById.get(link.predecessorId)?.name ?? "");
    }
  }
  const manualPhases = new Set(imported.notes.filter((note) => note.code === "import.note.manualPhase").map((note) => note.uid));

  /** A moved predecessor of the task or, as links of a phase hold for what is in it, of a phase around it. */
  const predecessorOf = (task: ImportedTask): string | undefined => {
    for (let at: ImportedTask | undefined = task; at; at = at.parentId === null ? undefined : taskById.get(at.parentId)) {
      const name = movedPredecessor.get(at.id);
      if (name !== undefined) return name;
    }
    return undefined;
  };

  const reasonOf = (task: ImportedTask): LikelyReason => {
    if (task.levellingDelayMinutes !== 0) return { reason: "levellingDelay", because: null };
    if (task.calendar !== null) return { reason: "taskCalendar", because: imported.calendars[task.calendar]?.name ?? task.calendar };
    if (task.pauses.length > 0) return { reason: "splitTask", because: null };
    if (task.lostLink) return { reason: "externalLink", because: null };
    const person = ownCalendarPerson.get(task.id);
    if (person !== undefined) return { reason: "resourceCalendar", because: person };
    if (task.kind === "phase") {
      if (manualPhases.has(task.uid)) return { reason: "manualPhase", because: null };
      const childName = movedChild.get(task.id);
      return childName === undefined ? { reason: "unknown", because: null } : { reason: "phaseFollowsTask", because: childName };
    }
    if (hasOtherWorkPattern(task, schedule)) return { reason: "workPattern", because: null };
    const predecessor = predecessorOf(task);
    if (predecessor !== undefined) return { reason: "followsPredecessor", because: predecessor };
    return { reason: task.progress > 0 || task.actualStart !== null ? "startedWork" : "unknown", because: null };
  };

  return new Map(imported.tasks.filter((task) => moved.has(task.id)).map((task) => [task.id, reasonOf(task)]));
}

/** The file's own dates span more or less working time than the task's duration: work is split or done at other hours. */
function hasOtherWorkPattern(task: ImportedTask, schedule: Schedule): boolean {
  const start = task.fileStart === null ? null : parseCivilTime(task.fileStart);
  const finish = task.fileFinish === null ? null : parseCivilTime(task.fileFinish);
  if (start === null || finish === null || task.manualStart !== null) return false;
  const span = task.elapsed ? finish - start : workBetween(schedule.calendarOf(schedule.indexOf(task.id)), start, finish);
  return span !== task.durationMinutes;
}
