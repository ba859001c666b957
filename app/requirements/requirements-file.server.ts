import { requirementCode } from "#app/domain/requirement/requirement.ts";
import { selectRequirements } from "#app/domain/requirement/select-requirements.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { byName, inLanguage } from "#app/i18n/format.ts";
import { listPulls } from "#db/queries/requirement-pulls.ts";
import { listRequirements } from "#db/queries/requirements.ts";
import { askedRequirements } from "./asked-requirements.ts";
import { requirementWords } from "./requirement-words.server.ts";
import { requirementRights } from "./requirements-page.server.ts";

/** The requirements that the address asks for, in both languages, as a table that can be pasted back elsewhere. */
export async function downloadRequirements(caller: ProjectCaller & { readonly request: Request }): Promise<Response> {
  const { context, project, request, user } = caller;
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const reader = await readReader(request, context);
  const { t, locale } = reader;
  const file = await context.imports.admit(user.id, async () => {
    const { people, tasks } = await requirementWords(caller, reader);
    const { maySeeVendors } = await requirementRights(caller);
    const pulls = maySeeVendors ? await listPulls(context.db, project.id) : null;
    const places = new Map(pulls?.map(({ requirementId, place }) => [requirementId, t(`requirements:place.${place}`)]));
    const links = { pulled: new Set(places.keys()), tasks: new Set(tasks.keys()) };
    const filter = askedRequirements(new URL(request.url).searchParams);
    const chosen = selectRequirements(await listRequirements(context.db, project.id), filter, links, byName);
    const column = (
      key: "code" | "statement" | "kind" | "priority" | "disposition" | "effort" | "status" | "source" | "owner" | "task",
      width: number,
    ) => ({
      header: t(`requirements:column.${key}`),
      width,
    });
    const columns = [
      ...[column("code", 10), column("statement", 60), { header: t("requirements:field.statementZh"), width: 50 }],
      ...[column("kind", 14), column("priority", 14), column("disposition", 18), column("effort", 10), column("status", 12)],
      ...[column("source", 30), column("owner", 18), column("task", 36)],
      ...(pulls ? [{ header: t("requirements:column.scorecard"), width: 14 }] : []),
    ];
    const rows = chosen.map((requirement) => {
      const { id, number, statement, kind, priority, disposition, effortDays, status, source, ownerId, taskId } = requirement;
      const task = tasks.get(taskId ?? "");
      return [
        ...[requirementCode(number), statement.text, statement.zh ?? ""],
        ...[t(`requirements:kind.${kind}`), t(`requirements:priority.${priority}`), t(`requirements:disposition.${disposition}`)],
        ...[effortDays, t(`requirements:status.${status}`), source, people.get(ownerId ?? "") ?? ""],
        task ? `${task.code} ${task.name}` : "",
        ...(pulls ? [places.get(id) ?? ""] : []),
      ];
    });
    const name = inLanguage({ text: project.name, zh: project.nameZh }, locale);
    return tableFile({ format, columns, rows }, t("requirements:file.name", { project: name }));
  });
  if (!file) throw errorResponse(429, context);
  return file;
}
