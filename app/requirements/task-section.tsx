import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import type { RequirementPage } from "./requirement-page.server.ts";

/** The task of the plan that meets the requirement, or the way to one. */
export function TaskSection({ page }: { readonly page: RequirementPage }) {
  const { t } = useTranslation("requirements");
  const { shown, canMakeTask, projectId, parents, newTask, formKey } = page;
  return (
    <section aria-labelledby="task-heading">
      <h2 id="task-heading">{t("task.title")}</h2>
      {shown.task ? (
        <p>
          <a className="link" href={`/projects/${projectId}/tasks/${shown.task.id}`}>
            {shown.task.code} {shown.task.name}
          </a>{" "}
          <span className="text-muted">{t("task.progress", { progress: shown.task.progress })}</span>
        </p>
      ) : (
        <p className="mb-2 text-muted">{t(shown.isTaskGone ? "task.gone" : "task.none")}</p>
      )}
      {shown.task || !canMakeTask ? null : (
        <FoldedForm
          intent="makeTask"
          title={t("task.make")}
          submit={t("task.make")}
          formKey={formKey}
          about={{ name: "version", value: String(shown.version) }}
        >
          <TextField name="name" label={t("task.name")} defaultValue={newTask.name} autoComplete="off" />
          <SelectField name="parentId" label={t("task.parent")} defaultValue="" optional="unmarked">
            <option value="">{t("task.top")}</option>
            {parents.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            name="durationDays"
            label={t("task.days")}
            defaultValue={newTask.days}
            inputMode="decimal"
            maxLength={10}
            autoComplete="off"
          />
        </FoldedForm>
      )}
    </section>
  );
}
