import type { Absence, Plan } from "#app/domain/plan/model.ts";
import { addDays, type Day } from "#app/domain/time/day.ts";
import { demandByDay, type PersonWindow } from "#app/domain/workload/person-load.ts";
import type { LoadWindow } from "#app/domain/workload/window.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatList, formatPercent } from "#app/i18n/format.ts";
import { hoursText, mentionTask, stretchName } from "./load-words.server.ts";
import type { OtherWork } from "./other-projects.server.ts";

interface AskedCell {
  readonly person: PersonWindow;
  readonly day: Day;
  readonly window: LoadWindow;
  /** The plan of the page; null where it shows all projects. */
  readonly plan: Plan | null;
  readonly absences: readonly Absence[];
  /** The page of the person's working time; null where they have several. */
  readonly workingTo: string | null;
  readonly found: OtherWork;
  readonly reader: Reader;
  nameOf(id: string): string;
  /** How much of the person's time a task takes; empty where it is not known. */
  unitsOf(part: { readonly projectId: string; readonly taskId: string }): string;
}

/** More columns than these are not told day by day. */
const mostColumns = 7;

/** What makes a cell: each task with its hours, day by day where there are few days; null for a cell that is not in the window. */
export function readCellDetail({ person, day, window, plan, absences: all, found, reader, nameOf, unitsOf, workingTo }: AskedCell) {
  const { locale } = reader;
  const stretch = window.stretches.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  if (!stretch) return null;
  const { from, until } = stretch;
  const places = Array.from({ length: until - from }, (_, index) => from + index);
  const columns = places.length <= mostColumns ? places : [];
  const hours = (minutes: number) => hoursText(minutes, locale);
  const line = (minutes: readonly number[]) => ({
    days: columns.map((place) => (minutes[place]! < 0.5 ? "" : hours(minutes[place]!))),
    total: hours(places.reduce((sum, place) => sum + minutes[place]!, 0)),
  });
  const demand = demandByDay(person.work, person.capacity.length);
  const excess = demand.map((minutes, place) => Math.max(0, minutes - person.capacity[place]!));
  const work = person.work.filter(({ minutes }) => places.some((place) => minutes[place]! > 0));
  const sumOf = (minutes: readonly number[]) => places.reduce((sum, place) => sum + minutes[place]!, 0);
  const absences = all.filter((one) => one.from <= stretch.lastDay && one.to >= stretch.firstDay);
  const span = ({ from: first, to }: { readonly from: Day; readonly to: Day }) =>
    first === to ? formatDay(first, locale) : `${formatDay(first, locale)} – ${formatDay(to, locale)}`;
  return {
    personId: person.personId,
    workingTo,
    name: nameOf(person.personId),
    stretch: stretchName(window.per, stretch.firstDay, reader),
    days: columns.map((place) => formatDay(addDays(window.from, place), locale, "weekday")),
    tasks: [...work]
      .sort((one, other) => sumOf(other.minutes) - sumOf(one.minutes))
      .map((part) => ({
        ...mentionTask(part, plan, found, locale),
        ...line(part.minutes),
        units: unitsOf(part),
      })),
    demand: line(demand),
    capacity: line(person.capacity),
    excess: sumOf(excess) >= 0.5 ? line(excess) : null,
    absences: absences.length === 0 ? null : formatList(absences.map(span), locale, "bare"),
  };
}

/** How much of a person's time a task of a plan takes. */
export function shownUnits({ tasks }: Plan, taskId: string, personIds: ReadonlySet<string>, locale: Reader["locale"]): string {
  const assignment = tasks.find(({ id }) => id === taskId)?.assignments.find(({ personId }) => personIds.has(personId));
  return formatPercent((assignment?.units ?? 1) * 100, locale);
}
