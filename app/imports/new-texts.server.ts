import { setImmediate } from "node:timers/promises";
import type { Caller } from "#app/http/guarded.server.ts";
import { openTexts } from "#app/http/written-text.server.ts";
import type { SheetOutcome } from "#app/workers/sheet-job.ts";
import { insertItems } from "#db/queries/checklists.ts";
import { insertDescriptions } from "#db/queries/task-texts.ts";
import type { Database } from "#db/tables/index.ts";

/** Of tasks with much written on them; then others get their turn. */
const tasksInTurn = 20;
/** A statement takes a limited number of values. */
const itemsInTurn = 400;

/** Writes the descriptions and checklists of the tasks that a file brings. */
export async function writeNewTexts(
  db: Database,
  { context, user }: Caller,
  projectId: string,
  texts: SheetOutcome["texts"],
): Promise<void> {
  if (texts.length === 0) return;
  const at = context.now();
  const { storeMostOf } = await openTexts(db, projectId);
  for (let from = 0; from < texts.length; from += tasksInTurn) {
    const part = texts.slice(from, from + tasksInTurn);
    const described = part.filter(({ description }) => description !== "");
    await insertDescriptions(
      db,
      described.map(({ taskId, description }) => ({ taskId, projectId, body: storeMostOf(description), editedBy: user.id, editedAt: at })),
    );
    const items = part.flatMap(({ taskId, checklist }) =>
      checklist.map(({ text, isDone }, index) => ({
        id: context.newId(),
        projectId,
        taskId,
        position: (index + 1) * 1024,
        text,
        assigneeId: null,
        doneAt: isDone ? at : null,
        doneBy: isDone ? user.id : null,
        removedAt: null,
        removedBy: null,
        version: 1,
      })),
    );
    for (let first = 0; first < items.length; first += itemsInTurn) {
      await insertItems(db, items.slice(first, first + itemsInTurn));
      await setImmediate();
    }
    await setImmediate();
  }
}
