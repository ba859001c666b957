import { useSearchParams } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { MentionArea } from "#app/ui/mention-area.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { DescriptionData } from "./description.tsx";
import { Preview } from "./preview.tsx";
import { useAutosave } from "./use-autosave.ts";

interface DescriptionEditorProps {
  readonly page: DescriptionData;
  readonly body: string;
  readonly projectId: string;
}

/** The description as its author types it: saved in every pause, and closed by its button. */
export function DescriptionEditor({ page, body, projectId }: DescriptionEditorProps) {
  const { t } = useTranslation("description");
  const field = useRef<HTMLTextAreaElement>(null);
  const url = `/projects/${projectId}/tasks/${page.taskId}/description`;
  const draftKey = `rollout.description.${page.taskId}`;
  const saving = useAutosave(field, { url, draftKey, version: page.version, body });
  const sent = useFormReply("saveDescription");
  const reply = saving.reply ?? sent;
  const stale = staleDetail(reply);
  const [preview, setPreview] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);
  const [, setSearch] = useSearchParams();
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    // Sent beside what is being saved already, it would be refused for being late to itself.
    if (await saving.finish(stale?.version)) setSearch(withoutEdit, { preventScrollReset: true });
  };
  return (
    <ActionForm intent="saveDescription" reply={reply} className="no-print mt-2" onSubmit={(event) => void onSubmit(event)}>
      <input type="hidden" name="version" value={stale?.version ?? saving.version} />
      <input type="hidden" name="close" value="1" />
      <Conflict reply={reply} fields={[{ name: "body", label: t("body") }]} />
      {saving.isRestored ? <p className="mb-2 text-warn">{t("restored")}</p> : null}
      <div hidden={preview !== null} data-kept>
        <MentionArea projectId={projectId}>
          <TextAreaField
            ref={field}
            name="body"
            optional="unmarked"
            label={t("body")}
            defaultValue={body}
            rows={Math.min(Math.max(body.split("\n").length + 2, 8), 24)}
            help={t("help")}
            onInput={saving.onType}
          />
        </MentionArea>
      </div>
      {preview === null ? null : <Preview url={url} body={preview} />}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t("done")}</SubmitButton>
        <button
          type="button"
          className="button no-script-hidden"
          aria-pressed={preview !== null}
          onClick={() => setPreview(preview === null ? (field.current?.value ?? "") : null)}
        >
          {preview === null ? t("preview") : t("write")}
        </button>
        <span role="status" className="no-script-hidden text-[13px] text-muted">
          {t(`state.${saving.state}`)}
        </span>
      </div>
    </ActionForm>
  );
}

function withoutEdit(search: URLSearchParams): URLSearchParams {
  search.delete("edit");
  return search;
}
