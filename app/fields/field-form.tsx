import { useLocation } from "@remix-run/react";
import { fieldKinds, longestFieldName } from "#app/domain/plan/custom-field.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { CheckField, SelectField, ShownField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ShownFieldEntry } from "./fields-page.server.ts";

export function AddField({ formKey, isOpen }: { readonly formKey: string; readonly isOpen: boolean }) {
  const { t } = useTranslation("fields");
  const reply = useFormReply("addField");
  const failed = reply !== undefined && reply.outcome !== "done";
  return (
    <details className="card no-print mt-4" open={isOpen || failed || undefined}>
      <summary className="cursor-pointer font-medium">{t("add")}</summary>
      <ActionForm key={formKey} intent="addField" reply={reply} formKey={formKey} className="mt-4">
        <SelectField name="kind" label={t("column.kind")} defaultValue="text">
          {fieldKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <FieldWords />
        <NewOptions label={t("form.options")} />
        <SubmitButton>{t("add")}</SubmitButton>
      </ActionForm>
    </details>
  );
}

export function EditField({ field }: { readonly field: ShownFieldEntry }) {
  const { t } = useTranslation("fields");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("editField");
  const { pathname } = useLocation();
  const stale = staleDetail(reply);
  return (
    <section className="card no-print mt-4" id="edit">
      <h2 className="mb-3">{t("editNamed", { name: field.shownName })}</h2>
      <ActionForm intent="editField" reply={reply}>
        <input type="hidden" name="key" value={field.key} />
        <input type="hidden" name="version" value={stale?.version ?? field.version} />
        <Conflict
          reply={reply}
          fields={[
            { name: "name", label: t("form.name") },
            { name: "nameZh", label: t("form.nameZh") },
            { name: "description", label: t("form.description") },
            { name: "descriptionZh", label: t("form.descriptionZh") },
          ]}
        />
        <ShownField label={t("column.kind")}>{t(`kind.${field.kind}`)}</ShownField>
        <FieldWords field={field} />
        {field.kind === "choice" ? (
          <>
            <fieldset className="mb-2">
              <legend className="font-medium">{t("form.options")}</legend>
              <p className="mb-2 text-[13px] text-muted">{t("form.editOptionsHelp")}</p>
              {field.options.map((option, index) => (
                <OptionRow key={option.key} option={option} index={index} />
              ))}
            </fieldset>
            <NewOptions label={t("form.moreOptions")} />
          </>
        ) : null}
        <SubmitButton>{shared("save")}</SubmitButton>
        <a className="link ms-4" href={pathname}>
          {t("cancel")}
        </a>
      </ActionForm>
    </section>
  );
}

function OptionRow({ option, index }: { readonly option: ShownFieldEntry["options"][number]; readonly index: number }) {
  const { t } = useTranslation("fields");
  const number = index + 1;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_6rem] gap-x-3">
      <input type="hidden" name={`options[${index}].key`} value={option.key} />
      <TextField
        name={`options[${index}].name`}
        label={t("form.option", { number })}
        optional="unmarked"
        defaultValue={option.name}
        autoComplete="off"
      />
      <TextField
        name={`options[${index}].place`}
        label={t("form.place")}
        type="number"
        min={0}
        step="any"
        optional="unmarked"
        defaultValue={number}
      />
    </div>
  );
}

function FieldWords({ field }: { readonly field?: ShownFieldEntry }) {
  const { t } = useTranslation("fields");
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="name" label={t("form.name")} defaultValue={field?.name ?? ""} maxLength={longestFieldName} autoComplete="off" />
        <TextField
          name="nameZh"
          label={t("form.nameZh")}
          optional
          lang="zh"
          defaultValue={field?.nameZh ?? ""}
          maxLength={longestFieldName}
          autoComplete="off"
        />
        <TextField name="description" label={t("form.description")} optional defaultValue={field?.description ?? ""} maxLength={300} />
        <TextField
          name="descriptionZh"
          label={t("form.descriptionZh")}
          optional
          lang="zh"
          defaultValue={field?.descriptionZh ?? ""}
          maxLength={300}
        />
      </div>
      <CheckField
        name="isExpected"
        label={t("form.isExpected")}
        help={t("form.isExpectedHelp")}
        defaultChecked={field?.isExpected ?? false}
      />
    </>
  );
}

function NewOptions({ label }: { readonly label: string }) {
  const { t } = useTranslation("fields");
  return <TextAreaField name="newOptions" label={label} optional help={t("form.optionsHelp")} rows={4} />;
}
