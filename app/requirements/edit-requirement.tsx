import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { RequirementFields } from "./requirement-fields.tsx";
import type { RequirementPage } from "./requirement-page.server.ts";

/** The form of a requirement, and the way to delete it. */
export function EditRequirement({ page }: { readonly page: RequirementPage }) {
  const { t } = useTranslation("requirements");
  const { shown, form, people, tasks } = page;
  const reply = useFormReply("edit");
  const version = staleDetail(reply)?.version ?? shown.version;
  const nameOf = (all: readonly { readonly id: string; readonly name: string }[]) => (id: string) =>
    all.find((each) => each.id === id)?.name ?? "";
  return (
    <section className="no-print" aria-labelledby="edit-heading">
      <h2 id="edit-heading" className="mb-2">
        {t("edit.title")}
      </h2>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-2 text-ok">
          {t("edit.saved")}
        </p>
      ) : null}
      <ActionForm intent="edit" reply={reply} className="card">
        <Conflict
          reply={reply}
          fields={[
            { name: "statement", label: t("field.statement") },
            { name: "statementZh", label: t("field.statementZh") },
            { name: "priority", label: t("column.priority"), show: (value) => t(`priority.${value}` as "priority.must") },
            { name: "kind", label: t("column.kind"), show: (value) => t(`kind.${value}` as "kind.data") },
            { name: "status", label: t("column.status"), show: (value) => t(`status.${value}` as "status.draft") },
            { name: "disposition", label: t("column.disposition"), show: (value) => t(`disposition.${value}` as "disposition.extend") },
            { name: "effortDays", label: t("field.effort") },
            { name: "ownerId", label: t("column.owner"), show: nameOf(people) },
            { name: "source", label: t("column.source") },
            { name: "taskId", label: t("column.task"), show: nameOf(tasks) },
          ]}
        />
        <input type="hidden" name="version" value={version} />
        <RequirementFields people={people} requirement={form} />
        <SelectField name="taskId" label={t("column.task")} help={t("field.taskHelp")} defaultValue={form.taskId} optional>
          <option value="">{t("field.noTask")}</option>
          {form.taskId !== "" && !tasks.some(({ id }) => id === form.taskId) ? <option value={form.taskId}>{t("taskGone")}</option> : null}
          {tasks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SubmitButton>{t("save")}</SubmitButton>
      </ActionForm>
      <Form method="post" className="mt-3">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="requirementId" value={shown.id} />
        <input type="hidden" name="version" value={shown.version} />
        <button type="submit" className="link min-h-6">
          {t("remove", { code: shown.code })}
        </button>
      </Form>
    </section>
  );
}
