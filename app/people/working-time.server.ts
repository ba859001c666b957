import type { z } from "zod";
import { currencyDigits, parseMoney, writeMoney } from "#app/domain/cost/money.ts";
import type { Absence } from "#app/domain/plan/model.ts";
import { scheduleEffect, type ScheduleEffect } from "#app/domain/plan/schedule-effect.ts";
import { daysBetween } from "#app/domain/time/day.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { changePlan } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { listPeople } from "#db/queries/projects.ts";
import {
  deleteAbsence,
  insertAbsences,
  listAbsences,
  readPersonWork,
  readWorkingTimes,
  storePersonWork,
  updateAbsence,
  type PersonWork,
} from "#db/queries/working-times.ts";
import type { Database } from "#db/tables/index.ts";
import type { PersonAbsenceRow } from "#db/tables/projects.ts";
import type { addAbsenceForm, editAbsenceForm, removeAbsenceForm, workingTimeForm } from "./working-time.forms.server.ts";

type Args<Schema extends z.ZodType> = IntentArgs<"people.edit", z.output<Schema>>;

export const longestAbsenceDays = 1096;
const mostAbsences = 200;

/** What became of the plan, and of the row that was changed. */
export interface WorkingTimeOutcome<Former> {
  readonly effect: ScheduleEffect;
  readonly personName: string;
  /** As it was before. */
  readonly former: Former;
  readonly version: number;
  readonly id: string;
}

/** Says how much of their time a person has for the project, by which calendar they work, and what an hour of theirs costs. */
export async function changeWorkingTime(args: Args<typeof workingTimeForm>): Promise<WorkingTimeOutcome<PersonWork>> {
  const { version, share, calendar = null, rate } = args.value;
  const { id: projectId, currency } = args.project;
  const rateMinor = rate === undefined || rate === "" ? null : parseMoney(rate, currencyDigits(currency));
  if (rate && (rateMinor === null || rateMinor < 0)) throw new Refusal("field.money", { field: "rate" });
  const after = { calendarId: calendar, maxUnits: Math.round(share * 100) / 10_000, rateMinor };
  return changePerson(args, "calendar", async (transaction, person) => {
    const { calendars } = await readWorkingTimes(transaction, projectId);
    if (calendar !== null && !Object.hasOwn(calendars, calendar)) throw new Refusal("field.invalid", { field: "calendar" });
    const former = await readPersonWork(transaction, projectId, person.id);
    if (former.version !== version || !(await storePersonWork(transaction, projectId, person.id, { ...after, version })))
      throw staleWork(former, currency);
    const data = {
      name: person.name,
      before: { calendarId: former.calendarId, maxUnits: former.maxUnits },
      after: { calendarId: after.calendarId, maxUnits: after.maxUnits },
      // What people cost stays out of the log.
      hasNewRate: former.rateMinor !== rateMinor,
    };
    return { command: "person.changeWorkingTime", data, former, version: version + 1, id: person.id };
  });
}

/** Adds days on which a person does not work. */
export async function addAbsence(args: Args<typeof addAbsenceForm>): Promise<WorkingTimeOutcome<null>> {
  const { from, to, name } = args.value;
  refuseLongAbsence(args.value);
  return changePerson(args, "from", async (transaction, person) => {
    if ((await listAbsences(transaction, args.project.id, person.id)).length >= mostAbsences)
      throw new Refusal("people.tooManyAbsences", { field: "from", parameters: { limit: mostAbsences } });
    const row = { id: args.context.newId(), projectId: args.project.id, personId: person.id, fromDay: from, toDay: to, name, version: 1 };
    await insertAbsences(transaction, [row]);
    return { command: "person.addAbsence", data: { name: person.name, after: { from, to } }, former: null, version: 1, id: row.id };
  });
}

