import { longestFieldText } from "#app/domain/plan/custom-field.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { TaskPageData } from "../task.route.tsx";

type OwnField = TaskPageData["custom"]["fields"][number];

/** What the project keeps of the task beside what every task has. */
export function TaskFields({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { fields } = page.custom;
  if (fields.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2">{t("custom.title")}</h2>
      <dl className={`grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 ${page.canEdit ? "hidden print:grid" : "grid"}`}>
        {fields.map(({ key, name, text }) => (
          <div key={key} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="m-0 wrap-anywhere">{text}</dd>
          </div>
        ))}
      </dl>
      {page.canEdit ? <FieldsForm page={page} /> : null}
    </section>
  );
}

function FieldsForm({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("saveFields");
  const { fields, shown } = page.custom;
  const missing = fields.filter(({ isMissing }) => isMissing);
  const stale = staleDetail(reply);
  // A form that was not saved: what it had shown at first still counts.
  const unsaved = reply && reply.outcome !== "done" ? reply.values["shown"] : undefined;
  return (
    <div className="no-print">
      {missing.length > 0 ? (
        <p className="mb-3 flex items-start gap-1.5 text-warn">
          <Icon name="warning" />
          <span>{t("custom.missing", { names: missing.map(({ name }) => name).join(t("custom.separator")) })}</span>
        </p>
      ) : null}
      <ActionForm key={page.task.version} intent="saveFields" reply={reply} formKey={page.formKey}>
        {reply?.outcome === "done" ? (
          <p role="status" className="mb-4 text-ok">
            {shared("saved")}
          </p>
        ) : null}
        <Conflict
          reply={reply}
          fields={fields.map((field) => ({ name: `values.${field.key}`, label: field.name, show: (value) => shownValue(field, value) }))}
        />
        <input type="hidden" name="version" value={stale?.version ?? page.task.version} />
        <input type="hidden" name="shown" value={unsaved ?? shown} />
        <div className="grid gap-x-4 sm:grid-cols-2">
          {fields.map((field) => (
            <ValueField key={field.key} field={field} />
          ))}
        </div>
        <SubmitButton primary={false}>{t("custom.save")}</SubmitButton>
      </ActionForm>
    </div>
  );
}

function shownValue({ options }: OwnField, value: string): string {
  return options.find((option) => option.value === value)?.name ?? value;
}

function ValueField({ field }: { readonly field: OwnField }) {
  const { t } = useTranslation("plan");
  const shared = {
    name: `values.${field.key}`,
    label: field.name,
    optional: "unmarked",
    defaultValue: field.value,
    ...(field.help === "" ? {} : { help: field.help }),
  } as const;
  switch (field.kind) {
    case "choice":
    case "person":
      return (
        <SelectField {...shared}>
          <option value="">{t("custom.none")}</option>
          {field.options.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectField>
      );
    case "date":
      return <TextField {...shared} type="date" />;
    case "number":
      return <TextField {...shared} inputMode="decimal" autoComplete="off" />;
    case "text":
      return <TextField {...shared} maxLength={longestFieldText} autoComplete="off" />;
    default:
      return field.kind satisfies never;
  }
}
