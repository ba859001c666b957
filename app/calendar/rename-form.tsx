import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { OtherCalendarData } from "./other-calendar.route.tsx";

/** What a calendar is called in both languages. */
export function RenameForm({ page: { names, version } }: { readonly page: OtherCalendarData }) {
  const { t } = useTranslation("calendar");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("rename");
  const stale = staleDetail(reply);
  const labels = { name: t("others.name"), nameZh: t("others.nameZh") };
  return (
    <section className="card no-print max-w-2xl">
      <h2 className="mb-3">{t("others.rename")}</h2>
      <ActionForm key={version} intent="rename" reply={reply}>
        <input type="hidden" name="version" value={stale?.version ?? version} />
        <Conflict
          reply={reply}
          fields={[
            { name: "name", label: labels.name },
            { name: "nameZh", label: labels.nameZh },
          ]}
        />
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField name="name" maxLength={100} autoComplete="off" label={labels.name} defaultValue={names.name} />
          <TextField name="nameZh" maxLength={100} autoComplete="off" label={labels.nameZh} defaultValue={names.nameZh} optional />
        </div>
        <SubmitButton>{shared("save")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

export function RemoveCalendarForm({ page: { calendarId } }: { readonly page: OtherCalendarData }) {
  const { t } = useTranslation("calendar");
  const reply = useFormReply("remove");
  return (
    <ActionForm intent="remove" reply={reply} className="no-print max-w-2xl">
      <input type="hidden" name="calendarId" value={calendarId} />
      <p className="mb-2 text-muted">{t("others.removeHelp")}</p>
      <SubmitButton primary={false}>{t("others.remove")}</SubmitButton>
    </ActionForm>
  );
}
