import { mergedOutline } from "./merged-outline.ts";
import type { BaselineTask } from "./model.ts";

/**
 * An earlier baseline brought up to date for some phases only: what stands in a chosen phase now is kept as it is now, everything else as
 * it was. A task that moved out of a chosen phase keeps what the earlier baseline says of it; one that was deleted in a chosen phase is
 * left out; one that was added in another phase stays unknown. Ids that are no task of the top level choose nothing.
 */
export function rebaseline(earlier: readonly BaselineTask[], now: readonly BaselineTask[], phaseIds: ReadonlySet<string>): BaselineTask[] {
  const chosenNow = insideOf(now, phaseIds);
  const chosenBefore = insideOf(earlier, phaseIds);
  const present = new Set(now.map((task) => task.taskId));
  const kept = earlier.filter(({ taskId }) => !chosenNow.has(taskId) && (present.has(taskId) || !chosenBefore.has(taskId)));
  return [...kept, ...now.filter(({ taskId }) => chosenNow.has(taskId))];
}

function insideOf(tasks: readonly BaselineTask[], phaseIds: ReadonlySet<string>): Set<string> {
  return new Set(mergedOutline([], tasks).flatMap(({ taskId, phaseId }) => (phaseIds.has(phaseId) ? [taskId] : [])));
}
