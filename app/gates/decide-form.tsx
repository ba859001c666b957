import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { GatePageData } from "./gate-page.server.ts";
import { PersonField } from "./person-field.tsx";

/** The decision: its reason, conditions where it needs some, and three buttons. */
export function DecideForm({ page }: { readonly page: GatePageData }) {
  const { t } = useTranslation("gates");
  const reply = useFormReply("decide");
  const { open, current, me, seen, today, formKey } = page;
  const isRefused = reply !== undefined && reply.outcome !== "done";
  return (
    <details open={isRefused || undefined}>
      <summary className="button list-none [&::-webkit-details-marker]:hidden">{t(current ? "decision.again" : "decision.make")}</summary>
      <ActionForm intent="decide" reply={reply} formKey={formKey} className="card mt-3">
        <input type="hidden" name="seen" value={seen} />
        <p className="mb-2 text-[13px] text-muted">{t("decision.lead", me)}</p>
        <p className={`mb-4 ${open.length === 0 ? "text-ok" : "text-warn"}`}>
          {open.length === 0 ? t("decision.goReady") : t("decision.goOpen", { count: open.length })}
        </p>
        <TextAreaField name="reason" maxLength={2000} label={t("decision.reason")} help={t("decision.reasonHelp")} />
        <TextAreaField name="dissent" rows={2} maxLength={2000} label={t("decision.dissent")} help={t("decision.dissentHelp")} optional />
        <div className="max-w-56">
          <TextField name="decidedOn" type="date" max={today} defaultValue={today} label={t("decision.day")} help={t("decision.dayHelp")} />
        </div>
        <Conditions page={page} isOpen={isRefused} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="outcome" value="go" primary={open.length === 0}>
            {t("outcome.go")}
          </SubmitButton>
          <SubmitButton name="outcome" value="conditional" primary={false}>
            {t("outcome.conditional")}
          </SubmitButton>
          <SubmitButton name="outcome" value="noGo" primary={false}>
            {t("outcome.noGo")}
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}

/** A condition for each open criterion, with its words to begin with, and one more. */
function Conditions({ page: { open, people, today }, isOpen }: { readonly page: GatePageData; readonly isOpen: boolean }) {
  const { t } = useTranslation("gates");
  const rows = [...open, null];
  return (
    <details className="mb-4 border-t border-line pt-3" open={isOpen || undefined}>
      <summary className="mb-1 cursor-pointer font-medium">{t("condition.title")}</summary>
      <p className="mb-3 text-[13px] text-muted">{t("condition.lead")}</p>
      {rows.map((criterion, index) => (
        <div key={criterion?.id ?? "free"} className="mb-2 grid gap-x-4 sm:grid-cols-[minmax(0,1fr)_11rem_10rem]">
          {criterion ? <input type="hidden" name={`conditions[${index}].criterionId`} value={criterion.id} /> : null}
          <TextAreaField
            name={`conditions[${index}].text`}
            rows={2}
            maxLength={600}
            label={
              criterion ? t("condition.of", { text: criterion.id.startsWith("K") ? criterion.id : t("source.own") }) : t("condition.free")
            }
            defaultValue={criterion?.text ?? ""}
            optional="unmarked"
          />
          <PersonField name={`conditions[${index}].ownerId`} label={t("condition.owner")} people={people} optional="unmarked" />
          <TextField name={`conditions[${index}].dueOn`} type="date" min={today} label={t("condition.due")} optional="unmarked" />
        </div>
      ))}
    </details>
  );
}
