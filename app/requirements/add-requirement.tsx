import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { RequirementFields } from "./requirement-fields.tsx";
import type { RequirementsPage } from "./requirements-page.server.ts";

/** A form that stays folded until somebody writes a requirement down. */
export function AddRequirement({ page: { formKey, people, total, projectId } }: { readonly page: RequirementsPage }) {
  const { t } = useTranslation("requirements");
  const reply = useFormReply("add");
  const hasFailed = reply !== undefined && reply.outcome !== "done";
  return (
    <div className="no-print flex flex-wrap items-start gap-x-4 gap-y-2">
      <details className="open:basis-full" open={total === 0 || hasFailed || undefined}>
        <summary className="button list-none [&::-webkit-details-marker]:hidden" data-primary>
          {t("add.title")}
        </summary>
        <ActionForm intent="add" reply={reply} formKey={`${formKey}add`} className="card mt-2 max-w-3xl">
          <RequirementFields people={people} />
          <SubmitButton>{t("add.submit")}</SubmitButton>
        </ActionForm>
      </details>
      <a className="button" href={`/projects/${projectId}/requirements/import`}>
        {t("import.link")}
      </a>
    </div>
  );
}
