import { guardedJsonAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { restoreTaskForm } from "./plan.forms.server.ts";
import { readRemovalOf, restoreTask } from "./removed-tasks.server.ts";

/** Who removed a task that somebody was just writing about, as JSON. */
export const loader = guardedLoader("plan.view", async (caller) =>
  Response.json(await readRemovalOf(caller, caller.params.taskId ?? ""), { headers: { "Cache-Control": "no-store" } }),
);

/** Puts it back from the page where its text is still held. */
export const action = guardedJsonAction({ restoreTask: intent("plan.edit", restoreTaskForm, restoreTask) });
