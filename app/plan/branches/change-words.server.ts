import type { TaskChange } from "#app/domain/branch/branch-changes.ts";
import type { PlanLink, PlanTask } from "#app/domain/plan/model.ts";
import { fieldChanges, type FieldChange, type Wording } from "#app/http/field-words.server.ts";
import { formatPercent, inLanguage } from "#app/i18n/format.ts";

/** What became of a task, field by field and link by link. */
export function changeWords(change: TaskChange, wording: Wording, nameOf: (id: string) => string): readonly FieldChange[] {
  const { before, after, links } = change;
  const fields =
    before && after ? [...placeChange(before, after, wording, nameOf), ...fieldChanges({ ...before }, { ...after }, wording)] : [];
  const linked = links.map((link) => ({
    label: wording.t("branches:linkFrom", { name: nameOf((link.after ?? link.before)?.predecessorId ?? "") }),
    before: linkText(link.before, wording),
    after: linkText(link.after, wording),
  }));
  return [...fields, ...linked];
}

function placeChange(before: PlanTask, after: PlanTask, { t }: Wording, nameOf: (id: string) => string): readonly FieldChange[] {
  if (before.parentId === after.parentId)
    return before.position === after.position ? [] : [{ label: t("branches:order"), before: "", after: t("branches:otherPlace") }];
  return [{ label: t("branches:place"), before: placeText(before, t, nameOf), after: placeText(after, t, nameOf) }];
}

/** Where a task stands. */
export function placeText({ parentId }: PlanTask, t: Wording["t"], nameOf: (id: string) => string): string {
  return parentId === null ? t("branches:top") : t("branches:below", { name: nameOf(parentId) });
}

/** A link as people write it, `SS +2d`; a word for none. */
export function linkText(link: PlanLink | undefined, { t, locale, duration }: Wording): string {
  if (!link) return t("branches:noLink");
  if (link.lag === 0) return link.type;
  const sign = link.lag > 0 ? "+" : "−";
  const amount =
    link.lagUnit === "percent"
      ? formatPercent(Math.abs(link.lag), locale)
      : duration({ minutes: Math.abs(link.lag), elapsed: link.lagUnit === "elapsed" });
  return `${link.type} ${sign}${amount}`;
}

/** How tasks are called that are in one of the plans. */
export function taskNames(plans: readonly { readonly tasks: readonly PlanTask[] }[], { locale, t }: Pick<Wording, "locale" | "t">) {
  const names = new Map(plans.flatMap(({ tasks }) => tasks.map((task) => [task.id, inLanguage(task.name, locale)] as const)));
  return (id: string) => names.get(id) || t("baselines:nameless");
}
