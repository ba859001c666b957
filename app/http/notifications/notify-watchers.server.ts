import { listTaskWatchers } from "#db/queries/watches.ts";
import { notify, type Notice } from "./notify.server.ts";

type WatchedNotice = Omit<Notice, "recipients"> & { readonly taskId: string; readonly except?: Iterable<string> };

/** Tells those who hear of a task; `except` those who were told of the same thing for another reason. */
export async function notifyWatchers(
  actor: Parameters<typeof notify>[0],
  transaction: Parameters<typeof notify>[1],
  { except = [], ...notice }: WatchedNotice,
): Promise<void> {
  const watchers = new Set(await listTaskWatchers(transaction, notice.projectId, notice.taskId));
  for (const userId of except) watchers.delete(userId);
  await notify(actor, transaction, { ...notice, recipients: watchers });
}
