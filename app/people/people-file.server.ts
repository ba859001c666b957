import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { formatList, inLanguage } from "#app/i18n/format.ts";
import { readPeoplePage } from "./people-page.server.ts";

/** The people in the plan as a table, with what the reader sees of them on the page. */
export async function downloadPeople(caller: ProjectCaller & { readonly request: Request }): Promise<Response> {
  const { context, project, request, user } = caller;
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const reader = await readReader(request, context);
  const { t, locale } = reader;
  const columns = [
    { header: t("people:person.name"), width: 24 },
    { header: t("people:person.email"), width: 30 },
    { header: t("people:person.roles"), width: 36 },
    { header: t("people:file.openTasks"), width: 14 },
    { header: t("people:file.ownTasks"), width: 14 },
  ];
  const rows = async () =>
    (await readPeoplePage(caller, reader)).people.map(({ name, email, roles, openTasks, ownTasks }) => [
      name,
      email,
      formatList(roles, locale, "bare"),
      openTasks,
      ownTasks,
    ]);
  const projectName = inLanguage({ text: project.name, zh: project.nameZh }, locale);
  const name = t("people:file.name", { project: projectName });
  const file = await context.imports.admit(user.id, async () => tableFile({ format, columns, rows: await rows() }, name));
  if (!file) throw errorResponse(429, context);
  return file;
}
