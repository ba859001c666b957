import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { TaskPageData } from "./task.route.tsx";

/** How much a task has taken and how much of it is left. */
export function TaskWork({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const reply = useFormReply("remaining");
  const { work } = page;
  if (work === null) return null;
  const { planned, worked, remaining } = work;
  return (
    <section>
      <h2>{t("task.work.heading")}</h2>
      <p className="mt-1">
        {planned === null ? t("task.work.worked", { worked }) : t("task.work.workedOf", { worked, planned })}{" "}
        {page.canEdit ? null : t("task.work.left", { remaining })}
      </p>
      {page.canEdit && page.gate === null ? (
        <ActionForm key={page.task.version} intent="remaining" reply={reply} formKey={`${page.formKey}r`} className="no-print mt-3">
          <input type="hidden" name="version" value={page.task.version} />
          <TextField
            name="remaining"
            label={t("task.work.remaining")}
            help={t("task.work.remainingHelp")}
            defaultValue={remaining}
            maxLength={40}
          />
          <SubmitButton primary={false}>{t("task.work.submit")}</SubmitButton>
        </ActionForm>
      ) : null}
    </section>
  );
}
