import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

/** Enter a vendor: its name is enough to begin with. */
export function AddVendor({ formKey, isOpen }: { readonly formKey: string; readonly isOpen: boolean }) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("add");
  const hasFailed = reply !== undefined && reply.outcome !== "done";
  return (
    <details className="no-print" open={isOpen || hasFailed || undefined}>
      <summary className="button list-none [&::-webkit-details-marker]:hidden" data-primary>
        {t("add.title")}
      </summary>
      <ActionForm intent="add" reply={reply} formKey={formKey} className="card mt-2 max-w-xl">
        <VendorFields />
        <SelectField name="stage" label={t("add.stage")} defaultValue="long">
          <option value="long">{t("stage.long")}</option>
          <option value="short">{t("stage.short")}</option>
        </SelectField>
        <SubmitButton>{t("add.submit")}</SubmitButton>
      </ActionForm>
    </details>
  );
}

interface VendorFieldsProps {
  readonly vendor?: { readonly name: string; readonly website: string; readonly profile: string };
}

export function VendorFields({ vendor }: VendorFieldsProps) {
  const { t } = useTranslation("vendors");
  return (
    <>
      <TextField name="name" label={t("field.name")} maxLength={120} defaultValue={vendor?.name ?? ""} autoComplete="off" />
      <TextField
        name="website"
        label={t("field.website")}
        maxLength={300}
        inputMode="url"
        defaultValue={vendor?.website ?? ""}
        optional
        autoComplete="off"
      />
      <TextAreaField
        name="profile"
        label={t("field.profile")}
        help={t("field.profileHelp")}
        maxLength={4000}
        rows={4}
        defaultValue={vendor?.profile ?? ""}
        optional
      />
    </>
  );
}
