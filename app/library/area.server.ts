import { underNamesApart } from "#app/domain/names-apart.ts";
import { ownerName } from "#app/domain/plan/owner.ts";
import { methodologyAreas } from "#app/domain/template/template.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { listTaskIdsOfArea } from "#db/queries/task-background.ts";
import { renderMarkdown } from "#app/content/markdown.server.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";

/** One area of the methodology: its page, and the project's tasks that belong to it. Throws a Response of 404 for an unknown one. */
export async function readArea(caller: ProjectCaller, name: string | undefined, locale: Locale) {
  const { context, project } = caller;
  const area = methodologyAreas.find((candidate) => candidate === name);
  const pages = area && (await loadMethodology(context.contentDirectory)).pages.get(area);
  if (!area || !pages) throw errorResponse(404, context);
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const inArea = await listTaskIdsOfArea(context.db, project.id, area);
  const named = { roles: plan.roles, people: underNamesApart(plan.people, await readNamesApart(caller, locale)) };
  const tasks = plan.tasks
    .filter((task) => inArea.has(task.id) && task.kind !== "phase")
    .map((task) => ({
      id: task.id,
      name: inLanguage(task.name, locale),
      owner: ownerName(named, task, (text) => inLanguage(text, locale)),
      finish: schedule.task(schedule.indexOf(task.id)).finish,
      progress: task.progress,
    }));
  const page = pages[locale];
  return { title: page.title, summary: page.summary, projectId: project.id, html: renderMarkdown(page.body), tasks };
}
