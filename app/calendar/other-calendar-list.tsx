import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

interface OtherCalendarListProps {
  readonly projectId: string;
  readonly others: readonly { readonly id: string; readonly name: string; readonly users: number }[];
  readonly library: readonly { readonly key: string; readonly name: string }[];
  readonly canEdit: boolean;
  readonly formKey: string;
}

/** The calendars that people and tasks may follow in place of the project's. */
export function OtherCalendarList({ projectId, others, library, canEdit, formKey }: OtherCalendarListProps) {
  const { t } = useTranslation("calendar");
  const reply = useFormReply("addCalendar");
  if (others.length === 0 && !canEdit) return null;
  return (
    <section>
      <h2 className="mb-1">{t("others.heading")}</h2>
      <p className="mb-2 text-muted">{t("others.lead")}</p>
      {others.length === 0 ? null : (
        <ul className="max-w-2xl divide-y divide-line border-y border-line">
          {others.map(({ id, name, users }) => (
            <li key={id} className="flex flex-wrap gap-x-4 px-2 py-1.5">
              <a className="link min-w-0 flex-1" href={`/projects/${projectId}/calendars/${id}`}>
                {name}
              </a>
              <span className="text-muted">{users === 0 ? t("others.unused") : t("others.users", { count: users })}</span>
            </li>
          ))}
        </ul>
      )}
      {canEdit ? (
        <details className="no-print mt-3" open={(reply && reply.outcome !== "done") || undefined}>
          <summary className="button">{t("others.add")}</summary>
          <ActionForm key={formKey} intent="addCalendar" reply={reply} formKey={formKey} className="card mt-2 max-w-2xl">
            <div className="grid gap-x-4 sm:grid-cols-2">
              <TextField name="name" maxLength={100} autoComplete="off" label={t("others.name")} />
              <TextField name="nameZh" maxLength={100} autoComplete="off" label={t("others.nameZh")} optional />
            </div>
            <SelectField name="source" label={t("others.source")} defaultValue="own">
              <option value="own">{t("others.own")}</option>
              {library.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </SelectField>
            <SubmitButton>{t("others.add")}</SubmitButton>
          </ActionForm>
        </details>
      ) : null}
    </section>
  );
}
