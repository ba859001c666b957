import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { WorkingTimePageData } from "./working-time.route.tsx";

/** How much of their time a person has, by which calendar, and at what cost. */
export function WorkingTimeForm({ page: { work, calendars, currency, formKey } }: { readonly page: WorkingTimePageData }) {
  const { t } = useTranslation("people");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("changeWorkingTime");
  const stale = staleDetail(reply);
  const calendarName = (id: string) => calendars.find((calendar) => calendar.id === id)?.name ?? t("work.projectCalendar");
  return (
    <section className="card no-print max-w-2xl">
      <h2 className="mb-3">{t("work.heading")}</h2>
      <ActionForm key={work.version} intent="changeWorkingTime" reply={reply} formKey={formKey}>
        <input type="hidden" name="version" value={stale?.version ?? work.version} />
        <Conflict
          reply={reply}
          fields={[
            { name: "share", label: t("work.share") },
            { name: "calendar", label: t("work.calendar"), show: calendarName },
            { name: "rate", label: t("work.rate", { currency }) },
          ]}
        />
        <TextField name="share" type="number" min={1} max={1000} step="any" label={t("work.share")} defaultValue={work.share} />
        <SelectField name="calendar" label={t("work.calendar")} defaultValue={work.calendarId ?? ""} optional="unmarked">
          <option value="">{t("work.projectCalendar")}</option>
          {calendars.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          name="rate"
          inputMode="decimal"
          maxLength={40}
          autoComplete="off"
          label={t("work.rate", { currency })}
          help={t("work.rateHelp")}
          defaultValue={work.rate ?? ""}
          optional
        />
        <SubmitButton>{shared("save")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
