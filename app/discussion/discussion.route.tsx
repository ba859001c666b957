import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { watchForm } from "#app/notifications/notifications.forms.server.ts";
import { WatchButton } from "#app/notifications/watch-button.tsx";
import { readTaskWatch, watchTask } from "#app/notifications/watching.server.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { AddComment, CommentEntry } from "./comment.tsx";
import { addCommentForm, commentForm, editCommentForm } from "./discussion.forms.server.ts";
import { addComment, editComment, readDiscussion, removeComment, restoreComment } from "./discussion.server.ts";

export const loader = guardedLoader("plan.view", async (caller) => ({
  comments: await readDiscussion(caller, await readReader(caller.request, caller.context)),
  taskId: caller.params.taskId ?? "",
  canWrite: caller.can("comment.write"),
  isWatching: await readTaskWatch(caller),
  formKey: caller.context.newId(),
}));

export const action = guardedAction({
  addComment: intent("comment.write", addCommentForm, addComment),
  editComment: intent("comment.write", editCommentForm, editComment),
  removeComment: intent("comment.write", commentForm, async (args) => {
    await removeComment(args);
    const { t } = await readReader(args.request, args.context);
    const { commentId, version } = args.value;
    return { undo: { done: t("discussion:removedDone"), intent: "restoreComment", fields: { commentId, version: String(version + 1) } } };
  }),
  restoreComment: intent("comment.write", commentForm, restoreComment),
  watch: intent("plan.view", watchForm, watchTask),
});

/** What people say about a task, below everything that is known of it. */
export default function Discussion() {
  const { t } = useTranslation("discussion");
  const { comments, taskId, canWrite, isWatching, formKey } = useLoaderData<typeof loader>();
  const shown = comments.filter((comment) => !comment.isRemoved).length;
  return (
    <section className="mt-8 max-w-3xl">
      <UndoNotice />
      <div className="flex items-center justify-between gap-3">
        <h2>
          {t("heading")} {shown > 0 ? <span className="font-normal text-muted tabular-nums">{shown}</span> : null}
        </h2>
        <WatchButton what="task" isWatching={isWatching} />
      </div>
      {comments.length === 0 ? <p className="mt-1 text-muted">{t(canWrite ? "empty" : "none")}</p> : null}
      <ol className="mt-2 divide-y divide-line">
        {comments.map((comment) => (
          <CommentEntry key={`${comment.id} ${comment.version}`} comment={comment} />
        ))}
      </ol>
      {canWrite ? <AddComment key={formKey} formKey={formKey} taskId={taskId} /> : null}
    </section>
  );
}
