import type { LevellingProposal, LevellingShift, MilestoneShift, RemainingOverload, ShiftCause } from "#app/domain/levelling/proposal.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import type { CivilTime } from "#app/domain/time/day.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatList, formatNumber } from "#app/i18n/format.ts";
import { hoursText, mentionTask } from "./load-words.server.ts";

/** More of them than these are not listed one by one. */
const mostShifts = 400;
const mostRemaining = 60;

interface Wording extends Pick<Reader, "t" | "locale"> {
  readonly plan: Plan;
  nameOf(personId: string): string;
}

/** A proposal in the reader's words. */
export function wordProposal(proposal: LevellingProposal, plan: Plan, nameOf: (id: string) => string, { t, locale }: Reader) {
  const wording: Wording = { t, locale, plan, nameOf };
  const delayed = new Set(proposal.delays.map(({ taskId }) => taskId));
  const { shifts, project, milestones, missedDeadlines, overloadedDaysBefore, overloadedDaysAfter, remaining, orders } = proposal;
  return {
    isEmpty: proposal.delays.length === 0,
    hadOverloads: overloadedDaysBefore > 0,
    choices: proposal.delays.length,
    summary: [
      t("workload:levelling.summary.shifts", { count: shifts.length }),
      t("workload:levelling.summary.days", {
        before: formatNumber(overloadedDaysBefore, locale),
        after: formatNumber(overloadedDaysAfter, locale),
      }),
    ].join(locale === "zh" ? "" : " "),
    milestones: [...milestones, project].map((entry) => wordMilestone(entry, wording)),
    missed:
      missedDeadlines.length === 0
        ? null
        : formatList(
            missedDeadlines.map(({ taskId }) => taskName(taskId, wording)),
            locale,
          ),
    shifts: shifts.slice(0, mostShifts).map((shift) => ({ ...wordShift(shift, wording), isChoice: delayed.has(shift.taskId) })),
    moreShifts: Math.max(0, shifts.length - mostShifts),
    remaining: remaining.slice(0, mostRemaining).map((one) => wordRemaining(one, wording)),
    moreRemaining: Math.max(0, remaining.length - mostRemaining),
    orders: formatNumber(orders, locale),
  };
}

function wordMilestone({ taskId, finishBefore, finish, byMinutes }: MilestoneShift, wording: Wording) {
  const { t, locale } = wording;
  const way = byMinutes === 0 ? "same" : byMinutes > 0 ? "later" : "earlier";
  return {
    id: taskId ?? "project",
    name: taskId === null ? t("workload:levelling.milestones.project") : taskName(taskId, wording),
    to: taskId === null ? null : `/projects/${wording.plan.projectId}/tasks/${taskId}`,
    before: formatDay(finishBefore, locale, "long"),
    after: formatDay(finish, locale, "long"),
    by: way === "same" ? t("workload:levelling.milestones.same") : byText(byMinutes, way, wording),
    isLater: way === "later",
  };
}

function wordShift(shift: LevellingShift, wording: Wording) {
  const { taskId, startBefore, start, byMinutes } = shift;
  const { name, to } = mentionTask({ projectId: wording.plan.projectId, taskId }, wording.plan, null, wording.locale);
  const isSameDay = startBefore.slice(0, 10) === start.slice(0, 10);
  return {
    id: taskId,
    name,
    to,
    before: timeText(startBefore, isSameDay, wording),
    after: timeText(start, isSameDay, wording),
    by: byMinutes === 0 ? "" : byText(byMinutes, byMinutes > 0 ? "later" : "earlier", wording),
    reasons: reasonsOf(shift, wording),
  };
}

function reasonsOf({ causes, follows, byMinutes, delayMinutes }: LevellingShift, wording: Wording): readonly string[] {
  const { t } = wording;
  if (causes.length > 0) return causes.map((cause) => wordCause(cause, wording));
  if (delayMinutes === 0 && byMinutes < 0 && follows === null) return [t("workload:levelling.shifts.released")];
  return [
    follows === null
      ? t("workload:levelling.shifts.followsAny")
      : t("workload:levelling.shifts.follows", { task: taskName(follows, wording) }),
  ];
}

function wordCause({ personId, from, to, tasks }: ShiftCause, wording: Wording): string {
  const { t, locale, nameOf } = wording;
  const told = { person: nameOf(personId), start: formatDay(from, locale, "weekday"), finish: formatDay(to, locale, "weekday") };
  if (tasks.length === 0) return t("workload:levelling.shifts.causeAway", told);
  const names = formatList(
    tasks.map((id) => taskName(id, wording)),
    locale,
    "bare",
  );
  return t(`workload:levelling.shifts.${from === to ? "causeOne" : "cause"}`, { ...told, tasks: names });
}

function wordRemaining({ personId, from, to, demandMinutes, capacityMinutes, reason }: RemainingOverload, wording: Wording) {
  const { t, locale, nameOf } = wording;
  const first = formatDay(from, locale, "weekday");
  const days = from === to ? first : t("workload:window", { start: first, finish: formatDay(to, locale, "weekday") });
  const why =
    reason.code === "fixed"
      ? t("workload:levelling.remaining.fixed", {
          tasks: formatList(
            reason.tasks.map(({ taskId, why: kind }) =>
              t("workload:levelling.remaining.fixedTask", {
                task: taskName(taskId, wording),
                why: t(`workload:levelling.remaining.why.${kind}`),
              }),
            ),
            locale,
            "bare",
          ),
        })
      : t(`workload:levelling.remaining.${reason.code}`, { task: taskName(reason.taskId, wording) });
  return {
    key: `${personId} ${from}`,
    line: t("workload:levelling.remaining.line", {
      person: nameOf(personId),
      days,
      demand: hoursText(demandMinutes, locale),
      capacity: hoursText(capacityMinutes, locale),
    }),
    why,
  };
}

function taskName(taskId: string, { plan, locale }: Wording): string {
  return mentionTask({ projectId: plan.projectId, taskId }, plan, null, locale).name;
}

function timeText(time: CivilTime, withClock: boolean, { locale }: Wording): string {
  const day = formatDay(time, locale, "long");
  return withClock ? `${day} ${time.slice(11)}` : day;
}

/** Working minutes as days of the plan. */
function byText(minutes: number, way: "later" | "earlier", { t, locale, plan }: Wording): string {
  const count = Math.round((10 * Math.abs(minutes)) / minutesPerDay(plan.calendar)) / 10;
  const days = t("workload:levelling.days", { count, number: formatNumber(count, locale) });
  return t(`workload:levelling.milestones.${way}`, { days });
}
