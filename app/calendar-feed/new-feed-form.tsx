import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

interface NewFeedFormProps {
  readonly projects: readonly { readonly id: string; readonly name: string }[];
  readonly formKey: string;
}

export function NewFeedForm({ projects, formKey }: NewFeedFormProps) {
  const { t } = useTranslation("calendarFeed");
  const reply = useFormReply("create");
  return (
    <section className="card no-print mt-6">
      <h2 className="mb-4">{t("new.title")}</h2>
      <ActionForm intent="create" reply={reply} formKey={formKey} className="max-w-md">
        <SelectField name="project" optional="unmarked" label={t("new.project")}>
          <option value="all">{t("allProjects")}</option>
          {projects.map((project) => (
            <option key={project.id} value={project.id}>
              {project.name}
            </option>
          ))}
        </SelectField>
        <label className="mb-4 flex items-start gap-2">
          <input type="checkbox" name="titlesOnly" className="mt-1" />
          <span>
            {t("new.titlesOnly")}
            <span className="block text-[13px] text-muted">{t("new.titlesOnlyHelp")}</span>
          </span>
        </label>
        <SubmitButton>{t("new.submit")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
