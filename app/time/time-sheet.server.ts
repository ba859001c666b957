import { mostMinutesOfDay, parseHours } from "#app/domain/cost/hours.ts";
import { addDays, type Day } from "#app/domain/time/day.ts";
import { daysOfWeek, mondayOf } from "#app/domain/time/week.ts";
import { change } from "#app/http/change.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { lockName } from "#db/dialect.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { deleteTimeEntries, insertTimeEntries, listRates, listTimeEntries, updateTimeEntry } from "#db/queries/time-entries.ts";
import { listPeople } from "#db/queries/projects.ts";
import type { TimeEntryRow } from "#db/tables/costs.ts";
import type { PersonRow } from "#db/tables/projects.ts";
import type { Database } from "#db/tables/index.ts";

export type TimeCaller = ProjectCaller & { readonly formKey?: RequestKey | undefined };

export interface SheetValue {
  readonly personId: string;
  readonly week: Day;
  readonly rows: readonly { readonly taskId?: string | undefined; readonly days: readonly string[]; readonly was: readonly number[] }[];
}

/** How long somebody worked on a task on a day; nothing takes away what stands there. */
export interface WorkedTime {
  readonly taskId: string | null;
  readonly day: Day;
  readonly minutes: number;
}

export interface SavedSheet {
  readonly personId: string;
  readonly changed: number;
  readonly minutes: number;
}

/**
 * Saves a week as it was typed. Only cells that were changed are written, so that two people on one sheet do not undo each other's cells; a
 * cell that somebody else has given another time meanwhile is refused at its place.
 */
export async function saveSheet(args: TimeCaller & { readonly value: SheetValue }): Promise<SavedSheet> {
  const { value } = args;
  const days = daysOfWeek(mondayOf(value.week));
  const typed = value.rows.flatMap((row, index) =>
    days.flatMap((day, column) => {
      const field = `rows[${index}].days[${column}]`;
      const minutes = parseHours(row.days[column] ?? "");
      if (minutes === null) throw new Refusal("time.hours", { field });
      const was = row.was[column] ?? 0;
      return minutes === was ? [] : [{ field, taskId: row.taskId ?? null, day, minutes, was }];
    }),
  );
  return writeTimes(args, value.personId, typed, { from: days[0] ?? value.week, to: days[6] ?? value.week });
}

/** Writes hours of one person. Those that name what stood there before are refused when something else does by now. */
export async function writeTimes(
  args: TimeCaller,
  personId: string,
  times: readonly (WorkedTime & { readonly field?: string; readonly was?: number })[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<SavedSheet> {
  const { project } = args;
  await requireTasks(args, times);
  return change(args, async ({ transaction, record }) => {
    await lockName(transaction, `time:${project.id}`);
    const person = await requirePerson(args, transaction, personId);
    const present = await listTimeEntries(transaction, project.id, { personId, from, to });
    const changes = new SheetChanges(args, person, present, (await listRates(transaction, project.id)).get(personId) ?? null);
    for (const time of times) changes.put(time);
    changes.requirePossibleDays(times);
    await changes.write(transaction);
    const { count, before, after } = changes;
    if (count > 0) {
      const data = { person: person.name, from, to, before, after };
      await record({ stream: project.id, command: "time.record", subjectId: personId, data });
    }
    return { personId, changed: count, minutes: after };
  });
}

class SheetChanges {
  readonly #args: TimeCaller;
  readonly #person: PersonRow;
  readonly #rate: number | null;
  readonly #entries: Map<string, TimeEntryRow>;
  readonly #touched = new Map<string, TimeEntryRow>();
  readonly before: number;

  constructor(args: TimeCaller, person: PersonRow, present: readonly TimeEntryRow[], rate: number | null) {
    this.#args = args;
    this.#person = person;
    this.#rate = rate;
    this.#entries = new Map(present.map((entry) => [keyOf(entry), entry]));
    this.before = total(present);
  }

  get after(): number {
    return total(this.#merged());
  }

  get count(): number {
    return this.#touched.size;
  }

  put({ taskId, day, minutes, field, was }: WorkedTime & { readonly field?: string; readonly was?: number }): void {
    const { context, project, user } = this.#args;
    const key = keyOf({ taskId, day });
    const present = this.#entries.get(key);
    const now = present?.minutes ?? 0;
    if (now === minutes) return;
    if (was !== undefined && was !== now)
      throw new Refusal("time.stale", { status: 409, ...(field ? { field } : {}), parameters: { minutes: now } });
    const made = { recordedBy: user.id, recordedAt: context.now() };
    const fresh = {
      id: context.newId(),
      projectId: project.id,
      personId: this.#person.id,
      personName: this.#person.name,
      taskId,
      day,
      rateMinor: this.#rate,
      version: 0,
    };
    this.#touched.set(key, { ...(present ?? fresh), ...made, minutes });
  }

  /** No day of anybody has more than 24 hours. */
  requirePossibleDays(times: readonly (WorkedTime & { readonly field?: string })[]): void {
    const byDay = new Map<Day, number>();
    for (const { day, minutes } of this.#merged()) byDay.set(day, (byDay.get(day) ?? 0) + minutes);
    const full = times.find(({ day }) => (byDay.get(day) ?? 0) > mostMinutesOfDay);
    if (full) throw new Refusal("time.dayFull", full.field === undefined ? {} : { field: full.field });
  }

  async write(db: Database): Promise<void> {
    const touched = [...this.#touched.values()];
    await insertTimeEntries(
      db,
      touched.filter(({ version, minutes }) => version === 0 && minutes > 0).map((entry) => ({ ...entry, version: 1 })),
    );
    await deleteTimeEntries(
      db,
      touched.filter(({ version, minutes }) => version > 0 && minutes === 0).map(({ id }) => id),
    );
    for (const { id, version, minutes, recordedAt, recordedBy } of touched)
      if (version > 0 && minutes > 0) await updateTimeEntry(db, id, version, { minutes, recordedAt, recordedBy });
  }

  #merged(): TimeEntryRow[] {
    return [...new Map([...this.#entries, ...this.#touched]).values()];
  }
}

/** The person of the plan whose sheet it is: oneself, or for who manages time anybody. Throws a Response of 403 or 404. */
export async function requirePerson({ context, project, user, can }: ProjectCaller, db: Database, personId: string): Promise<PersonRow> {
  const person = (await listPeople(db, project.id)).find(({ id }) => id === personId);
  if (!person) throw errorResponse(404, context);
  if (person.userId !== user.id && !can("time.manage")) throw errorResponse(403, context);
  return person;
}

async function requireTasks({ context, project }: TimeCaller, times: readonly (WorkedTime & { readonly field?: string })[]): Promise<void> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const known = new Set(plan.tasks.map(({ id }) => id));
  const unknown = times.find(({ taskId, minutes }) => taskId !== null && minutes > 0 && !known.has(taskId));
  if (unknown) throw new Refusal("time.task.unknown", unknown.field === undefined ? {} : { field: unknown.field });
}

/** The week before a week. */
export function weekBefore(monday: Day): Day {
  return addDays(monday, -7);
}

function keyOf({ taskId, day }: Pick<TimeEntryRow, "taskId" | "day">): string {
  return `${taskId ?? ""} ${day}`;
}

function total(entries: readonly TimeEntryRow[]): number {
  return entries.reduce((sum, { minutes }) => sum + minutes, 0);
}
