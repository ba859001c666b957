import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ImportUndo } from "./undo-import.server.ts";

/** Takes an import back, after saying what that does; or says why it cannot be. */
export function UndoImport({ undo, formKey }: { readonly undo: ImportUndo; readonly formKey: string }) {
  const { t } = useTranslation("imports");
  const { importId, intent, sentences } = undo;
  const reply = useFormReply(intent ?? "undo");
  return (
    <section className="no-print max-w-prose">
      <h2 className="mb-1">{t("undo.title")}</h2>
      {sentences.map((sentence) => (
        <p key={sentence} className="break-words text-muted">
          {sentence}
        </p>
      ))}
      {intent === null ? null : (
        <ActionForm intent={intent} reply={reply} formKey={formKey} className="mt-2">
          <input type="hidden" name="importId" value={importId} />
          <SubmitButton primary={false}>{t(intent === "undo" ? "undo.undo" : "undo.discard")}</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}
