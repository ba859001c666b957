import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

interface AddGateProps {
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  readonly formKey: string;
  readonly isOpen: boolean;
}

/** A new gate of the plan, at the end of a phase. */
export function AddGate({ phases, formKey, isOpen }: AddGateProps) {
  const { t } = useTranslation("gates");
  const reply = useFormReply("addGate");
  return (
    <details className="no-print mt-6 max-w-xl" open={isOpen || reply !== undefined}>
      <summary className="button list-none [&::-webkit-details-marker]:hidden">{t("add.title")}</summary>
      <ActionForm intent="addGate" reply={reply} formKey={formKey} className="card mt-3">
        <TextField name="name" maxLength={300} label={t("add.name")} />
        <SelectField name="parentId" label={t("add.phase")} optional="unmarked" defaultValue={phases.at(-1)?.id ?? ""}>
          <option value="">{t("add.top")}</option>
          {phases.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SubmitButton>{t("add.submit")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
