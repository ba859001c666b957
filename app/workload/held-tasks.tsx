import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { LevellingPageData } from "./levelling.route.tsx";

/** How many tasks levelling holds back now, and the way to take all of it back. */
export function HeldTasks({ page: { held, projectId, formKey } }: { readonly page: LevellingPageData }) {
  const { t } = useTranslation("workload");
  const reply = useFormReply("clear");
  if (held === 0) return null;
  return (
    <ActionForm
      intent="clear"
      reply={reply}
      formKey={formKey}
      action={`/projects/${projectId}/levelling`}
      className="flex flex-wrap items-center gap-3"
    >
      <input type="hidden" name="confirmed" value="yes" />
      <span>{t("levelling.delays", { count: held })}</span>
      <span className="no-print">
        <SubmitButton primary={false}>{t("levelling.clear")}</SubmitButton>
      </span>
    </ActionForm>
  );
}
