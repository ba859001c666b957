import { summaryIds } from "#app/domain/plan/tree.ts";
import { longestName } from "#app/domain/plan/model.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { byName, inLanguage } from "#app/i18n/format.ts";
import { listPulls } from "#db/queries/requirement-pulls.ts";
import { findRequirement, requirementOf } from "#db/queries/requirements.ts";
import { mayHold } from "./make-task.server.ts";
import { requirementWords } from "./requirement-words.server.ts";
import { requirementRights } from "./requirements-page.server.ts";

export type RequirementPage = Awaited<ReturnType<typeof readRequirementPage>>;

/** One requirement with its form and where it leads. Throws a Response of 404 when the project has no such requirement. */
export async function readRequirementPage(caller: ProjectCaller, requirementId: string | undefined, reader: Reader) {
  const { context, project, can } = caller;
  const row = await findRequirement(context.db, project.id, requirementId ?? "");
  if (!row || row.removedAt !== null) throw errorResponse(404, context);
  const requirement = requirementOf(row);
  const { plan, people, tasks, describe } = await requirementWords(caller, reader);
  const shown = describe(requirement);
  const { canEdit, maySeeVendors } = await requirementRights(caller);
  const pull = maySeeVendors ? (await listPulls(context.db, project.id)).find((each) => each.requirementId === row.id) : undefined;
  const isChangedSince = pull !== undefined && (pull.statement.text !== row.statement || pull.statement.zh !== row.statementZh);
  const summaries = summaryIds(plan.tasks);
  const named = (id: string) => ({ id, name: [tasks.get(id)?.code, tasks.get(id)?.name].filter(Boolean).join(" ") });
  return {
    title: `${shown.code} ${shown.statement.length > 80 ? `${shown.statement.slice(0, 80)}…` : shown.statement}`,
    projectId: project.id,
    canEdit,
    canMakeTask: can("plan.edit") && canEdit,
    maySeeVendors,
    formKey: context.newId(),
    shown,
    /** In the other language, where there are words in it. */
    other: requirement.statement.zh === null ? null : otherOf(requirement.statement, reader),
    form: {
      statement: row.statement,
      statementZh: row.statementZh ?? "",
      ...{ kind: row.kind, priority: row.priority, source: row.source, disposition: row.disposition, status: row.status },
      ownerId: row.ownerId ?? "",
      effortDays: row.effortDays === null ? "" : String(row.effortDays),
      taskId: row.taskId ?? "",
    },
    pull: pull ? { place: pull.place, isChangedSince } : null,
    people: [...people].map(([id, name]) => ({ id, name })).sort((left, right) => byName(left.name, right.name)),
    tasks: plan.tasks.filter(({ id }) => !summaries.has(id)).map(({ id }) => named(id)),
    parents: plan.tasks.filter(({ id }) => mayHold(plan, id)).map(({ id }) => named(id)),
    newTask: {
      name: shown.statement.slice(0, longestName),
      days: row.effortDays === null || row.effortDays === 0 ? "5" : String(row.effortDays),
    },
  };
}

function otherOf(
  statement: { readonly text: string; readonly zh: string | null },
  { locale }: Reader,
): { readonly text: string; readonly lang: string } {
  const shown = inLanguage(statement, locale);
  return shown === statement.text ? { text: statement.zh ?? "", lang: "zh" } : { text: statement.text, lang: "en" };
}
