import { useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { CurrencyField, TimeZoneField } from "#app/ui/regional-fields.tsx";
import type { readNewProjectPage, TemplateChoice } from "./template-chooser.server.ts";

type Page = Awaited<ReturnType<typeof readNewProjectPage>>;

/** Template, name, direction of planning, calendar, and the people who are known already. */
export function NewProjectForm({ page }: { readonly page: Page }) {
  const { t } = useTranslation("projects");
  const reply = useFormReply("create");
  const [template, setTemplate] = useState<string>(reply?.values["template"] ?? page.chosen);
  // A new proposal chooses its template and leaves what was typed alone.
  const [proposed, setProposed] = useState(page.chosen);
  if (proposed !== page.chosen) {
    setProposed(page.chosen);
    setTemplate(page.chosen);
  }
  const chosen = page.choices.find((choice) => choice.key === template);
  return (
    <ActionForm intent="create" reply={reply} formKey={page.formKey} className="card">
      <h2 className="mb-3">{t("create.formTitle")}</h2>
      <TemplateCards choices={page.choices} chosen={template} recommended={page.chooser.recommended} onChoose={setTemplate} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="name" label={t("create.name")} maxLength={120} />
        <SelectField name="calendar" label={t("create.calendar")} defaultValue={page.calendar}>
          {page.calendars.map((calendar) => (
            <option key={calendar.key} value={calendar.key}>
              {calendar.name}
            </option>
          ))}
        </SelectField>
        <SelectField name="planFrom" label={t("create.planFrom")} defaultValue="start" help={t("create.planFromHelp")}>
          <option value="start">{t("create.fromStart")}</option>
          <option value="goLive">{t("create.fromGoLive")}</option>
        </SelectField>
        <TextField name="day" type="date" label={t("create.day")} defaultValue={page.today} />
        <TimeZoneField label={t("create.timeZone")} defaultValue={page.timeZone} choices={page.timeZones} />
        <CurrencyField label={t("create.currency")} defaultValue={page.currency} choices={page.currencies} />
      </div>
      {chosen ? <RoleNames choice={chosen} ownName={page.ownName} /> : null}
      <SubmitButton>{t("create.submit")}</SubmitButton>
    </ActionForm>
  );
}

interface TemplateCardsProps {
  readonly choices: readonly TemplateChoice[];
  readonly chosen: string;
  readonly recommended: string | null;
  onChoose(key: string): void;
}

function TemplateCards({ choices, chosen, recommended, onChoose }: TemplateCardsProps) {
  const { t } = useTranslation("projects");
  return (
    <fieldset className="mb-5">
      <legend className="mb-2 font-medium">{t("create.template")}</legend>
      <div className="grid grid-cols-1 gap-3 md:grid-cols-3">
        {choices.map((choice) => (
          <label
            key={choice.key}
            className="flex cursor-pointer gap-2 rounded-md border border-line p-3 has-[:checked]:border-accent has-[:checked]:bg-accent-soft"
          >
            <input
              type="radio"
              name="template"
              value={choice.key}
              checked={choice.key === chosen}
              onChange={() => onChoose(choice.key)}
              className="mt-1 shrink-0 self-start"
            />
            <span>
              <span className="block font-medium">{choice.name}</span>
              {choice.key === recommended ? <span className="block text-[13px] text-accent">{t("create.fits")}</span> : null}
              <span className="mt-1 block text-[13px]">{choice.summary}</span>
              <span className="mt-1 block text-[13px] text-muted">{choice.assumption}</span>
              <span className="mt-1 block text-[13px] text-muted tabular-nums">
                {t("create.size", { tasks: t("create.tasks", { count: choice.tasks }), gates: t("create.gates", { count: choice.gates }) })}
              </span>
              {choice.origin ? (
                <span className="block text-[13px] text-muted tabular-nums">
                  {t("ownTemplates.origin", {
                    author: choice.origin.author ?? t("ownTemplates.nobody"),
                    edition: choice.origin.edition,
                    day: choice.origin.saved,
                  })}
                </span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Who does what can be said now or later; the same name twice is the same person. */
function RoleNames({ choice, ownName }: { readonly choice: TemplateChoice; readonly ownName: string }) {
  const { t } = useTranslation("projects");
  return (
    <details className="mb-5">
      <summary className="cursor-pointer font-medium">{t("create.people", { count: choice.roles.length })}</summary>
      <p className="my-2 text-muted">{t("create.peopleHelp", { name: ownName })}</p>
      <div className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
        {choice.roles.map((role, index) => (
          <div key={role.code}>
            <input type="hidden" name={`people[${index}].code`} value={role.code} />
            <TextField name={`people[${index}].name`} label={role.name} optional maxLength={100} autoComplete="off" />
          </div>
        ))}
      </div>
    </details>
  );
}
