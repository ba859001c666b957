import { wrongDays, wrongFilterParts } from "#app/domain/plan/field-filter.ts";
import { underNamesApart } from "#app/domain/names-apart.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { filterFields, type WrongPart } from "./filter-fields.ts";
import type { TaskFilter } from "./task-filter.ts";

/** What of the project's own tasks can be filtered by, and what of a filter counts for nothing. */
export async function readFilterFields(caller: ProjectCaller, locale: Locale, filter: TaskFilter) {
  const { context, project } = caller;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const people = plan.fields.some(({ kind }) => kind === "person")
    ? underNamesApart(plan.people, await readNamesApart(caller, locale))
    : plan.people;
  const wrong: readonly WrongPart[] = [...wrongDays(filter.from, filter.to), ...wrongFilterParts(plan, filter.fields)];
  return { fields: filterFields({ fields: plan.fields, people }, (text) => inLanguage(text, locale)), wrong };
}
