import { plainMentions } from "#app/domain/mention.ts";
import type { HeldTexts } from "#app/domain/plan/held-texts.ts";
import { parts } from "../in-parts.ts";
import type { Database } from "../tables/index.ts";
import { insertDescriptions, listChecklists, listDescriptions } from "./task-texts.ts";

/** What the tasks of a project hold in words, by the id of the task; who is mentioned stands there by name alone. */
export async function listHeldTexts(db: Database, projectId: string): Promise<Map<string, HeldTexts>> {
  const texts = new Map<string, HeldTexts>();
  for (const { taskId, body } of await listDescriptions(db, projectId)) texts.set(taskId, { description: plainMentions(body), steps: [] });
  for (const { taskId, ...step } of await listChecklists(db, projectId)) {
    const { description, steps: before } = texts.get(taskId) ?? { description: "", steps: [] };
    texts.set(taskId, { description, steps: [...before, step] });
  }
  return texts;
}

interface Writing {
  readonly projectId: string;
  readonly userId: string;
  readonly now: string;
  newId(): string;
}

/** Writes what the tasks of a new project hold. */
export async function insertHeldTexts(
  db: Database,
  { projectId, userId, now, newId }: Writing,
  texts: ReadonlyMap<string, HeldTexts>,
): Promise<void> {
  const descriptions = [...texts].flatMap(([taskId, { description }]) =>
    description === "" ? [] : [{ taskId, projectId, body: description, editedBy: userId, editedAt: now }],
  );
  const kept = { removedAt: null, removedBy: null, version: 1 };
  const steps = [...texts].flatMap(([taskId, held]) =>
    held.steps.map((step, index) => ({ ...step, ...kept, id: newId(), projectId, taskId, position: (index + 1) * 1024 })),
  );
  await insertDescriptions(db, descriptions);
  for (const part of parts(steps)) await db.insertInto("checklistItem").values(part).execute();
}
