import { setImmediate } from "node:timers/promises";
import type { Services } from "#app/http/context.server.ts";
import { openTexts } from "#app/http/written-text.server.ts";
import { noTexts, type TaskTexts, type TextsOfTasks } from "#app/domain/sheet/task-texts.ts";
import { listChecklists, listDescriptions } from "#db/queries/task-texts.ts";

/** In milliseconds; then others get theirs. */
const longestTurn = 5;

/** What people wrote on the tasks of a project, as its authors edit it. */
export async function readTaskTexts({ db }: Pick<Services, "db">, projectId: string): Promise<TextsOfTasks> {
  const { edit } = await openTexts(db, projectId);
  const texts: Record<string, TaskTexts> = {};
  let begun = performance.now();
  for (const { taskId, body } of await listDescriptions(db, projectId)) {
    texts[taskId] = { ...noTexts, description: edit(body) };
    if (performance.now() - begun < longestTurn) continue;
    await setImmediate();
    begun = performance.now();
  }
  const items = new Map<string, { text: string; isDone: boolean }[]>();
  for (const { taskId, text, doneAt } of await listChecklists(db, projectId)) {
    const own = items.get(taskId) ?? [];
    own.push({ text, isDone: doneAt !== null });
    items.set(taskId, own);
  }
  for (const [taskId, checklist] of items) texts[taskId] = { ...(texts[taskId] ?? noTexts), checklist };
  return texts;
}
