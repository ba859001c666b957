import { currencyDigits, writeMoney } from "#app/domain/cost/money.ts";
import type { ScheduleEffect } from "#app/domain/plan/schedule-effect.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Undo } from "#app/ui/undo.tsx";
import type { PersonWork } from "#db/queries/working-times.ts";
import type { PersonAbsenceRow } from "#db/tables/projects.ts";
import type { WorkingTimeOutcome } from "./working-time.server.ts";

interface Asked {
  readonly request: Request;
  readonly context: Parameters<typeof readReader>[1];
}

type Taken = ScheduleEffect & { readonly undo: Undo };

/** What saving the working time did, with the form that gives the former one back. */
export async function withFormerWork(
  { request, context, project }: Asked & { readonly project: { readonly currency: string } },
  { effect, personName: name, former, version }: WorkingTimeOutcome<PersonWork>,
): Promise<Taken> {
  const { t } = await readReader(request, context);
  const fields = {
    version: String(version),
    share: String(Math.round(former.maxUnits * 10_000) / 100),
    ...(former.calendarId === null ? {} : { calendar: former.calendarId }),
    ...(former.rateMinor === null ? {} : { rate: writeMoney(former.rateMinor, currencyDigits(project.currency)) }),
  };
  return { ...effect, undo: { done: t("people:work.changed", { name }), intent: "changeWorkingTime", fields } };
}

/** What a new absence did, with the form that takes it away. */
export async function withRemoval(
  { request, context, value }: Asked & { readonly value: { readonly from: string; readonly to: string } },
  { effect, personName: name, id }: WorkingTimeOutcome<null>,
): Promise<Taken> {
  const reader = await readReader(request, context);
  const done = reader.t("people:absence.added", { name, ...shownDays(value, reader) });
  return { ...effect, undo: { done, intent: "removeAbsence", fields: { absenceId: id } } };
}

export async function withFormerAbsence(
  { request, context }: Asked,
  { effect, personName: name, former, version }: WorkingTimeOutcome<PersonAbsenceRow>,
): Promise<Taken> {
  const { t } = await readReader(request, context);
  const fields = { absenceId: former.id, version: String(version), ...absenceFields(former) };
  return { ...effect, undo: { done: t("people:absence.changed", { name }), intent: "editAbsence", fields } };
}

export async function withAbsenceAgain(
  { request, context }: Asked,
  { effect, personName: name, former }: WorkingTimeOutcome<PersonAbsenceRow>,
): Promise<Taken> {
  const reader = await readReader(request, context);
  const done = reader.t("people:absence.removed", { name, ...shownDays({ from: former.fromDay, to: former.toDay }, reader) });
  return { ...effect, undo: { done, intent: "addAbsence", fields: absenceFields(former) } };
}

function absenceFields({ fromDay, toDay, name }: PersonAbsenceRow): Record<string, string> {
  return { from: fromDay, to: toDay, ...(name === "" ? {} : { name }) };
}

function shownDays({ from, to }: { readonly from: string; readonly to: string }, { locale }: Pick<Reader, "locale">) {
  return { start: formatDay(from, locale), finish: formatDay(to, locale) };
}
