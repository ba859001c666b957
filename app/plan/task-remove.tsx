import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { TaskPageData } from "./task.route.tsx";

/** Takes the task, and what is below it, out of the plan; undo on the plan page puts it back. */
export function RemoveTask({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const reply = useFormReply("remove");
  return (
    <details className="no-print">
      <summary className="cursor-pointer py-1 text-muted">{t("task.remove")}</summary>
      <ActionForm intent="remove" reply={reply} className="mt-2">
        <input type="hidden" name="version" value={page.task.version} />
        <p className="mb-2">{t("task.removeHelp")}</p>
        <button type="submit" className="button">
          {t("task.removeNow")}
        </button>
      </ActionForm>
    </details>
  );
}
