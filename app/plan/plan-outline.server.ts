import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";

export interface OutlineRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly start: string;
  readonly finish: string;
  readonly progress: number;
}

const mostRows = 40;

/** The top level of a plan: what the page shows before the plan itself has arrived. */
export async function readOutline({ context, project }: ProjectCaller, locale: Locale): Promise<OutlineRow[]> {
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const top = plan.tasks.filter((task) => task.parentId === null).slice(0, mostRows);
  const codes = workBreakdownCodes(top);
  return top.map((task) => {
    const { start, finish, percentComplete } = schedule.task(schedule.indexOf(task.id));
    return {
      id: task.id,
      code: codes.get(task.id) ?? "",
      name: inLanguage(task.name, locale),
      start,
      finish,
      progress: Math.round(percentComplete),
    };
  });
}
