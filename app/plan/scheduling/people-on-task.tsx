import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { TaskPageData } from "../task.route.tsx";

/** Who works on the task and how much; a project manager puts people on it and takes them off. */
export function PeopleOnTask({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { rows } = page.peopleOnTask;
  if (rows.length === 0 && !page.canEdit) return null;
  return (
    <section>
      <h2>{t("work.title")}</h2>
      {rows.length === 0 ? <p className="text-muted">{t("work.nobody")}</p> : <People page={page} />}
      {page.canEdit ? <AssignForm page={page} /> : null}
    </section>
  );
}

function People({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { t: shared } = useTranslation("ui");
  return (
    <ul className="my-1 divide-y divide-line">
      {page.peopleOnTask.rows.map((row) => (
        <li key={row.personId} className="flex flex-wrap items-center gap-x-3 py-1.5">
          <span className="min-w-0 flex-1">{row.name}</span>
          <span className="text-muted tabular-nums">{t("work.amount", { share: row.share, work: row.work })}</span>
          {page.canEdit ? (
            <ActionForm intent="unassign" reply={undefined} className="no-print" formKey={page.formKey}>
              <input type="hidden" name="version" value={page.task.version} />
              <input type="hidden" name="personId" value={row.personId} />
              <button type="submit" className="button px-2" data-quiet aria-label={t("work.takeOff", { person: row.name })}>
                {shared("remove")}
              </button>
            </ActionForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function AssignForm({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("assign");
  const { rows, others } = page.peopleOnTask;
  return (
    <details className="no-print mt-2" open={reply !== undefined && reply.outcome !== "done"}>
      <summary>{t(rows.length === 0 ? "work.add" : "work.addOrChange")}</summary>
      <ActionForm key={page.task.version} intent="assign" reply={reply} formKey={page.formKey} className="mt-2">
        <input type="hidden" name="version" value={page.task.version} />
        <SelectField name="personId" label={t("work.person")}>
          {rows.length === 0 ? null : (
            <optgroup label={t("work.title")}>
              {rows.map((row) => (
                <option key={row.personId} value={row.personId}>
                  {row.name}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label={t("work.others")}>
            {others.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </optgroup>
        </SelectField>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField name="share" type="number" min={1} max={10000} step="any" label={t("work.share")} defaultValue="100" />
          <TextField name="work" optional label={t("work.work")} help={t("work.workHelp")} />
        </div>
        <SubmitButton primary={false}>{shared("save")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
