import { fieldsWithoutRoom, mspdiRoom } from "#app/domain/interchange/mspdi-fields.ts";
import { exportEndings, exportFormats, type ExportFormat } from "#app/workers/write-plan-bytes.ts";
import { attachment } from "#app/http/download.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart, seesAddresses } from "#app/http/names-apart.server.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";
import { formatList, inLanguage } from "#app/i18n/format.ts";
import { writePlanFile } from "#app/workers/write-plan-file.ts";
import { findPlanVersion } from "#db/queries/projects.ts";
import { readTaskTexts } from "./task-texts.server.ts";

export const contentTypes: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json; charset=utf-8",
  mspdi: "application/xml; charset=utf-8",
};

/** What the page of exports says before anybody downloads: what a file of MS Project has no room for. */
export async function readExportsPage({ context, project, can }: ProjectCaller, { t, locale }: Reader) {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const names = fieldsWithoutRoom(plan.fields).map(({ name }) => t("exports:fieldName", { name: inLanguage(name, locale) }));
  return {
    title: t("exports:title"),
    base: `/projects/${project.id}`,
    canImport: can("plan.edit"),
    loss: names.length === 0 ? null : t("exports:noRoom", { names: formatList(names, locale), count: names.length, ...mspdiRoom }),
  };
}

/** The plan as a file of the format that is asked for, CSV where none is; headers and names of templates in the reader's language. */
export async function downloadPlan(caller: ProjectCaller & { readonly request: Request }): Promise<Response> {
  const { context, project, request, user } = caller;
  const asked = new URL(request.url).searchParams.get("format") ?? "csv";
  const format = exportFormats.find((each) => each === asked);
  if (!format) throw errorResponse(404, context);
  const { locale } = await readReader(request, context);
  const name = inLanguage({ text: project.name, zh: project.nameZh }, locale);
  const version = await findPlanVersion(context.db, project.id);
  if (version === undefined) throw errorResponse(404, context);
  // Only marks that an import knows again: others would make up people.
  const namesApart = seesAddresses(caller) ? await readNamesApart(caller, locale) : {};
  const plan = await context.plans.compressed(context.db, project.id, version);
  const file = await context.imports.admit(user.id, async () =>
    writePlanFile(plan, {
      format,
      language: locale,
      name,
      currency: project.currency,
      namesApart,
      texts: await readTaskTexts(context, project.id),
    }),
  );
  if (!file) throw errorResponse(429, context);
  return attachment(file, `${name}.${exportEndings[format]}`, contentTypes[format]);
}
