import { isWorkingDay, workBetween } from "../time/calendar.ts";
import { formatCivilTime, minutesInDay, parseCivilTime } from "../time/day.ts";
import type { CivilTime } from "../time/day.ts";
import type { Driver, Network, NetworkLink } from "./network.ts";
import type { Schedule } from "./schedule.ts";

/** One step of the answer to "why is this task here?". */
export interface ExplanationHop {
  readonly taskId: string;
  readonly start: CivilTime;
  readonly finish: CivilTime;
  readonly driver: Driver;
  /** How the start follows from the driver; null when there is nothing to reckon. */
  readonly wait: ExplanationWait | null;
  /** The task the next hop is about: the driving predecessor, or the task in a summary that sets its date; null at the end. */
  readonly next: string | null;
}

/** What lies between the driver's date and the date it drives. */
export interface ExplanationWait {
  /** The link that drives; null where the project start or a constraint does. */
  readonly link: NetworkLink | null;
  readonly from: CivilTime;
  readonly to: CivilTime;
  /** Working minutes of the task's calendar between the two; negative for a lead. */
  readonly workMinutes: number;
  /** Whole days after the day of `from` and before the day of `to`. */
  readonly workingDays: number;
  readonly nonWorkingDays: number;
}

/**
 * Tells why a task starts when it does: from the task back along the driving links to the project start, a constraint, an actual or a manual date.
 * A summary passes on to the task in it that starts first or, as a predecessor that must finish, finishes last.
 * `schedule` must be that of `network`. The first hop is the task itself; an unknown id gives no hops.
 */
export function explainTask(schedule: Schedule, network: Network, id: string): readonly ExplanationHop[] {
  const hops: ExplanationHop[] = [];
  const childrenOf = groupChildren(network);
  let index = schedule.indexOf(id);
  let concernsFinish = false;
  while (index >= 0) {
    const { driver } = schedule.task(index);
    const link = network.links[schedule.drivingLink[index]!] ?? null;
    let next = -1;
    let wait: ExplanationWait | null = null;
    if (driver.kind === "children") next = findDecisiveChild(schedule, childrenOf.get(schedule.ids[index]!) ?? [], concernsFinish);
    else if (link !== null) {
      next = schedule.indexOf(link.predecessor);
      wait = measureLinkWait(schedule, index, next, link);
      concernsFinish = link.type === "FS" || link.type === "FF";
    } else if (driver.kind === "projectStart" || driver.kind === "calendar") {
      wait = measureWait(schedule, index, parseCivilTime(network.start), schedule.startMinutes[index]!, null);
    }
    hops.push({
      taskId: schedule.ids[index]!,
      start: formatCivilTime(schedule.startMinutes[index]!),
      finish: formatCivilTime(schedule.finishMinutes[index]!),
      driver,
      wait,
      next: next < 0 ? null : schedule.ids[next]!,
    });
    index = next;
  }
  return hops;
}

function groupChildren(network: Network): ReadonlyMap<string, readonly number[]> {
  const children = new Map<string, number[]>();
  network.tasks.forEach((task, index) => {
    if (task.parent === null) return;
    const siblings = children.get(task.parent);
    if (siblings) siblings.push(index);
    else children.set(task.parent, [index]);
  });
  return children;
}

function findDecisiveChild(schedule: Schedule, children: readonly number[], concernsFinish: boolean): number {
  let decisive = -1;
  for (const child of children) {
    if (!schedule.task(child).active) continue;
    const isBetter =
      decisive < 0 ||
      (concernsFinish
        ? schedule.finishMinutes[child]! > schedule.finishMinutes[decisive]!
        : schedule.startMinutes[child]! < schedule.startMinutes[decisive]!);
    if (isBetter) decisive = child;
  }
  return decisive;
}

function measureLinkWait(schedule: Schedule, index: number, predecessor: number, link: NetworkLink): ExplanationWait | null {
  const isFromFinish = link.type === "FS" || link.type === "FF";
  const isToStart = link.type === "FS" || link.type === "SS";
  const from = isFromFinish ? schedule.finishMinutes[predecessor]! : schedule.startMinutes[predecessor]!;
  const to = isToStart ? schedule.startMinutes[index]! : schedule.finishMinutes[index]!;
  return measureWait(schedule, index, from, to, link);
}

function measureWait(schedule: Schedule, index: number, from: number | null, to: number, link: NetworkLink | null): ExplanationWait | null {
  if (from === null) return null;
  const calendar = schedule.calendarOf(index);
  let workingDays = 0;
  let nonWorkingDays = 0;
  const lastDay = Math.floor(to / minutesInDay) - 1;
  for (let day = Math.floor(from / minutesInDay) + 1; day <= lastDay; day++) {
    if (isWorkingDay(calendar, day)) workingDays++;
    else nonWorkingDays++;
  }
  return {
    link,
    from: formatCivilTime(from),
    to: formatCivilTime(to),
    workMinutes: workBetween(calendar, from, to),
    workingDays,
    nonWorkingDays,
  };
}
