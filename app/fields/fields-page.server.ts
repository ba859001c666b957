import type { CustomField } from "#app/domain/plan/custom-field.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { listFieldsEver } from "#db/queries/custom-fields.ts";
import { writeOption } from "./field-options.ts";

export type FieldsPage = Awaited<ReturnType<typeof readFieldsPage>>;
export type ShownFieldEntry = FieldsPage["fields"][number];

/** The fields of a project with how many tasks have something in them, and those that were removed. */
export async function readFieldsPage(caller: ProjectCaller & { request: Request }, { locale, timeZone }: Reader) {
  const { context, project, request } = caller;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const known = await listFieldsEver(context.db, project.id);
  const used = (key: string) => plan.tasks.filter(({ custom }) => custom[key] !== undefined).length;
  const edited = new URL(request.url).searchParams.get("edit") ?? "";
  return {
    projectId: project.id,
    formKey: context.newId(),
    edited,
    fields: known
      .filter(({ removedAt }) => removedAt === null)
      .map((field) => ({
        ...valuesOf(field),
        version: field.version,
        shownName: inLanguage(field.name, locale),
        shownDescription: inLanguage(field.description, locale),
        used: used(field.key),
        shownOptions: field.options.filter(({ isRemoved }) => !isRemoved).map(({ name }) => inLanguage(name, locale)),
        removedOptions: field.options.filter(({ isRemoved }) => isRemoved).map(({ name }) => inLanguage(name, locale)),
      })),
    removed: known.flatMap((field) =>
      field.removedAt === null
        ? []
        : [
            {
              key: field.key,
              version: field.version,
              name: inLanguage(field.name, locale),
              kind: field.kind,
              used: used(field.key),
              removed: formatDay(todayIn(timeZone, field.removedAt), locale),
            },
          ],
    ),
  };
}

/** A field as its form has it. */
function valuesOf({ key, kind, name, description, isExpected, options }: CustomField) {
  return {
    key,
    kind,
    name: name.text,
    nameZh: name.zh ?? "",
    description: description.text,
    descriptionZh: description.zh ?? "",
    isExpected,
    options: options.filter(({ isRemoved }) => !isRemoved).map((option) => ({ key: option.key, name: writeOption(option.name) })),
  };
}
