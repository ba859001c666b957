import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import type { IntentArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import { requireTask, type TaskCaller } from "#app/http/task-of-url.server.ts";
import { chooseProjectWatch, chooseTaskWatch, isWatchingProject, isWatchingTask } from "#db/queries/watches.ts";
import type { watchForm } from "./notifications.forms.server.ts";

export async function readTaskWatch(caller: TaskCaller): Promise<boolean> {
  const { id } = await requireTask(caller);
  return isWatchingTask(caller.context.db, caller.project.id, id, caller.user.id);
}

export function readProjectWatch({ context, project, user }: ProjectCaller): Promise<boolean> {
  return isWatchingProject(context.db, project.id, user.id);
}

type WatchArgs = IntentArgs<"project.view", z.output<typeof watchForm>>;

/** Watches the task that the URL names, or ends that, whatever else would tell the caller of it. */
export async function watchTask(args: WatchArgs): Promise<void> {
  const { context, project, user, value } = args;
  const { id: taskId } = await requireTask(args);
  const choice = { projectId: project.id, userId: user.id, taskId, isWatching: value.watching, now: context.now() };
  await change(args, ({ transaction }) => chooseTaskWatch(transaction, choice));
}

export async function watchProject(args: WatchArgs): Promise<void> {
  const { context, project, user, value } = args;
  await change(args, ({ transaction }) => chooseProjectWatch(transaction, project.id, user.id, value.watching, context.now()));
}
