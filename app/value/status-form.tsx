import { earningMethods } from "#app/domain/earned-value/task-value.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ValuePage } from "./value-page.server.ts";

/** Up to which day the project is looked at, and when its tasks earn what they were planned to cost. */
export function StatusForm({ page }: { readonly page: ValuePage }) {
  const { t } = useTranslation("value");
  const { status, canEdit, projectId } = page;
  const reply = useFormReply("status");
  const failed = reply !== undefined && reply.outcome !== "done";
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <p>{t(status.isChosen ? "status.chosen" : "status.today", { day: status.shown })}</p>
      {canEdit ? (
        <>
          <details className="no-print" open={failed || undefined}>
            <summary className="cursor-pointer text-accent">{t("status.change")}</summary>
            <ActionForm intent="status" reply={reply} className="card mt-2 max-w-md">
              <input type="hidden" name="version" value={status.version} />
              <TextField
                name="statusDay"
                type="date"
                label={t("status.day")}
                help={t("status.dayHelp")}
                defaultValue={status.isChosen ? status.day : ""}
                optional
              />
              <SelectField name="method" label={t("status.method")} help={t("status.methodHelp")} defaultValue={status.method}>
                {earningMethods.map((method) => (
                  <option key={method} value={method}>
                    {t(`status.methods.${method}`)}
                  </option>
                ))}
              </SelectField>
              <SubmitButton>{t("status.save")}</SubmitButton>
            </ActionForm>
          </details>
          <a className="link no-print" href={`/projects/${projectId}/replan`}>
            {t("status.replan")}
          </a>
        </>
      ) : null}
    </div>
  );
}
