import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { AbsenceEntry } from "./working-time-page.server.ts";
import type { WorkingTimePageData } from "./working-time.route.tsx";

interface AbsenceFormProps {
  readonly page: WorkingTimePageData;
}

export function AddAbsenceForm({ page: { person, formKey } }: AbsenceFormProps) {
  const { t } = useTranslation("people");
  const reply = useFormReply("addAbsence");
  return (
    <details open={(reply && reply.outcome !== "done") || undefined} className="no-print mt-3">
      <summary className="button">{t("absence.add")}</summary>
      <ActionForm intent="addAbsence" reply={reply} formKey={formKey} className="card mt-2 max-w-2xl">
        <AbsenceFields personName={person.name} />
        <SubmitButton>{t("absence.add")}</SubmitButton>
      </ActionForm>
    </details>
  );
}

export function EditAbsenceForm({ page: { person, formKey }, absence }: AbsenceFormProps & { readonly absence: AbsenceEntry }) {
  const { t } = useTranslation("people");
  const { t: shared } = useTranslation("ui");
  const anyReply = useFormReply("editAbsence");
  const reply = anyReply?.values["absenceId"] === absence.id ? anyReply : undefined;
  const stale = staleDetail(reply);
  return (
    <ActionForm key={absence.version} intent="editAbsence" reply={reply} formKey={formKey} className="max-w-2xl">
      <input type="hidden" name="absenceId" value={absence.id} />
      <input type="hidden" name="version" value={stale?.version ?? absence.version} />
      <Conflict
        reply={reply}
        fields={[
          { name: "from", label: t("absence.from") },
          { name: "to", label: t("absence.to") },
          { name: "name", label: t("absence.name") },
        ]}
      />
      <AbsenceFields personName={person.name} absence={absence} />
      <SubmitButton>{shared("save")}</SubmitButton>
    </ActionForm>
  );
}

function AbsenceFields({ personName, absence }: { readonly personName: string; readonly absence?: AbsenceEntry }) {
  const { t } = useTranslation("people");
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <TextField name="from" type="date" label={t("absence.from")} defaultValue={absence?.from} />
      <TextField name="to" type="date" label={t("absence.to")} help={t("absence.toHelp")} defaultValue={absence?.to} optional />
      <TextField
        name="name"
        maxLength={100}
        autoComplete="off"
        label={t("absence.name")}
        help={t("absence.nameHelp", { name: personName })}
        defaultValue={absence?.name ?? ""}
        optional
      />
    </div>
  );
}
