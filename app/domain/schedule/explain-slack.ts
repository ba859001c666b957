import { workBetween } from "../time/calendar.ts";
import { formatCivilTime, parseCivilTime } from "../time/day.ts";
import type { CivilTime } from "../time/day.ts";
import { applyLag } from "./link-lag.ts";
import type { ConstraintType, Network, NetworkLink } from "./network.ts";
import type { Schedule } from "./schedule.ts";

/** What keeps a task from slipping further. */
export type SlackLimit =
  /** A task that has to wait for it, once the gap between them is used up. */
  | { readonly kind: "successor"; readonly of: string; readonly link: NetworkLink; readonly gapMinutes: number }
  /** Of a summary, or a link on one: the task in it that can slip least. */
  | { readonly kind: "within"; readonly of: string }
  | { readonly kind: "deadline"; readonly at: CivilTime }
  | { readonly kind: "constraint"; readonly type: ConstraintType; readonly at: CivilTime | null }
  | { readonly kind: "manual" }
  /** Nothing waits for it but the end of the project. */
  | { readonly kind: "projectFinish"; readonly at: CivilTime }
  /** Nothing waits for it, and every end of the plan counts for itself. */
  | { readonly kind: "ownEnd" };

/** One step of the answer to "why is this task (not) critical?". */
export interface SlackHop {
  readonly taskId: string;
  readonly start: CivilTime;
  readonly finish: CivilTime;
  /** Working minutes by which it can slip; negative when something cannot be kept. */
  readonly slackMinutes: number;
  readonly limit: SlackLimit;
}

/**
 * Tells why a task can slip as far as it can and no further: from the task on along the successors that leave it least room, to the
 * end of the project, a deadline or a date that must be kept. The room that a successor leaves is the gap between the two and its own
 * total slack ("relationship float" and slack of the successor, as forward tracing of the critical path counts them); between calendars
 * the least of them decides. `schedule` must be that of `network`. Finished and inactive tasks, and unknown ids, give no hops.
 */
export function explainSlack(schedule: Schedule, network: Network, id: string): readonly SlackHop[] {
  const follow = createFollower(schedule, network);
  const hops: SlackHop[] = [];
  const seen = new Set<number>();
  let index = schedule.indexOf(id);
  while (index >= 0 && isOpen(schedule, network, index) && !seen.has(index)) {
    seen.add(index);
    const { limit, next } = follow(index);
    hops.push({
      taskId: schedule.ids[index]!,
      start: formatCivilTime(schedule.startMinutes[index]!),
      finish: formatCivilTime(schedule.finishMinutes[index]!),
      slackMinutes: schedule.totalSlack[index]!,
      limit,
    });
    index = next;
  }
  return hops;
}

interface Step {
  readonly limit: SlackLimit;
  /** Index of the task that the next hop is about; -1 at the end. */
  readonly next: number;
}

