import { data } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { fileForm } from "#app/attachments/attachments.forms.server.ts";
import { removeFile, restoreFile } from "#app/attachments/attachments.server.ts";
import { ActivityEntryItem } from "#app/history/activity-entry.tsx";
import { readTaskActivity } from "#app/history/task-activity.server.ts";
import { admitFiles } from "#app/http/files.server.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { watchForm } from "#app/notifications/notifications.forms.server.ts";
import { WatchButton } from "#app/notifications/watch-button.tsx";
import { readTaskWatch, watchTask } from "#app/notifications/watching.server.ts";
import { revertForm } from "#app/plan/plan.forms.server.ts";
import { revertEntry } from "#app/plan/revert.server.ts";
import { useFormReply } from "#app/ui/form-reply.ts";
import { useCreateCommand } from "#app/ui/page-commands.ts";
import { UndoNotice, useTold } from "#app/ui/undo.tsx";
import { AddComment, CommentEntry } from "./comment.tsx";
import { addCommentForm, commentForm, editCommentForm } from "./discussion.forms.server.ts";
import { addComment, editComment, readDiscussion, removeComment, restoreComment } from "./discussion.server.ts";
import { addressWith } from "./address-with.ts";
import { streamOf } from "./stream.ts";
import { StreamFilter } from "./stream-filter.tsx";

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const search = new URL(caller.request.url).searchParams;
  const activity = await readTaskActivity(caller, reader, search.get("changes") === "all");
  return {
    comments: await readDiscussion(caller, reader, activity.since),
    activity,
    taskId: caller.params.taskId ?? "",
    projectId: caller.project.id,
    canWrite: caller.can("comment.write"),
    isWatching: await readTaskWatch(caller),
    formKey: caller.context.newId(),
  };
});

const intents = {
  addComment: intent("comment.write", addCommentForm, addComment),
  editComment: intent("comment.write", editCommentForm, editComment),
  removeComment: intent("comment.write", commentForm, async (args) => {
    await removeComment(args);
    const { t } = await readReader(args.request, args.context);
    const { commentId, version } = args.value;
    return { undo: { done: t("discussion:removedDone"), intent: "restoreComment", fields: { commentId, version: String(version + 1) } } };
  }),
  restoreComment: intent("comment.write", commentForm, restoreComment),
  removeFile: intent("comment.write", fileForm, removeFile),
  restoreFile: intent("comment.write", fileForm, restoreFile),
  revert: intent("plan.progress", revertForm, revertEntry),
  watch: intent("plan.view", watchForm, watchTask),
};

export const action = guardedAction(intents, (args, receive) =>
  admitFiles(args, receive, (reply, status) => data(reply, { status }), "addComment"),
);

export { revalidatesUnlessViewChange as shouldRevalidate } from "#app/ui/view-change.ts";

/** What people say about a task and what they did to it, in one stream below everything that is known of it. */
export default function Discussion() {
  const { t } = useTranslation("discussion");
  const { comments, activity, taskId, projectId, canWrite, isWatching, formKey } = useLoaderData<typeof loader>();
  useCreateCommand(useTranslation("search").t("command.comment"), "[data-new-comment] textarea", canWrite);
  const [search] = useSearchParams();
  const reverted = useFormReply("revert");
  useTold(reverted?.outcome === "done" ? t("reverted") : null, reverted);
  const stream = streamOf(comments, activity.entries, search.get("show"));
  return (
    <section className="max-w-3xl" aria-labelledby="activity-heading" id="activity">
      <UndoNotice />
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="activity-heading">{t("heading")}</h2>
        <StreamFilter comments={comments.filter((comment) => !comment.isRemoved).length} />
        <span className="ms-auto">
          <WatchButton what="task" isWatching={isWatching} />
        </span>
      </div>
      {stream.length === 0 ? <p className="mt-1 text-muted">{t(canWrite ? "empty" : "none")}</p> : null}
      {activity.hasOlder && search.get("show") !== "comments" && search.get("changes") !== "all" ? (
        <p className="no-print mt-2 text-[13px]">
          <a className="link" href={addressWith(search, "changes", "all")} data-keep-scroll>
            {t("older")}
          </a>
        </p>
      ) : null}
      <ol className="mt-2 divide-y divide-line">
        {stream.map((item) =>
          item.kind === "comment" ? (
            <CommentEntry key={`${item.comment.id} ${item.comment.version}`} comment={item.comment} projectId={projectId} />
          ) : (
            <ActivityEntryItem
              key={item.entry.sequence}
              entry={item.entry}
              reply={reverted?.values["sequence"] === String(item.entry.sequence) ? reverted : undefined}
            />
          ),
        )}
      </ol>
      {canWrite ? <AddComment formKey={formKey} taskId={taskId} projectId={projectId} /> : null}
    </section>
  );
}
