import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { ConstraintType, LinkType, Network, NetworkAssignment, NetworkLink, NetworkTask } from "#app/domain/schedule/network.ts";
import { constraintTypes, linkTypes } from "#app/domain/schedule/network.ts";
import type { CalendarDefinition, WorkInterval } from "#app/domain/time/calendar.ts";

/** Where sets lie whose terms, or whose size, do not let them be kept here; it need not exist. */
export const goldenFolder = process.env["ROLLOUT_GOLDEN"] ?? path.resolve(import.meta.dirname, "../../../shared/golden");

/** Why a test of a whole set does not run. */
export const wholeSetAbsent =
  "the whole sets are not kept here. Set ROLLOUT_GOLDEN to a folder with them; test/golden/README.md names them.";

/** The projects of a whole set, each as JSON text; null when it is not on this machine. */
export function readWholeSet(name: "msproject-fs-122" | "msproject-links-45"): readonly string[] | null {
  const file = path.join(goldenFolder, `${name}.jsonl.gz`);
  return existsSync(file) ? linesOf(gunzipSync(readFileSync(file))) : null;
}

/** The eight projects that are kept here, each as JSON text. */
export function readKeptSet(): readonly string[] {
  return linesOf(brotliDecompressSync(readFileSync(path.join(import.meta.dirname, "msproject-fs-8.jsonl.br"))));
}

function linesOf(text: Buffer): readonly string[] {
  return text.toString("utf8").trim().split("\n");
}

/** One project of the golden sets, as far as the engine's input and MS Project's own dates go. */
export interface GoldenProject {
  readonly file: string;
  readonly start: string;
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  readonly defaultCalendar: number;
  readonly calendars: readonly GoldenCalendar[];
  /** Absent where a project comes without them. */
  readonly resources?: readonly { readonly uid: number; readonly type: string; readonly cal: number | null }[];
  readonly tasks: readonly GoldenTask[];
}

export interface GoldenCalendar {
  readonly uid: number;
  readonly parent: number | null;
  readonly week: Readonly<Record<string, "default" | readonly (readonly [from: string, to: string])[]>>;
}

export interface GoldenTask {
  readonly uid: number;
  readonly parent: number | null;
  readonly summary: boolean;
  readonly mode: string;
  readonly type?: string;
  readonly active: boolean;
  readonly cal: number | null;
  readonly durMin: number;
  readonly durElapsed: boolean;
  readonly ct: string;
  readonly cd: string | null;
  readonly deadline: string | null;
  readonly pct: number;
  readonly as: string | null;
  readonly af: string | null;
  readonly lev: string;
  readonly start: string | null;
  readonly finish: string | null;
  readonly es: string | null;
  readonly ef: string | null;
  readonly ls: string | null;
  readonly lf: string | null;
  /** Absent where a project comes without its resources. Units in per cent, work in minutes. */
  readonly asg?: readonly (readonly [resource: number, units: number, workMinutes: number])[];
  readonly pred: readonly (readonly [uid: number, type: string, lag: number, unit: string])[];
}

/** The engine's input for a golden project; stored dates are read for manual tasks only. */
export function toNetwork(project: GoldenProject): Network {
  const tasks = project.tasks.map((task): NetworkTask => ({
    id: String(task.uid),
    parent: task.parent === null ? null : String(task.parent),
    durationMinutes: task.durMin,
    elapsed: task.durElapsed,
    calendar: task.cal === null ? undefined : String(task.cal),
    constraint: { type: constraintOf(task.ct), at: task.cd ?? undefined },
    deadline: task.deadline ?? undefined,
    percentComplete: task.pct,
    actualStart: task.as ?? undefined,
    actualFinish: task.af ?? undefined,
    manual: task.mode === "MANUALLY_SCHEDULED" && task.start && task.finish ? { start: task.start, finish: task.finish } : undefined,
    active: task.active,
    levellingDelayMinutes: Number.parseFloat(task.lev) * 1440,
    assignments: task.type === "FIXED_DURATION" ? [] : assignmentsOf(project, task),
  }));
  return {
    start: project.start,
    calendar: String(project.defaultCalendar),
    calendars: Object.fromEntries(project.calendars.map((calendar) => [String(calendar.uid), definitionOf(project, calendar)])),
    tasks,
    links: project.tasks.flatMap((task) => task.pred.map((pred) => linkOf(project, task, pred))),
  };
}

function assignmentsOf({ resources = [] }: GoldenProject, { asg = [] }: GoldenTask): readonly NetworkAssignment[] {
  return asg.flatMap(([uid, units, workMinutes]) => {
    const resource = resources.find((candidate) => candidate.uid === uid);
    if (resource?.type !== "WORK" || units === 0) return [];
    return [{ ...(resource.cal === null ? {} : { calendar: String(resource.cal) }), workMinutes, units: units / 100 }];
  });
}

const weekdays = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;

function definitionOf(project: GoldenProject, calendar: GoldenCalendar): CalendarDefinition {
  return { week: weekdays.map((name) => intervalsOf(project, calendar, name)), exceptions: [] };
}

function intervalsOf(project: GoldenProject, calendar: GoldenCalendar, name: string): readonly WorkInterval[] {
  const day = calendar.week[name];
  if (day !== undefined && day !== "default") return day.map(([from, to]) => ({ from: minuteOf(from), to: minuteOf(to) || 1440 }));
  const base = project.calendars.find((candidate) => candidate.uid === calendar.parent);
  return base ? intervalsOf(project, base, name) : [];
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function linkOf(project: GoldenProject, task: GoldenTask, [uid, type, lag, unit]: GoldenTask["pred"][number]): NetworkLink {
  const unitMinutes: Readonly<Record<string, number>> = { m: 1, h: 60, d: project.minutesPerDay, w: project.minutesPerWeek };
  const minutes = unitMinutes[unit];
  const linkType = linkTypes.find((candidate): candidate is LinkType => candidate === type);
  if (minutes === undefined || linkType === undefined) throw new Error(`a link of an unknown kind: ${type} ${unit}`);
  return { predecessor: String(uid), successor: String(task.uid), type: linkType, lag: Math.round(lag * minutes), lagUnit: "working" };
}

const constraintNames: Readonly<Record<string, ConstraintType>> = {
  AS_SOON_AS_POSSIBLE: "ASAP",
  START_NO_EARLIER_THAN: "SNET",
  MUST_FINISH_ON: "MFO",
};

function constraintOf(name: string): ConstraintType {
  const type = constraintNames[name];
  if (type === undefined || !constraintTypes.includes(type)) throw new Error(`a constraint of an unknown kind: ${name}`);
  return type;
}