function createFollower(schedule: Schedule, network: Network): (index: number) => Step {
  const linksFrom = grouped(network.links, ({ predecessor }) => predecessor);
  const children = grouped(
    network.tasks.map(({ parent }, index) => ({ parent, index })),
    ({ parent }) => parent,
  );
  const parentOf = (index: number) => network.tasks[index]!.parent;

  return (index) => {
    const inside = (children.get(schedule.ids[index]!) ?? []).filter((child) => isOpen(schedule, network, child.index));
    if (inside.length > 0) {
      const least = inside.reduce((best, one) => (schedule.totalSlack[one.index]! < schedule.totalSlack[best.index]! ? one : best)).index;
      return { limit: { kind: "within", of: schedule.ids[least]! }, next: least };
    }
    const successor = tightestSuccessor(index);
    const room = successor === null ? Infinity : successor.gapMinutes + schedule.totalSlack[successor.index]!;
    const own = ownLimit(schedule, network, index, network.severalEnds === true && successor === null);
    if (successor !== null && (own === null || room <= own.room)) {
      const { link, gapMinutes } = successor;
      return { limit: { kind: "successor", of: schedule.ids[successor.index]!, link, gapMinutes }, next: successor.index };
    }
    return { limit: own?.limit ?? { kind: "projectFinish", at: schedule.finish }, next: -1 };
  };

  /** Links from the summaries around a task count for it as well. */
  function tightestSuccessor(index: number) {
    let tightest: { index: number; link: NetworkLink; gapMinutes: number } | null = null;
    for (let around: number = index; around >= 0; around = parentOf(around) === null ? -1 : schedule.indexOf(parentOf(around)!)) {
      for (const link of linksFrom.get(schedule.ids[around]!) ?? []) {
        const to = schedule.indexOf(link.successor);
        if (to < 0 || !isOpen(schedule, network, to)) continue;
        const gapMinutes = gapOf(schedule, network, index, to, link);
        if (tightest === null || gapMinutes + schedule.totalSlack[to]! < tightest.gapMinutes + schedule.totalSlack[tightest.index]!)
          tightest = { index: to, link, gapMinutes };
      }
    }
    return tightest;
  }
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function isOpen(schedule: Schedule, network: Network, index: number): boolean {
  const { percentComplete = 0, actualFinish } = network.tasks[index]!;
  return percentComplete < 100 && actualFinish === undefined && schedule.task(index).active;
}

/** Working minutes between what the link asks for and where the successor stands; never negative. */
function gapOf(schedule: Schedule, network: Network, from: number, to: number, link: NetworkLink): number {
  const { durationMinutes, elapsed } = network.tasks[from]!;
  const calendar = schedule.calendarOf(to);
  const source = link.type === "FS" || link.type === "FF" ? schedule.finishMinutes[from]! : schedule.startMinutes[from]!;
  const target = link.type === "FS" || link.type === "SS" ? schedule.startMinutes[to]! : schedule.finishMinutes[to]!;
  const isPercent = link.lagUnit === "percent";
  const lag = isPercent ? Math.round((link.lag * durationMinutes) / 100) : link.lag;
  const asked = applyLag(calendar, source, lag, link.lagUnit === "elapsed" || (isPercent && elapsed === true));
  return Math.max(0, workBetween(calendar, asked, target));
}

/** What the task's own dates leave it, where they leave less than the end of the project does. */
function ownLimit(
  schedule: Schedule,
  network: Network,
  index: number,
  isOwnEnd: boolean,
): { readonly limit: SlackLimit; readonly room: number } | null {
  const { manual, constraint, deadline, percentComplete = 0, actualStart } = network.tasks[index]!;
  const slack = schedule.totalSlack[index]!;
  if (manual !== undefined) return { limit: { kind: "manual" }, room: slack };
  const finish = parseCivilTime(schedule.finish)!;
  const calendar = schedule.calendarOf(index);
  const room = (at: string, from: number) => workBetween(calendar, from, parseCivilTime(at)!);
  const type = constraint?.type ?? "ASAP";
  const at = constraint?.at ?? null;
  const isFixed = (type === "MSO" || type === "MFO") && at !== null && percentComplete === 0 && actualStart === undefined;
  // Where a task must be on a date, its successors are not asked.
  if (isFixed && (deadline === undefined || deadline >= at)) return { limit: { kind: "constraint", type, at }, room: -Infinity };
  const own: { readonly limit: SlackLimit; readonly room: number }[] = [
    isOwnEnd
      ? { limit: { kind: "ownEnd" }, room: 0 }
      : {
          limit: { kind: "projectFinish", at: schedule.finish },
          room: workBetween(calendar, schedule.finishMinutes[index]!, finish),
        },
  ];
  if (deadline !== undefined) own.push({ limit: { kind: "deadline", at: deadline }, room: room(deadline, schedule.finishMinutes[index]!) });
  if (type === "ALAP") own.push({ limit: { kind: "constraint", type, at: null }, room: slack });
  if (at !== null && (type === "SNLT" || type === "MSO"))
    own.push({ limit: { kind: "constraint", type, at }, room: room(at, schedule.startMinutes[index]!) });
  if (at !== null && (type === "FNLT" || type === "MFO"))
    own.push({ limit: { kind: "constraint", type, at }, room: room(at, schedule.finishMinutes[index]!) });
  return own.reduce((least, one) => (one.room < least.room ? one : least));
}
