import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { largestFileMegabytes } from "#app/http/file-limits.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { FilesField } from "#app/ui/files-field.tsx";
import { MentionArea } from "#app/ui/mention-area.tsx";
import { ShownFiles } from "#app/ui/shown-files.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply, type ShownReply } from "#app/ui/form-reply.ts";
import { useDraft } from "#app/ui/use-draft.ts";
import type { ShownComment } from "./discussion.server.ts";

/** One comment with what its reader may do with it. */
export function CommentEntry({ comment, projectId }: { readonly comment: ShownComment; readonly projectId: string }) {
  const { t } = useTranslation("discussion");
  const editReply = useOwnReply("editComment", comment.id);
  const { id, version, author, written, isEdited, html, body, canRemove, isRemoved } = comment;
  if (isRemoved)
    return (
      <li className="no-print flex flex-wrap items-center gap-3 py-3 text-muted">
        {t("removed", { author })}
        <ActionForm intent="restoreComment" reply={undefined}>
          <OfComment id={id} version={version} />
          <SubmitButton primary={false}>{t("restore")}</SubmitButton>
        </ActionForm>
      </li>
    );
  return (
    <li
      className="break-inside-avoid py-3 data-[new]:border-s-2 data-[new]:border-accent data-[new]:ps-3"
      id={`comment-${id}`}
      data-new={comment.isNew || undefined}
    >
      <p className="flex flex-wrap items-baseline gap-x-3">
        {comment.isNew ? <span className="text-[0.93em] font-medium text-accent">{t("isNew")}</span> : null}
        <span className="font-medium">{author}</span>
        <span className="text-[0.93em] text-muted tabular-nums">
          {written}
          {isEdited ? ` · ${t("edited")}` : ""}
        </span>
      </p>
      {/* Made by our renderer, which lets nothing through that could do harm: see user-markdown.ts. */}
      <div className="prose mt-1 break-words" dangerouslySetInnerHTML={{ __html: html }} />
      <ShownFiles files={comment.files} />
      <div className="no-print mt-1 flex flex-wrap items-start gap-x-4 text-[0.93em]">
        {body === null ? null : (
          <details open={editReply !== undefined || undefined} className="open:basis-full">
            <summary className="link cursor-pointer list-none [&::-webkit-details-marker]:hidden">{t("edit")}</summary>
            <EditComment comment={comment} body={body} reply={editReply} projectId={projectId} />
          </details>
        )}
        {canRemove ? (
          <ActionForm intent="removeComment" reply={undefined}>
            <OfComment id={id} version={version} />
            <button type="submit" className="link">
              {t("remove")} <span className="sr-only">{t("ofAuthor", { author, written })}</span>
            </button>
          </ActionForm>
        ) : null}
      </div>
    </li>
  );
}

interface EditCommentProps {
  readonly comment: ShownComment;
  readonly body: string;
  readonly reply: ShownReply | undefined;
  readonly projectId: string;
}

function EditComment({ comment, body, reply, projectId }: EditCommentProps) {
  const { t } = useTranslation("discussion");
  const { t: shared } = useTranslation("ui");
  const stale = staleDetail(reply);
  return (
    <ActionForm intent="editComment" reply={reply} className="mt-2">
      <OfComment id={comment.id} version={stale?.version ?? comment.version} />
      <Conflict reply={reply} fields={[{ name: "body", label: t("body") }]} />
      <MentionArea projectId={projectId}>
        <TextAreaField name="body" label={t("body")} defaultValue={body} rows={lines(body)} />
      </MentionArea>
      <SubmitButton>{shared("save")}</SubmitButton>
    </ActionForm>
  );
}

interface AddCommentProps {
  readonly formKey: string;
  readonly taskId: string;
  readonly projectId: string;
}

/** A new comment; what is typed stays in this browser until it is sent. */
export function AddComment({ formKey, taskId, projectId }: AddCommentProps) {
  const { t } = useTranslation("discussion");
  const reply = useFormReply("addComment");
  const draft = useDraft(`rollout.comment.${taskId}`, reply);
  const { hash, key } = useLocation();
  // An address that names the field leads into it.
  useEffect(() => {
    if (hash === "#new-comment") document.querySelector<HTMLElement>("[data-new-comment] textarea")?.focus();
  }, [hash, key, taskId]);
  return (
    <ActionForm intent="addComment" reply={reply} formKey={formKey} className="no-print mt-4" encType="multipart/form-data">
      <div ref={draft} data-kept data-new-comment id="new-comment">
        <MentionArea projectId={projectId}>
          <TextAreaField name="body" label={t("add")} help={t("help")} data-awaits />
        </MentionArea>
      </div>
      <FilesField key={formKey} label={t("files")} help={t("filesHelp", { limit: largestFileMegabytes })} />
      <SubmitButton>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}

function OfComment({ id, version }: { readonly id: string; readonly version: number }) {
  return (
    <>
      <input type="hidden" name="commentId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

function useOwnReply(intent: string, commentId: string): ShownReply | undefined {
  const reply = useFormReply(intent);
  return reply && reply.outcome !== "done" && reply.values["commentId"] === commentId ? reply : undefined;
}

function lines(text: string): number {
  return Math.min(Math.max(text.split("\n").length + 1, 3), 20);
}
