import { dispositions, priorities, requirementStatuses } from "#app/domain/requirement/requirement.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { SelectField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { bulkFormId } from "./requirement-table.tsx";

/** Gives the rows that are chosen in the table another priority, disposition or status. */
export function BulkForm({ formKey }: { readonly formKey: string }) {
  const { t } = useTranslation("requirements");
  const errorText = useErrorText();
  const reply = useFormReply("editMany");
  const problem = reply?.errors["chosen"];
  return (
    <details className="no-print mt-3" open={(reply && reply.outcome !== "done") || undefined}>
      <summary className="button list-none [&::-webkit-details-marker]:hidden">{t("bulk.title")}</summary>
      <ActionForm key={formKey} id={bulkFormId} intent="editMany" reply={reply} formKey={`${formKey}many`} className="card mt-2 max-w-3xl">
        <p className="mb-3 text-muted">{t("bulk.help")}</p>
        {problem ? <p className="mb-3 text-critical">{errorText(problem)}</p> : null}
        <div className="grid gap-x-4 sm:grid-cols-3">
          <SelectField name="priority" label={t("column.priority")} defaultValue="" optional="unmarked">
            <option value="">{t("bulk.keep")}</option>
            {priorities.map((each) => (
              <option key={each} value={each}>
                {t(`priority.${each}`)}
              </option>
            ))}
          </SelectField>
          <SelectField name="disposition" label={t("column.disposition")} defaultValue="" optional="unmarked">
            <option value="">{t("bulk.keep")}</option>
            {dispositions.map((each) => (
              <option key={each} value={each}>
                {t(`disposition.${each}`)}
              </option>
            ))}
          </SelectField>
          <SelectField name="status" label={t("column.status")} defaultValue="" optional="unmarked">
            <option value="">{t("bulk.keep")}</option>
            {requirementStatuses.map((each) => (
              <option key={each} value={each}>
                {t(`status.${each}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <SubmitButton>{t("bulk.submit")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
