import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import type { DemonstrationsPage, ShownSession } from "./demonstrations-page.server.ts";

interface SessionFieldsProps {
  readonly page: Pick<DemonstrationsPage, "vendors" | "tasks" | "proposed">;
  readonly minutes: number;
  readonly session?: ShownSession;
}

/** When, where and with whom a vendor shows its product. Which vendor is chosen once: another has a session of its own. */
export function SessionFields({ page, minutes, session }: SessionFieldsProps) {
  const { t } = useTranslation("vendors");
  const { vendors, tasks, proposed } = page;
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      {session ? null : (
        <SelectField name="vendorId" label={t("demo.session.vendor")} defaultValue={proposed.vendorId}>
          {vendors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField name="taskId" label={t("demo.session.task")} defaultValue={session?.taskId ?? proposed.taskId} optional>
        <option value="">{t("demo.session.noTask")}</option>
        {tasks.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        name="startsAt"
        type="datetime-local"
        label={t("demo.session.startsAt")}
        defaultValue={session?.startsAt ?? proposed.startsAt}
      />
      <TextField
        name="minutes"
        type="number"
        min={1}
        max={600}
        label={t("demo.session.minutes")}
        defaultValue={session?.minutes ?? minutes}
        autoComplete="off"
      />
      <TextField
        name="place"
        label={t("demo.session.place")}
        maxLength={200}
        defaultValue={session?.place ?? ""}
        optional
        autoComplete="off"
      />
      <TextAreaField
        name="attendees"
        label={t("demo.session.attendees")}
        help={t("demo.session.attendeesHelp")}
        rows={2}
        maxLength={1000}
        defaultValue={session?.attendees ?? ""}
        optional
      />
    </div>
  );
}
