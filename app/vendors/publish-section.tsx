import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { QuestionnairePage } from "./questionnaires-page.server.ts";

const headings = ["title", "titleZh", "intro", "introZh"] as const;

/** While it is written: its title, and to whom and until when it goes. */
export function PublishSection({ page }: { readonly page: QuestionnairePage }) {
  const { t } = useTranslation("vendors");
  const errorText = useErrorText();
  const edit = useFormReply("edit");
  const publish = useFormReply("publish");
  const { questionnaire, others, canEdit } = page;
  if (!canEdit) return null;
  const problem = publish?.errors["vendorIds"];
  return (
    <div className="no-print flex flex-wrap items-start gap-2">
      <FoldedForm intent="publish" title={t("publish.title")} submit={t("publish.submit")} lead={t("publish.help")}>
        <input type="hidden" name="version" value={questionnaire.version} />
        <TextField
          name="deadline"
          type="datetime-local"
          label={t("deadline.at", { zone: page.timeZone })}
          defaultValue={page.proposedDeadline}
        />
        <fieldset className="mb-4" aria-describedby={problem ? "publish-vendors-error" : undefined}>
          <legend className="mb-1 font-medium">{t("publish.vendors")}</legend>
          {others.length === 0 ? <p className="text-muted">{t("publish.noVendors")}</p> : null}
          {others.map(({ id, name, isProposed }, index) => (
            <label key={id} className="flex items-center gap-2">
              <input type="checkbox" name={`vendorIds[${index}]`} value={id} defaultChecked={isProposed} />
              {name}
            </label>
          ))}
          {problem ? (
            <p id="publish-vendors-error" className="mt-1 text-critical">
              {errorText(problem)}
            </p>
          ) : null}
        </fieldset>
      </FoldedForm>
      <FoldedForm key={questionnaire.version} intent="edit" title={t("questionnaire.edit")} submit={t("edit.submit")}>
        <input type="hidden" name="version" value={staleDetail(edit)?.version ?? questionnaire.version} />
        <Conflict reply={edit} fields={headings.map((name) => ({ name, label: t(`questionnaire.${name}`) }))} />
        <TextField name="title" label={t("questionnaire.title")} maxLength={200} defaultValue={questionnaire.title} autoComplete="off" />
        <TextField
          name="titleZh"
          label={t("questionnaire.titleZh")}
          maxLength={200}
          defaultValue={questionnaire.titleZh}
          optional
          autoComplete="off"
        />
        <TextAreaField name="intro" label={t("questionnaire.intro")} maxLength={4000} defaultValue={questionnaire.intro} optional />
        <TextAreaField name="introZh" label={t("questionnaire.introZh")} maxLength={4000} defaultValue={questionnaire.introZh} optional />
      </FoldedForm>
    </div>
  );
}
