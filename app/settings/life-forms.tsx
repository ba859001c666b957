import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

/** What can be made of a project: another one, or a template. */
export function ReuseLinks({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation("settings");
  return (
    <section className="card no-print mt-6">
      <h2>{t("reuse.heading")}</h2>
      <p className="mb-3 mt-1 max-w-prose text-muted">{t("reuse.help")}</p>
      <div className="flex flex-wrap gap-3">
        <a href={`/projects/${projectId}/copy`} className="button">
          {t("reuse.copy")}
        </a>
        <a href={`/projects/${projectId}/save-template`} className="button">
          {t("reuse.template")}
        </a>
      </div>
    </section>
  );
}

/** Ends the work on a project and takes it up again. */
export function ArchiveForm({ isArchived }: { readonly isArchived: boolean }) {
  const { t } = useTranslation("settings");
  const intent = isArchived ? "unarchive" : "archive";
  const reply = useFormReply(intent);
  return (
    <section className="card no-print mt-6" id="archive">
      <h2>{t(`${intent}.heading`)}</h2>
      <p className="mb-3 mt-1 max-w-prose text-muted">{t(`${intent}.help`)}</p>
      <ActionForm intent={intent} reply={reply}>
        <input type="hidden" name="confirmed" value="yes" />
        <SubmitButton primary={false}>{t(`${intent}.submit`)}</SubmitButton>
      </ActionForm>
    </section>
  );
}

/** Puts the project into the trash, from where its owners can take it back. */
export function TrashForm() {
  const { t } = useTranslation("settings");
  const reply = useFormReply("trash");
  return (
    <section className="card no-print mt-6" id="trash">
      <h2>{t("trash.heading")}</h2>
      <p className="mb-3 mt-1 max-w-prose text-muted">{t("trash.help")}</p>
      <ActionForm intent="trash" reply={reply}>
        <input type="hidden" name="confirmed" value="yes" />
        <button type="submit" className="button border-critical text-critical">
          {t("trash.submit")}
        </button>
      </ActionForm>
    </section>
  );
}
