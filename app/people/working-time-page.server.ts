import { currencyDigits, writeMoney } from "#app/domain/cost/money.ts";
import { daysBetween, type Day } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { errorResponse, type GuardedArgs } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { byName, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { formatMoney } from "#app/i18n/money.ts";
import { listPeople } from "#db/queries/projects.ts";
import { listAbsences, readPersonWork } from "#db/queries/working-times.ts";

export interface AbsenceEntry {
  readonly id: string;
  readonly version: number;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  /** Null for who may not know it, or where nobody said. */
  readonly name: string | null;
  readonly isPast: boolean;
}

/** How one person works, as their page shows it. What people cost is for who may edit people; why they are away, for themselves, too. */
export async function readWorkingTimePage(caller: GuardedArgs<"project.view">, { locale }: Pick<Reader, "locale">) {
  const { context, project, user, can, params } = caller;
  const person = (await listPeople(context.db, project.id)).find(({ id }) => id === params["personId"]);
  if (!person) throw errorResponse(404, context);
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const canEdit = can("people.edit");
  const seesReasons = canEdit || person.userId === user.id;
  const work = await readPersonWork(context.db, project.id, person.id);
  const calendars = Object.entries(plan.calendars)
    .map(([id, { name }]) => ({ id, name: inLanguage(name, locale) }))
    .sort((a, b) => byName(a.name, b.name));
  const today = todayIn(project.timeZone, context.now());
  const share = Math.round(work.maxUnits * 10_000) / 100;
  return {
    projectId: project.id,
    currency: project.currency,
    canEdit,
    person: { id: person.id, name: person.name, nameApart: (await readNamesApart(caller, locale))[person.id]?.name ?? person.name },
    roles: plan.roles.filter(({ personId }) => personId === person.id).map(({ name }) => inLanguage(name, locale)),
    calendars,
    work: {
      version: work.version,
      share: String(share),
      shownShare: formatPercent(share, locale),
      calendarId: work.calendarId,
      calendarName: calendars.find(({ id }) => id === work.calendarId)?.name ?? null,
      rate: canEdit && work.rateMinor !== null ? writeMoney(work.rateMinor, currencyDigits(project.currency)) : null,
      shownRate: canEdit && work.rateMinor !== null ? formatMoney(work.rateMinor, project.currency, locale) : null,
    },
    absences: (await listAbsences(context.db, project.id, person.id)).map(({ id, version, fromDay, toDay, name }): AbsenceEntry => ({
      id,
      version,
      from: fromDay,
      to: toDay,
      days: daysBetween(fromDay, toDay) + 1,
      name: seesReasons && name !== "" ? name : null,
      isPast: toDay < today,
    })),
  };
}
