import { workTypes } from "#app/domain/plan/model.ts";
import { constraintTypes } from "#app/domain/schedule/network.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { CheckField, SelectField, ShownField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { TaskPageData } from "../task.route.tsx";

type Scheduling = TaskPageData["scheduling"];

/** How the engine schedules the task: constraint, dates by hand, calendar, type, priority. Most tasks need none of it. */
export function SchedulingForm({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("schedule");
  const isRefused = reply !== undefined && reply.outcome !== "done";
  const { scheduling } = page;
  return (
    <details className="no-print" open={isRefused || scheduling.isUnusual}>
      <summary>
        <h2 className="inline">{t("scheduling.title")}</h2>
      </summary>
      <ActionForm key={page.task.version} intent="schedule" reply={reply} formKey={page.formKey} className="mt-3">
        {reply?.outcome === "done" ? (
          <p role="status" className="mb-4 text-ok">
            {shared("saved")}
          </p>
        ) : null}
        <input type="hidden" name="version" value={page.task.version} />
        <input type="hidden" name="shown" value={scheduling.shown} />
        {page.isSummary ? null : <DateFields scheduling={scheduling} />}
        <ConstraintFields scheduling={scheduling} />
        {page.isSummary ? null : <WorkFields scheduling={scheduling} />}
        <CheckField
          name="inactive"
          label={t("scheduling.inactive")}
          help={t("scheduling.inactiveHelp")}
          defaultChecked={scheduling.isInactive}
        />
        <SubmitButton primary={false}>{shared("save")}</SubmitButton>
      </ActionForm>
    </details>
  );
}

function DateFields({ scheduling }: { readonly scheduling: Scheduling }) {
  const { t } = useTranslation("plan");
  const days = (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <TextField name="manualStart" type="date" optional label={t("scheduling.manualStart")} defaultValue={scheduling.manualStart} />
      <TextField name="manualFinish" type="date" optional label={t("scheduling.manualFinish")} defaultValue={scheduling.manualFinish} />
    </div>
  );
  if (scheduling.isExternal)
    return (
      <>
        <ShownField label={t("scheduling.dates")}>{t("scheduling.external")}</ShownField>
        <input type="hidden" name="dates" value="manual" />
        {days}
      </>
    );
  return (
    <>
      <SelectField name="dates" label={t("scheduling.dates")} defaultValue={scheduling.dates} help={t("scheduling.datesHelp")}>
        <option value="computed">{t("scheduling.computed")}</option>
        <option value="manual">{t("scheduling.manual")}</option>
      </SelectField>
      {days}
    </>
  );
}

function ConstraintFields({ scheduling }: { readonly scheduling: Scheduling }) {
  const { t } = useTranslation("plan");
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <SelectField name="constraint" label={t("card.constraint")} defaultValue={scheduling.constraint}>
        {constraintTypes.map((type) => (
          <option key={type} value={type}>
            {t(`constraint.${type}`)}
          </option>
        ))}
      </SelectField>
      <TextField name="constraintAt" type="date" optional label={t("scheduling.constraintAt")} defaultValue={scheduling.constraintAt} />
    </div>
  );
}

function WorkFields({ scheduling }: { readonly scheduling: Scheduling }) {
  const { t } = useTranslation("plan");
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <SelectField name="calendarId" optional label={t("scheduling.calendar")} defaultValue={scheduling.calendarId}>
          <option value="">{t("scheduling.projectCalendar")}</option>
          {scheduling.calendars.map((calendar) => (
            <option key={calendar.id} value={calendar.id}>
              {calendar.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="workType"
          label={t("scheduling.workType")}
          defaultValue={scheduling.workType}
          help={t("scheduling.workTypeHelp")}
        >
          {workTypes.map((type) => (
            <option key={type} value={type}>
              {t(`scheduling.${type}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="optimistic"
          optional
          label={t("scheduling.optimistic")}
          defaultValue={scheduling.optimistic}
          help={t("scheduling.optimisticHelp")}
        />
        <TextField
          name="pessimistic"
          optional
          label={t("scheduling.pessimistic")}
          defaultValue={scheduling.pessimistic}
          help={t("scheduling.pessimisticHelp")}
        />
        <TextField
          name="priority"
          type="number"
          min={0}
          max={1000}
          label={t("scheduling.priority")}
          defaultValue={scheduling.priority}
          help={t("scheduling.priorityHelp")}
        />
        {scheduling.delay === null ? null : (
          <div>
            <ShownField label={t("scheduling.delay")}>{scheduling.delay}</ShownField>
            <CheckField name="clearDelay" label={t("scheduling.clearDelay")} />
          </div>
        )}
      </div>
      <CheckField
        name="effortDriven"
        label={t("scheduling.effortDriven")}
        help={t("scheduling.effortDrivenHelp")}
        defaultChecked={scheduling.effortDriven}
      />
      <CheckField name="ignoresPeople" label={t("scheduling.ignoresPeople")} defaultChecked={scheduling.ignoresPeople} />
    </>
  );
}
