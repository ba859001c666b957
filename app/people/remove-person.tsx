import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import type { useFormReply } from "#app/ui/form-reply.ts";
import type { PersonEntry } from "./people-page.server.ts";

interface RemovePersonProps {
  readonly person: PersonEntry;
  readonly reply: ReturnType<typeof useFormReply>;
}

/** Says what would be nobody's, and is confirmed for just that. */
export function RemovePerson({ person, reply }: RemovePersonProps) {
  const { t } = useTranslation("people");
  const { ownTasks, roles } = person;
  return (
    <ActionForm intent="removePerson" reply={reply} className="max-w-2xl border-t border-line pt-4">
      <input type="hidden" name="personId" value={person.id} />
      <input type="hidden" name="version" value={person.version} />
      <input type="hidden" name="tasks" value={ownTasks} />
      <input type="hidden" name="roles" value={roles.length} />
      <p className="mb-2 text-[0.93em] text-muted">
        {ownTasks > 0 ? `${t("person.removeTasks", { count: ownTasks })} ` : ""}
        {roles.length > 0 ? `${t("person.removeRoles", { count: roles.length })} ` : ""}
        {ownTasks + roles.length === 0 ? `${t("person.removeNothing")} ` : ""}
        {t("person.removeHelp")}
      </p>
      <SubmitButton primary={false}>
        {t("person.remove")} <span className="sr-only">{t("person.removeNamed", { name: person.name })}</span>
      </SubmitButton>
    </ActionForm>
  );
}
