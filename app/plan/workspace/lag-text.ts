import type { PlanLink } from "#app/domain/plan/model.ts";
import type { PlanFormat } from "./plan-format.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";

/** The lag of a link as people type it, `+2d` or `-50%`; empty for none. */
export function lagText(link: PlanLink, picture: Pick<ScheduledPlan, "dayLength">, format: PlanFormat): string {
  if (link.lag === 0) return "";
  const sign = link.lag > 0 ? "+" : "-";
  const size = Math.abs(link.lag);
  if (link.lagUnit === "percent") return `${sign}${size}%`;
  return sign + format.duration({ minutes: size, elapsed: link.lagUnit === "elapsed" }, picture.dayLength);
}
