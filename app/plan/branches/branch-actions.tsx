import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict } from "#app/ui/conflict.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { BranchFacts } from "./branches-page.server.ts";

/** Another name and note, or away with it. */
export function BranchActions({ branch }: { readonly branch: BranchFacts }) {
  const { t } = useTranslation("branches");
  const edit = useFormReply("edit");
  const fields = [
    { name: "name", label: t("make.name") },
    { name: "note", label: t("make.note") },
  ];
  return (
    <div className="no-print grid max-w-5xl items-start gap-6 lg:grid-cols-2">
      <section className="card">
        <h2 className="mb-4">{t("edit.heading")}</h2>
        <ActionForm intent="edit" reply={edit}>
          <Identity branch={branch} />
          <Conflict reply={edit} fields={fields} />
          <TextField name="name" label={t("make.name")} defaultValue={branch.name} maxLength={100} />
          <TextAreaField name="note" label={t("make.note")} defaultValue={branch.note} optional maxLength={2000} />
          <SubmitButton primary={false}>{t("edit.save")}</SubmitButton>
        </ActionForm>
      </section>
      <section className="card">
        <h2>{t("discard.heading")}</h2>
        <p className="mb-4 mt-1 text-muted">{t("discard.help")}</p>
        <ActionForm intent="discard" reply={useFormReply("discard")}>
          <Identity branch={branch} />
          <SubmitButton primary={false}>{t("discard.button")}</SubmitButton>
        </ActionForm>
      </section>
    </div>
  );
}

function Identity({ branch: { id, version } }: { readonly branch: BranchFacts }) {
  return (
    <>
      <input type="hidden" name="branchId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}
