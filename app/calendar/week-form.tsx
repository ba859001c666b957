import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { Weekday } from "#app/domain/time/weekdays.ts";

interface WeekProps {
  readonly week: readonly { readonly day: Weekday; readonly times: string }[];
}

/** Working times of each weekday. */
export function WeekForm({ week, version }: WeekProps & { readonly version: number }) {
  const { t } = useTranslation("calendar");
  const reply = useFormReply("changeWeek");
  const stale = staleDetail(reply);
  return (
    <section className="card no-print max-w-2xl">
      <h2 className="mb-1">{t("week.heading")}</h2>
      <p className="mb-4 text-muted">{t("week.help")}</p>
      <ActionForm key={version} intent="changeWeek" reply={reply}>
        <input type="hidden" name="version" value={stale?.version ?? version} />
        <Conflict reply={reply} fields={week.map(({ day }) => ({ name: day, label: t(`weekday.${day}`) }))} />
        <div className="grid gap-x-4 sm:grid-cols-2">
          {week.map(({ day, times }) => (
            <TextField key={day} name={day} maxLength={200} label={t(`weekday.${day}`)} defaultValue={times} optional="unmarked" />
          ))}
        </div>
        <SubmitButton>{t("week.submit")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

/** The same for reading, and on paper. */
export function WeekTable({ week }: WeekProps) {
  const { t } = useTranslation("calendar");
  return (
    <section>
      <h2 className="mb-2">{t("week.heading")}</h2>
      <table className="table max-w-md" aria-label={t("week.heading")}>
        <thead>
          <tr>
            <th scope="col">{t("week.weekday")}</th>
            <th scope="col">{t("week.times")}</th>
          </tr>
        </thead>
        <tbody>
          {week.map(({ day, times }) => (
            <tr key={day}>
              <th scope="row">{t(`weekday.${day}`)}</th>
              <td>{times === "" ? t("exception.dayOff") : times}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
