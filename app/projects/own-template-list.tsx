import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { OwnTemplate } from "./own-templates.server.ts";

/** The templates the reader may take away again. */
export function OwnTemplateList({ templates }: { readonly templates: readonly OwnTemplate[] }) {
  const { t } = useTranslation("projects");
  const reply = useFormReply("removeTemplate");
  const own = templates.filter((template) => template.isOwn);
  if (own.length === 0) return null;
  return (
    <details className="no-print mt-6" open={(reply && reply.outcome !== "done") || undefined}>
      <summary className="w-fit cursor-pointer font-medium">{t("ownTemplates.manage", { count: own.length })}</summary>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {own.map((template) => (
          <li key={template.id} className="flex flex-wrap items-center gap-3 py-2">
            <span className="min-w-0 flex-1 break-words">{template.name}</span>
            <ActionForm intent="removeTemplate" reply={reply?.values["templateId"] === template.id ? reply : undefined}>
              <input type="hidden" name="templateId" value={template.id} />
              <input type="hidden" name="version" value={template.version} />
              <SubmitButton primary={false}>
                {t("ownTemplates.remove")} <span className="sr-only">{template.name}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </details>
  );
}
