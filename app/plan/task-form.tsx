import { longestName } from "#app/domain/plan/model.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TwoVersions } from "#app/ui/conflict.tsx";
import { SelectField, ShownField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply, type ShownReply } from "#app/ui/form-reply.ts";
import type { TaskPageData } from "./task.route.tsx";

type FormValues = TaskPageData["form"];

const reportFields = ["progress", "actualStart", "actualFinish"] as const satisfies readonly (keyof FormValues)[];
const summaryFields = ["name", "ownerId", "startNoEarlierThan", "deadline", "deliverable"] as const satisfies readonly (keyof FormValues)[];
const taskFields = ["duration", ...summaryFields, ...reportFields] as const;
const gateFields = ["duration", ...summaryFields] as const;

/** Who does the task as long as nobody is named for it. */
function useOwnerByRole({ role }: Pick<TaskPageData, "role">): string {
  const { t } = useTranslation("plan");
  if (!role) return t("task.nobody");
  const { name, person } = role;
  return person === null ? t("task.ownerOfOpenRole", { role: name }) : t("task.ownerOfRole", { role: name, person });
}

/** Everything a project manager edits of a task. Dates that follow from links are not typed: they are computed. */
export function TaskForm({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("save");
  const theirs = newerVersion(reply);
  const { form } = page;
  const ownerByRole = useOwnerByRole(page);
  return (
    <ActionForm key={page.task.version} intent="save" reply={reply} formKey={page.formKey}>
      {reply?.outcome === "done" ? <Saved /> : null}
      {theirs ? <Conflict reply={reply} newer={theirs} page={page} /> : null}
      <input type="hidden" name="version" value={versionOf(reply, page)} />
      <Shown reply={reply} form={form} fields={page.isSummary ? summaryFields : page.gate === null ? taskFields : gateFields} />
      <TextField name="name" label={t("column.name")} defaultValue={form.name} maxLength={longestName} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <SelectField name="ownerId" optional label={t("column.owner")} defaultValue={form.ownerId}>
            <option value="">{ownerByRole}</option>
            {page.people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </SelectField>
        </div>
        {page.isSummary ? null : (
          <TextField name="duration" label={t("column.duration")} defaultValue={form.duration} help={t("task.durationHelp")} />
        )}
        {page.isSummary || page.gate !== null ? null : <ReportFields form={form} />}
        {page.otherConstraint === null ? (
          <TextField
            name="startNoEarlierThan"
            type="date"
            optional
            label={t("task.startNoEarlierThan")}
            defaultValue={form.startNoEarlierThan}
          />
        ) : (
          <ShownField label={t("card.constraint")}>{page.otherConstraint}</ShownField>
        )}
        <TextField
          name="deadline"
          type="date"
          optional
          label={t("task.deadline")}
          defaultValue={form.deadline}
          help={t("task.deadlineHelp")}
        />
      </div>
      <TextField name="deliverable" optional label={t("task.deliverable")} defaultValue={form.deliverable} maxLength={longestName} />
      <SubmitButton>{shared("save")}</SubmitButton>
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
      {theirs ? <Conflict reply={reply} newer={theirs} page={page} /> : null}
      <input type="hidden" name="version" value={versionOf(reply, page)} />
      <Shown reply={reply} form={page.form} fields={reportFields} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <ReportFields form={page.form} />
      </div>
      <SubmitButton>{shared("save")}</SubmitButton>
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

interface ShownProps {
  /** A form that was not saved: what it had shown at first still counts. */
  readonly reply: ShownReply | undefined;
  readonly form: FormValues;
  readonly fields: readonly (keyof FormValues)[];
}

/** Sends along what the fields were, so that those left alone do not overwrite what others saved meanwhile. */
function Shown({ reply, form, fields }: ShownProps) {
  const shown = unsaved(reply)?.values["shown"] ?? JSON.stringify(Object.fromEntries(fields.map((field) => [field, form[field]])));
  return <input type="hidden" name="shown" value={shown} />;
}

interface ConflictProps {
  readonly reply: ShownReply | undefined;
  readonly newer: NewerVersion;
  readonly page: TaskPageData;
}

/** What was typed beside what somebody else saved in the same fields: nothing is lost, and nothing is overwritten unseen. */
function Conflict({ reply, newer: { theirs, by }, page }: ConflictProps) {
  const { t } = useTranslation("plan");
  const { t: shared } = useTranslation("ui");
  const labels: Readonly<Record<keyof FormValues, string>> = {
    name: t("column.name"),
    duration: t("column.duration"),
    ownerId: t("column.owner"),
    progress: t("task.percent"),
    actualStart: t("task.actualStart"),
    actualFinish: t("task.actualFinish"),
    startNoEarlierThan: t("task.startNoEarlierThan"),
    deadline: t("task.deadline"),
    deliverable: t("task.deliverable"),
  };
  const typed = reply?.values ?? {};
  const shown = readShown(typed["shown"]);
  const contested = taskFields.filter((field) => {
    const mine = typed[field] ?? "";
    return field in shown && mine !== shown[field] && mine !== theirs[field];
  });
  const show = (field: keyof FormValues, value: string) =>
    (field === "ownerId" ? page.people.find((person) => person.id === value)?.name : value) || shared("none");
  const rows = contested.map((field) => ({
    name: field,
    label: labels[field],
    mine: show(field, typed[field] ?? ""),
    theirs: show(field, theirs[field]),
  }));
  return <TwoVersions rows={rows} by={by} />;
}

function readShown(json: string | undefined): Readonly<Record<string, string>> {
  // The page wrote it and the server has read it before it came back here.
  return json === undefined ? {} : (JSON.parse(json) as Record<string, string>);
}

/** The version that the next attempt rests on: what was saved meanwhile counts as seen only once it was shown. */
function versionOf(reply: ShownReply | undefined, { task }: TaskPageData): string | number {
  return newerVersion(reply)?.version ?? unsaved(reply)?.values["version"] ?? task.version;
}

function unsaved(reply: ShownReply | undefined): ShownReply | undefined {
  return reply?.outcome === "done" ? undefined : reply;
}

interface NewerVersion {
  readonly version: number;
  readonly theirs: FormValues;
  /** Who saved it; left out where that is not known. */
  readonly by?: string;
}

function newerVersion(reply: ShownReply | undefined): NewerVersion | undefined {
  if (reply?.errors[""]?.code !== "plan.task.stale") return undefined;
  // The use cases of this page refuse a stale edit with nothing else.
  return reply.result as NewerVersion;
}
