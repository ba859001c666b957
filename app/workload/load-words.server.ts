import type { Plan } from "#app/domain/plan/model.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { addDays, type Day } from "#app/domain/time/day.ts";
import type { OverloadSpell } from "#app/domain/workload/person-load.ts";
import type { LoadWindow, StretchKind } from "#app/domain/workload/window.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatNumber, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { OtherWork } from "./other-projects.server.ts";
import type { TaskMention } from "./workload.server.ts";

/** Minutes as hours with at most one digit behind the point. */
export function hoursText(minutes: number, locale: Locale): string {
  return formatNumber(Math.round(minutes / 6) / 10, locale);
}

export function stretchName(per: StretchKind, day: Day, { t, locale }: Pick<Reader, "t" | "locale">): string {
  if (per === "day") return formatDay(day, locale, "long");
  return per === "month" ? formatDay(day, locale, "month") : t("workload:week", { day: formatDay(day, locale) });
}

const codes = new WeakMap<Plan, Map<string, string>>();

/** A task of this plan or another with its name, number and page; without a plan of the page, all of them are others. */
export function mentionTask(
  { projectId, taskId }: { readonly projectId: string; readonly taskId: string },
  plan: Plan | null,
  others: OtherWork | null,
  locale: Locale,
): { readonly name: string; readonly to: string } {
  const other = projectId === plan?.projectId ? undefined : others?.plans.get(projectId);
  const owner = other?.plan ?? plan;
  if (!owner) return { name: "", to: `/projects/${projectId}/tasks/${taskId}` };
  let known = codes.get(owner);
  if (!known) codes.set(owner, (known = workBreakdownCodes(owner.tasks)));
  const task = owner.tasks.find(({ id }) => id === taskId);
  const name = `${known.get(taskId) ?? ""} ${task ? inLanguage(task.name, locale) : ""}`.trim();
  const project = other ? `${inLanguage({ text: other.name, zh: other.nameZh }, locale)}: ` : "";
  return { name: `${project}${name}`, to: `/projects/${projectId}/tasks/${taskId}` };
}

interface Telling {
  readonly window: LoadWindow;
  readonly plan: Plan | null;
  readonly others: OtherWork | null;
  readonly reader: Reader;
}

/** Stretches of too much work in words, each with its tasks. */
export function overloadTexts(
  spells: readonly OverloadSpell[],
  { window, plan, others, reader }: Telling,
): readonly { readonly text: string; readonly tasks: readonly TaskMention[]; readonly day: Day }[] {
  const { t, locale } = reader;
  return spells.map(({ firstDay, lastDay, days, excessMinutes, work }) => {
    const from = addDays(window.from, firstDay);
    const hours = hoursText(excessMinutes, locale);
    const day = formatDay(from, locale, "weekday");
    const text =
      firstDay === lastDay
        ? t("workload:overloads.one", { day, hours })
        : t("workload:overloads.span", {
            start: day,
            finish: formatDay(addDays(window.from, lastDay), locale, "weekday"),
            hours,
            count: days,
          });
    const tasks = work.map((part) => {
      const { name, to } = mentionTask(part, plan, others, locale);
      return { to, text: t("workload:overloads.work", { task: name, hours: hoursText(part.minutes, locale) }) };
    });
    return { text, tasks, day: stretchDay(window, firstDay) };
  });
}

/** The first day of the stretch that a day of the window lies in. */
function stretchDay({ stretches }: LoadWindow, place: number): Day {
  return stretches.find(({ from, until }) => from <= place && place < until)!.firstDay;
}
