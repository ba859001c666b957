import type { PlanCommand, TaskChanges } from "./command.ts";
import type { PlanLink } from "./model.ts";

/** What the log keeps of a change of the plan. */
export interface LoggedChange {
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface Reversal {
  /** Takes the change back; its versions are those of the plan it is run on, see `rebaseCommand`. */
  readonly wanted: PlanCommand;
  /** What was done, as it was carried out. */
  readonly opposite: PlanCommand;
}

/**
 * The command that takes a logged change back, with the one it takes back; null for a change whose entry does not hold what there was
 * before, such as a removal, which undo and the trash take back. `data` is what the product itself wrote into the log.
 */
export function reversalOf(taskId: string, { before, after }: LoggedChange): Reversal | null {
  if (!isRecord(after)) return null;
  if (!("kind" in after) || !isCommandKind(after["kind"])) return isRecord(before) ? ofEdit(taskId, before, after) : null;
  // Commands are logged as they were carried out.
  const done = after as unknown as PlanCommand;
  switch (done.kind) {
    case "addTask":
      return { wanted: { kind: "removeTask", taskId: done.taskId, version: 1 }, opposite: done };
    case "moveTask":
      return isRecord(before) && "afterId" in before ? ofMove(done, before) : null;
    case "addLink":
      return { wanted: { kind: "removeLink", linkId: done.link.id }, opposite: done };
    case "updateLink":
      return isRecord(before)
        ? { wanted: { ...done, changes: picked<PlanLink>(before, Object.keys(done.changes)) }, opposite: done }
        : null;
    case "removeLink":
      return isRecord(before) ? { wanted: { kind: "addLink", link: before as unknown as PlanLink }, opposite: done } : null;
    case "updateTask":
    case "removeTask":
    case "restoreTasks":
    case "mergeTasks":
    case "addTasks":
    case "batch":
      return null;
    default:
      return done satisfies never;
  }
}

function ofEdit(taskId: string, before: Fields, after: Fields): Reversal | null {
  const fields = Object.keys(after).filter((field) => field in before);
  if (fields.length === 0) return null;
  const edit = (changes: TaskChanges): PlanCommand => ({ kind: "updateTask", taskId, version: 1, changes });
  return { wanted: edit(picked(before, fields)), opposite: edit(picked(after, fields)) };
}

function ofMove(done: Extract<PlanCommand, { kind: "moveTask" }>, before: Fields): Reversal {
  const place = picked<{ parentId: string | null; afterId: string | null }>(before, ["parentId", "afterId"]);
  return {
    wanted: { kind: "moveTask", taskId: done.taskId, version: 1, parentId: place.parentId ?? null, afterId: place.afterId ?? null },
    opposite: done,
  };
}

type Fields = Readonly<Record<string, unknown>>;

function picked<Wanted extends object>(from: Fields, names: readonly string[]): Partial<Wanted> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Wanted>;
}

const commandKinds = [
  "updateTask",
  "addTask",
  "removeTask",
  "restoreTasks",
  "moveTask",
  "addLink",
  "updateLink",
  "removeLink",
  "mergeTasks",
  "addTasks",
  "batch",
];

/** An edit may name a kind, too: that of the task. */
function isCommandKind(value: unknown): boolean {
  return typeof value === "string" && commandKinds.includes(value);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
