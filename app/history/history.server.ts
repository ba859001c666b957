import type { BilingualText } from "#app/domain/plan/model.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { splitDuration, type Duration } from "#app/domain/time/duration.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { durationWords } from "#app/i18n/duration-words.ts";
import type { Services } from "#app/http/context.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { checkChain, newestSequence, type ChainLink, type EventWithActor } from "#db/queries/events.ts";
import { listFieldsEver } from "#db/queries/custom-fields.ts";
import { findTaskNames, listRenamings } from "#db/queries/task-background.ts";
import type { Database } from "#db/tables/index.ts";
import { eventData } from "./event-data.server.ts";
import { readShownEvents } from "./shown-events.server.ts";
import { eventWords, type EventWords } from "./event-words.server.ts";

interface WordedEntry extends EventWords {
  /** The name that the task had which the entry is about; null when it is about something else. */
  readonly subject: string | null;
}

export interface HistoryEntry extends EventWords {
  readonly sequence: number;
  /** An instant. */
  readonly at: string;
  /** Null when the product itself did it. */
  readonly actor: string | null;
  /** The task of the plan that the text names; null when it names none that is still there. */
  readonly task: { readonly id: string; readonly name: string } | null;
}

export interface LogCheck {
  readonly entries: number;
  /** The first entry that is not what was written; null when all are. */
  readonly brokenAt: number | null;
}

export const entriesOnPage = 50;

/** A page of the project's log in words, and whether the whole of it still is what was written. `before` is the cursor of the page. */
export async function readHistory(caller: ProjectCaller, before: number | null, reader: Pick<Reader, "t" | "locale" | "i18n">) {
  const { context, project } = caller;
  const events = await readShownEvents(caller, before, entriesOnPage + 1);
  const shown = events.slice(0, entriesOnPage);
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const present = new Set(plan.tasks.map((task) => task.id));
  const words = await wordEntries(caller, shown, reader);
  const taskOf = (id: string | null, name: string | null) => (id !== null && name !== null && present.has(id) ? { id, name } : null);
  return {
    entries: shown.map(({ sequence, at, actorName, subjectId }, index): HistoryEntry => {
      const { subject, ...told } = words[index]!;
      return { sequence, at, actor: actorName, ...told, task: taskOf(subjectId, subject) };
    }),
    /** The cursor of the next older page; null on the last one. */
    older: events.length > entriesOnPage ? (shown.at(-1)?.sequence ?? null) : null,
    isNewest: before === null,
    /** Told on the newest page only: the check may read the whole log. */
    chain: before === null ? await checkLog(context, project.id, await newestSequence(context.db, project.id)) : null,
  };
}

/** Entries of the project's log, the newest first, in the reader's words. */
export async function wordEntries(
  { context, project }: ProjectCaller,
  events: readonly EventWithActor[],
  { t, locale, i18n }: Pick<Reader, "t" | "locale" | "i18n">,
): Promise<readonly WordedEntry[]> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const names = await readNames(context.db, project.id, events);
  const planText = i18n.getFixedT(locale, "plan");
  const dayLength = minutesPerDay(plan.calendar);
  const wording = {
    t,
    locale,
    duration: (duration: Duration) =>
      durationWords(splitDuration(duration, dayLength), duration.elapsed, (key, values) => planText(key, { ...values })),
    personNames: new Map(plan.people.map((person) => [person.id, person.name])),
    roleNames: new Map(plan.roles.map((role) => [role.code, role.name])),
    fields: await listFieldsEver(context.db, project.id),
    calendarNames: new Map(Object.entries(plan.calendars).map(([id, calendar]) => [id, calendar.name])),
  };
  return events.map((event) => {
    const taskName = (id: string) => names.at(id, event.sequence);
    const subject = event.subjectId === null ? undefined : taskName(event.subjectId);
    return { ...eventWords(event, { ...wording, taskName }), subject: subject ? inLanguage(subject, locale) : null };
  });
}

interface CheckedLog {
  readonly end: ChainLink;
  /** When all of it was checked, from its first entry. An instant. */
  readonly wholeAt: string;
}

/** How far this process has checked the log of each project. */
const checkedLogs = new WeakMap<Database, Map<string, CheckedLog>>();
const wholeCheckMinutes = 10;

/** Checks what was written since the last time, and every ten minutes the whole log. */
async function checkLog({ db, now }: Pick<Services, "db" | "now">, projectId: string, entries: number): Promise<LogCheck> {
  const checked = checkedLogs.get(db) ?? new Map<string, CheckedLog>();
  checkedLogs.set(db, checked);
  const known = checked.get(projectId);
  const isRecent = known !== undefined && Date.parse(now()) - Date.parse(known.wholeAt) < wholeCheckMinutes * 60_000;
  const { brokenAt, end } = await checkChain(db, projectId, isRecent ? known.end : undefined);
  if (brokenAt === null) checked.set(projectId, { end, wholeAt: isRecent ? known.wholeAt : now() });
  else checked.delete(projectId);
  return { entries, brokenAt };
}

/** The cursor in the URL; null for the newest page, and for text that is no cursor. */
export function readCursor(url: string): number | null {
  const text = new URL(url).searchParams.get("before") ?? "";
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The names of tasks at the time of each entry: what somebody calls a task later does not change what was written before. */
async function readNames(db: Database, projectId: string, events: readonly EventWithActor[]) {
  const ids = idsIn(events);
  const current = await findTaskNames(db, projectId, ids);
  const renamings = await readRenamings(db, projectId, ids, events.at(-1)?.sequence ?? 0);
  return {
    at: (id: string, sequence: number): BilingualText | undefined =>
      renamings.find((renaming) => renaming.taskId === id && renaming.sequence >= sequence)?.before ?? current.get(id),
  };
}

interface Renaming {
  readonly sequence: number;
  readonly taskId: string | null;
  readonly before: BilingualText;
}

async function readRenamings(db: Database, projectId: string, taskIds: readonly string[], since: number): Promise<Renaming[]> {
  const edits = await listRenamings(db, projectId, taskIds, since);
  return edits.flatMap(({ sequence, subjectId, data }) => {
    const renaming = eventData.renaming.safeParse(JSON.parse(data));
    return renaming.success ? [{ sequence, taskId: subjectId, before: renaming.data.before.name }] : [];
  });
}

/** Every id that the entries mention, to be looked up at once. */
function idsIn(events: readonly EventWithActor[]): string[] {
  const ids = new Set<string>();
  for (const { subjectId, data } of events)
    for (const [id] of `${subjectId ?? ""} ${data}`.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) ids.add(id);
  return [...ids];
}
