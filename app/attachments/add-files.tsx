import { useState, type DragEvent, type FormEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { largestFileMegabytes } from "#app/http/file-limits.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { FilesField } from "#app/ui/files-field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { useUpload } from "./use-upload.ts";

/** Files are chosen or dropped; with scripts each is sent by itself. */
export function AddFiles({ formKey, uploadUrl }: { readonly formKey: string; readonly uploadUrl: string }) {
  const { t } = useTranslation("attachments");
  const sent = useFormReply("attach");
  const upload = useUpload(uploadUrl);
  const hasSent = upload.now !== null || upload.added > 0 || upload.refused.length > 0;
  const errorText = useErrorText();
  const [isOver, setIsOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void upload.add([...event.dataTransfer.files]);
  };
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setIsOver(true);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const chosen = new FormData(event.currentTarget).getAll("files");
    const files = chosen.filter((file): file is File => file instanceof File && file.name !== "");
    if (files.length === 0) return upload.forget();
    event.preventDefault();
    event.currentTarget.reset();
    void upload.add(files);
  };
  return (
    // Dropping is a second way; the field inside is the first, for the keyboard, too.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="drop-zone no-print mt-2"
      data-over={isOver || undefined}
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <ActionForm intent="attach" reply={hasSent ? undefined : sent} formKey={formKey} encType="multipart/form-data" onSubmit={onSubmit}>
        <FilesField label={isOver ? t("drop") : t("choose")} help={t("help", { limit: largestFileMegabytes })}>
          <SubmitButton primary={false}>{t("submit")}</SubmitButton>
        </FilesField>
      </ActionForm>
      <p role="status" className="pb-2 text-[13px] text-muted empty:hidden">
        {upload.now ? t("uploading", { ...upload.now }) : upload.added > 0 ? t("uploaded", { count: upload.added }) : ""}
      </p>
      <div role="alert" className="break-words pb-2 text-critical empty:hidden">
        {upload.refused.map(({ name, problem }, index) => (
          <p key={`${index} ${name}`}>
            {"name" in problem.parameters ? errorText(problem) : t("refused", { name, problem: errorText(problem) })}
          </p>
        ))}
      </div>
    </div>
  );
}