/** Changes days and words of an absence. One that somebody else changed since is refused with what is saved now. */
export async function editAbsence(args: Args<typeof editAbsenceForm>): Promise<WorkingTimeOutcome<PersonAbsenceRow>> {
  const { absenceId, version, from, to, name } = args.value;
  refuseLongAbsence(args.value);
  return changePerson(args, "from", async (transaction, person) => {
    const former = await absenceOf(transaction, args.project.id, person.id, absenceId);
    if (former.version !== version || !(await updateAbsence(transaction, former, { fromDay: from, toDay: to, name })))
      throw staleAbsence(former);
    const data = { name: person.name, before: { from: former.fromDay, to: former.toDay }, after: { from, to } };
    return { command: "person.editAbsence", data, former, version: version + 1, id: absenceId };
  });
}

/** Takes an absence away: the person works on its days again. */
export async function removeAbsence(args: Args<typeof removeAbsenceForm>): Promise<WorkingTimeOutcome<PersonAbsenceRow>> {
  return changePerson(args, undefined, async (transaction, person) => {
    const former = await absenceOf(transaction, args.project.id, person.id, args.value.absenceId);
    await deleteAbsence(transaction, former.id);
    const data = { name: person.name, before: { from: former.fromDay, to: former.toDay } };
    return { command: "person.removeAbsence", data, former, version: former.version, id: former.id };
  });
}

interface PersonEdit<Former> {
  readonly command: string;
  readonly data: object;
  readonly former: Former;
  readonly version: number;
  readonly id: string;
}

/** Edits how the person of the address works, and schedules the plan by it. */
async function changePerson<Former>(
  args: Args<z.ZodType>,
  field: string | undefined,
  edit: (transaction: Database, person: { readonly id: string; readonly name: string }) => Promise<PersonEdit<Former>>,
): Promise<WorkingTimeOutcome<Former>> {
  const { context, project, params } = args;
  let told: Omit<WorkingTimeOutcome<Former>, "effect">;
  return changePlan(
    args,
    async ({ plan }, { transaction }) => {
      const person = (await listPeople(transaction, project.id)).find(({ id }) => id === params["personId"]);
      if (!person) throw errorResponse(404, context);
      const { command, data, former, version, id } = await edit(transaction, person);
      told = { personName: person.name, former, version, id };
      const { calendars, workingTimes } = await readWorkingTimes(transaction, project.id);
      return {
        command,
        data,
        subjectId: person.id,
        plan: { ...plan, version: plan.version + 1, calendars, workingTimes },
        write: () => Promise.resolve(),
      };
    },
    {
      answer: (outcome) => ({ effect: scheduleEffect(outcome), ...told }),
      refuse: () => new Refusal("calendar.unschedulable", field === undefined ? {} : { field }),
    },
  );
}

async function absenceOf(transaction: Database, projectId: string, personId: string, absenceId: string): Promise<PersonAbsenceRow> {
  const absence = (await listAbsences(transaction, projectId, personId)).find(({ id }) => id === absenceId);
  if (!absence) throw new Refusal("people.absenceGone", { status: 409 });
  return absence;
}

function refuseLongAbsence({ from, to }: Absence): void {
  if (daysBetween(from, to) >= longestAbsenceDays)
    throw new Refusal("calendar.tooLong", { field: "to", parameters: { days: longestAbsenceDays } });
}

function staleWork({ calendarId, maxUnits, rateMinor, version }: PersonWork, currency: string): Refusal {
  const rate = rateMinor === null ? "" : writeMoney(rateMinor, currencyDigits(currency));
  const theirs = { calendar: calendarId ?? "", share: String(Math.round(maxUnits * 10_000) / 100), rate };
  return new Refusal("form.stale", { status: 409, detail: { version, theirs } });
}

function staleAbsence({ fromDay, toDay, name, version }: PersonAbsenceRow): Refusal {
  return new Refusal("form.stale", { status: 409, detail: { version, theirs: { from: fromDay, to: toDay, name } } });
}
