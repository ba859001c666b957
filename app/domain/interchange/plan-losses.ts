import type { ImportedPlan, ImportedTask, ImportNote, ImportNoteCode } from "./imported-plan.ts";
import { longestItem, mostItems } from "../checklist-limits.ts";
import { longestDescription } from "../longest-description.ts";
import { longestName } from "../plan/model.ts";

/** What a plan of ours cannot hold of a file that was read in full. */
export type PlanLossCode =
  | EarlierLossCode
  | "import.note.gateUndecided"
  | "import.note.nameCut"
  | "import.note.deliverableCut"
  | "import.note.startTime"
  | "import.note.textCut"
  | "import.note.workUnknown";

/** What earlier releases could not hold, and told in reports that are kept. */
type EarlierLossCode = "import.note.criticalSlack" | "import.note.inactiveLink" | "import.note.moreAssignees" | "import.note.partTime";

/** Something of the file that is not in the plan, or not in full, whether the reading left it out or the plan has no place for it. */
export interface PlanNote extends Omit<ImportNote, "code"> {
  readonly code: ImportNoteCode | PlanLossCode;
}

/** Names of the project's calendar and its exceptions that are longer than a plan keeps. */
export function calendarLosses({ calendars, calendar }: ImportedPlan): readonly PlanNote[] {
  const own = calendars[calendar];
  const names = new Set([own?.name ?? "", ...(own?.exceptions ?? []).map((exception) => exception.name)]);
  return [...names].flatMap((name) => nameLoss(name, null, null));
}

/** People whose full name is not kept. */
export function personLosses({ people }: ImportedPlan): readonly PlanNote[] {
  return people.flatMap(({ uid, name }) => nameLoss(name, null, uid));
}

/** What single tasks lose, and of several links between two tasks all but the first. `unknownWork` are those of {@link tasksOfUnknownWork}. */
export function taskLosses(imported: ImportedPlan, unknownWork: ReadonlySet<string>): readonly PlanNote[] {
  return [
    ...lostLinks(imported),
    ...imported.tasks.flatMap((task) => [
      ...ownLosses(task),
      ...(unknownWork.has(task.id) ? [noteOf(task, "import.note.workUnknown", {})] : []),
      ...nameLoss(task.name, task.name.slice(0, longestName), task.uid),
      ...nameLoss(task.deliverable, task.name.slice(0, longestName), task.uid, "import.note.deliverableCut"),
      ...textLoss(task),
    ]),
  ];
}

/** What is lost of the plan as a whole. `heldTasks` are those that keep the file's time of day by a constraint. */
export function wholePlanLosses(imported: ImportedPlan, heldTasks: number): readonly PlanNote[] {
  const whole = (code: PlanLossCode, parameters: PlanNote["parameters"]): PlanNote => ({ code, taskName: null, uid: null, parameters });
  return [...(heldTasks > 0 ? [whole("import.note.startTime", { start: imported.start, count: heldTasks })] : [])];
}

function ownLosses(task: ImportedTask): readonly PlanNote[] {
  const passed = task.kind === "gate" && task.progress >= 99.5 ? [noteOf(task, "import.note.gateUndecided", {})] : [];
  if (task.kind === "phase" || Number.isInteger(task.progress)) return passed;
  return [...passed, noteOf(task, "import.note.progress", { percent: task.progress })];
}

function lostLinks({ tasks, links }: ImportedPlan): readonly PlanNote[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const pairs = new Set<string>();
  return links.flatMap(({ predecessorId, successorId }): PlanNote[] => {
    const predecessor = byId.get(predecessorId);
    const successor = byId.get(successorId);
    if (!predecessor || !successor) return [];
    const pair = `${predecessorId} ${successorId}`;
    const isSecond = pairs.has(pair);
    pairs.add(pair);
    return isSecond ? [noteOf(successor, "import.note.duplicateLink", { predecessor: predecessor.uid })] : [];
  });
}

function nameLoss(
  name: string,
  taskName: string | null,
  uid: string | null,
  code: PlanLossCode = "import.note.nameCut",
): readonly PlanNote[] {
  if (name.trim().length <= longestName) return [];
  return [{ code, taskName, uid, parameters: { name, limit: longestName } }];
}

function textLoss(task: ImportedTask): readonly PlanNote[] {
  const { description, checklist } = task.texts;
  const isCut =
    description.length > longestDescription || checklist.length > mostItems || checklist.some((item) => item.text.length > longestItem);
  if (!isCut) return [];
  const limits = { longest: longestDescription, items: mostItems, longestItem };
  return [noteOf(task, "import.note.textCut", { ...limits, characters: description.length, lines: checklist.length })];
}

function noteOf({ name, uid }: ImportedTask, code: PlanNote["code"], parameters: PlanNote["parameters"]): PlanNote {
  return { code, taskName: name, uid, parameters };
}
