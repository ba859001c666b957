import { useCallback, useState } from "react";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { schedulePlan } from "./schedule-plan.ts";
import type { GhostBar } from "#app/ui/gantt/scene.ts";
import { changeImpact, impactSentence } from "./change-impact.ts";
import { barKind, dayAxis } from "./chart-scene.ts";
import type { PlanFormat } from "./plan-format.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";
import type { VisibleRow } from "./visible-rows.ts";

export interface DragPreview {
  readonly ghosts: readonly GhostBar[];
  readonly sentence: string;
}

/** What a change would do, computed by the engine on the plan with the change in it, or why it cannot be made; nothing is kept. */
export function useDragPreview(picture: ScheduledPlan, rows: readonly VisibleRow[], format: PlanFormat) {
  const [preview, setPreview] = useState<DragPreview | null>(null);
  const show = useCallback(
    (command: PlanCommand | null, refusal: string | null) =>
      setPreview(refusal === null ? previewOf(command, picture, rows, format) : { ghosts: [], sentence: refusal }),
    [picture, rows, format],
  );
  const clear = useCallback(() => setPreview(null), []);
  return { preview, show, clear };
}

export function previewOf(
  command: PlanCommand | null,
  picture: ScheduledPlan,
  rows: readonly VisibleRow[],
  format: PlanFormat,
): DragPreview {
  const unchanged: DragPreview = { ghosts: [], sentence: format.text("impact.none") };
  const applied = command && applyCommand(picture.plan, command);
  if (!applied?.ok) return unchanged;
  const scheduled = schedulePlan(applied.value.plan);
  if (!scheduled.ok) return unchanged;
  const impact = changeImpact(picture, scheduled.value);
  const moved = new Set(impact.moved);
  const axis = dayAxis(picture.plan);
  const ghosts = rows.flatMap((row, position): GhostBar[] => {
    if (!moved.has(row.index)) return [];
    const { start, finish } = timesOf(scheduled.value, row.index);
    const kind = barKind(picture, row);
    return [{ row: position, start: axis(start), finish: axis(finish), isPoint: kind === "milestone" || kind === "gate" }];
  });
  return { ghosts, sentence: impactSentence(picture, impact, format) };
}
