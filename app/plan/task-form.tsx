import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply, type ShownReply } from "#app/ui/form-reply.ts";
import type { TaskPageData } from "./task.route.tsx";

/** Everything a project manager edits of a task. Dates that follow from links are not typed: they are computed. */
export function TaskForm({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("save");
  const theirs = newerVersion(reply);
  const { form } = page;
  return (
    <ActionForm key={page.task.version} intent="save" reply={reply} formKey={page.formKey}>
      {reply?.outcome === "done" ? <Saved /> : null}
      {theirs ? <Conflict reply={reply} theirs={theirs} /> : null}
      <input type="hidden" name="version" value={theirs?.version ?? page.task.version} />
      <TextField name="name" label={t("column.name")} defaultValue={form.name} maxLength={300} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        {page.isSummary ? null : (
          <TextField name="duration" label={t("column.duration")} defaultValue={form.duration} help={t("task.durationHelp")} />
        )}
        <SelectField name="ownerId" optional label={t("column.owner")} defaultValue={form.ownerId}>
          <option value="">{page.roleName ? t("task.ownerOfRole", { role: page.roleName }) : t("task.nobody")}</option>
          {page.people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </SelectField>
        {page.isSummary ? null : <ReportFields form={form} />}
        <TextField
          name="startNoEarlierThan"
          type="date"
          optional
          label={t("task.startNoEarlierThan")}
          defaultValue={form.startNoEarlierThan}
        />
        <TextField
          name="deadline"
          type="date"
          optional
          label={t("task.deadline")}
          defaultValue={form.deadline}
          help={t("task.deadlineHelp")}
        />
      </div>
      <TextField name="deliverable" optional label={t("task.deliverable")} defaultValue={form.deliverable} maxLength={300} />
      <SubmitButton>{theirs ? shared("conflict.keepMine") : shared("save")}</SubmitButton>
    </ActionForm>
  );
}

/** What those who do the work may report. */
export function ReportForm({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("report");
  const theirs = newerVersion(reply);
  return (
    <ActionForm key={page.task.version} intent="report" reply={reply} formKey={page.formKey}>
      <h2 className="mb-3">{t("task.report")}</h2>
      {reply?.outcome === "done" ? <Saved /> : null}
      {theirs ? <Conflict reply={reply} theirs={theirs} /> : null}
      <input type="hidden" name="version" value={theirs?.version ?? page.task.version} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <ReportFields form={page.form} />
      </div>
      <SubmitButton>{theirs ? shared("conflict.keepMine") : shared("save")}</SubmitButton>
    </ActionForm>
  );
}

function ReportFields({ form }: { readonly form: TaskPageData["form"] }) {
  const { t } = useTranslation("plan");
  return (
    <>
      <TextField name="progress" type="number" min={0} max={100} label={t("task.percent")} defaultValue={form.progress} />
      <TextField name="actualStart" type="date" optional label={t("task.actualStart")} defaultValue={form.actualStart} />
      <TextField name="actualFinish" type="date" optional label={t("task.actualFinish")} defaultValue={form.actualFinish} />
    </>
  );
}

function Saved() {
  const { t } = useTranslation("ui");
  return (
    <p role="status" className="mb-4 text-ok">
      {t("saved")}
    </p>
  );
}

/** The saved version beside what was typed: nothing is lost, and nothing is overwritten unseen. */
function Conflict({ reply, theirs }: { readonly reply: ShownReply | undefined; readonly theirs: PlanTask }) {
  const { t } = useTranslation("plan");
  const { t: shared } = useTranslation("ui");
  const locale = useLocale();
  const rows = [
    { field: "name", label: t("column.name"), theirs: inLanguage(theirs.name, locale) },
    { field: "progress", label: t("task.percent"), theirs: String(theirs.progress) },
    { field: "deadline", label: t("task.deadline"), theirs: theirs.deadline?.slice(0, 10) ?? "" },
    { field: "actualStart", label: t("task.actualStart"), theirs: theirs.actualStart?.slice(0, 10) ?? "" },
    { field: "actualFinish", label: t("task.actualFinish"), theirs: theirs.actualFinish?.slice(0, 10) ?? "" },
    { field: "deliverable", label: t("task.deliverable"), theirs: inLanguage(theirs.deliverable, locale) },
  ].filter((row) => reply?.values[row.field] !== undefined && reply.values[row.field] !== row.theirs);
  return (
    <section className="mb-4" aria-label={shared("conflict.title")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{shared("conflict.title")}</th>
            <th scope="col">{shared("conflict.mine")}</th>
            <th scope="col">{shared("conflict.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.field}>
              <th scope="row">{row.label}</th>
              <td>{reply?.values[row.field]}</td>
              <td>{row.theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function newerVersion(reply: ShownReply | undefined): PlanTask | undefined {
  if (reply?.errors[""]?.code !== "plan.task.stale") return undefined;
  return (reply.result as { theirs?: PlanTask } | undefined)?.theirs;
}
