import { useNavigation } from "@remix-run/react";
import { useEffect, useRef, type FormEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { readChecklist } from "./checklist.server.ts";
import { ChecklistItem } from "./checklist-item.tsx";

export type ChecklistData = Awaited<ReturnType<typeof readChecklist>>;

/** The steps of a task, ticked off one by one. */
export function Checklist({ page, formKey }: { readonly page: ChecklistData; readonly formKey: string }) {
  const { t } = useTranslation("checklist");
  const { items, total, doneCount: done, canEdit } = page;
  return (
    <section aria-labelledby="checklist-heading" id="checklist" className={total > 0 ? undefined : "no-print"}>
      <div className="flex flex-wrap items-center gap-x-3">
        <h2 id="checklist-heading">{t("heading")}</h2>
        {total > 0 ? (
          <>
            <span className="text-muted tabular-nums">{t("progress", { done, total })}</span>
            <progress className="checklist-progress no-print" value={done} max={total} aria-hidden="true" />
          </>
        ) : null}
      </div>
      {items.length === 0 ? <p className="mt-1 text-muted">{t(canEdit ? "empty" : "none")}</p> : null}
      <ul className="mt-2 divide-y divide-line">
        {items.map((item) => (
          <ChecklistItem key={item.id} item={item} page={page} />
        ))}
      </ul>
      {canEdit ? <AddItems formKey={formKey} /> : null}
    </section>
  );
}

/** Enter adds what was written or pasted, a step a line. */
function AddItems({ formKey }: { readonly formKey: string }) {
  const { t } = useTranslation("checklist");
  const reply = useFormReply("addItems");
  const isSending = useNavigation().formData?.get("intent") === "addItems";
  const field = useRef<HTMLTextAreaElement>(null);
  const sent = useRef("");
  const isNextDue = useRef(false);
  useEffect(() => {
    if (!reply || !field.current) return;
    // What was refused before is no longer what the field begins with.
    if (reply.outcome === "done") field.current.defaultValue = "";
    else if (sent.current !== "") {
      field.current.value = [sent.current, field.current.value].filter((text) => text !== "").join("\n");
      isNextDue.current = false;
    }
    sent.current = "";
  }, [reply]);
  useEffect(() => {
    if (isSending || !isNextDue.current) return;
    isNextDue.current = false;
    field.current?.form?.requestSubmit();
  }, [isSending]);
  const onSubmit = (event: FormEvent) => {
    const area = field.current;
    if (!area) return;
    if (isSending) {
      // Steps that are written meanwhile go together when the answer is here, each on its line.
      event.preventDefault();
      if (area.value.trim() === "") return;
      isNextDue.current = true;
      area.value = `${area.value.trimEnd()}\n`;
      return;
    }
    sent.current = area.value;
    // The form is read before this; whatever is typed from now on is the next step.
    queueMicrotask(() => {
      area.value = "";
    });
  };
  return (
    <ActionForm intent="addItems" reply={reply} formKey={formKey} className="no-print mt-2" onSubmit={onSubmit}>
      <TextAreaField ref={field} name="lines" label={t("add")} help={t("addHelp")} rows={1} enterSends data-awaits />
      <SubmitButton primary={false}>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
