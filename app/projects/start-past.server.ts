import { missedStartDays } from "#app/domain/plan/standing.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { formatDay } from "#app/i18n/format.ts";

/** That a plan made backward from its go-live should have started already, in words; null while it can be met. */
export async function readStartPast(
  { context, project }: Pick<ProjectCaller, "context" | "project">,
  { locale, t }: Pick<Reader, "locale" | "t">,
): Promise<string | null> {
  const { goLiveDay, startDay, timeZone } = project;
  if (goLiveDay === null) return null;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const days = missedStartDays({ tasks: plan.tasks, targetDay: goLiveDay, startDay, today: todayIn(timeZone, context.now()) });
  if (days === 0) return null;
  return t("projects:home.startPast", { count: days, goLive: formatDay(goLiveDay, locale), start: formatDay(startDay, locale) });
}
