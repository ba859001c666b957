import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { CurrencyField, TimeZoneField, timeZoneText } from "#app/ui/regional-fields.tsx";

interface InstanceSettingsFormProps {
  readonly page: {
    readonly settings: {
      readonly version: number;
      readonly name: string;
      readonly locale: "en" | "zh";
      readonly timeZone: string;
      readonly currency: string;
      readonly calendar: string;
      readonly projectCreators: "everybody" | "administrators";
      readonly sessionDays: number;
      readonly newAccounts: "invited" | "provider";
    };
    readonly longestSessionDays: number;
    readonly calendars: readonly { readonly key: string; readonly name: string }[];
    readonly timeZones: readonly string[];
    readonly currencies: readonly { readonly code: string; readonly name: string }[];
  };
}

/** What the administrators decide for everybody. */
export function InstanceSettingsForm({ page }: InstanceSettingsFormProps) {
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("change");
  const stale = staleDetail(reply);
  const { settings } = page;
  return (
    <ActionForm key={settings.version} intent="change" reply={reply} reloadDocument>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-4 text-ok">
          {shared("saved")}
        </p>
      ) : null}
      <input type="hidden" name="version" value={stale?.version ?? settings.version} />
      <Conflict reply={reply} fields={useFieldWords(page.calendars)} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <GeneralFields page={page} />
        <AccessFields settings={settings} longestSessionDays={page.longestSessionDays} />
      </div>
      <div className="mt-6">
        <SubmitButton>{shared("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function GeneralFields({ page }: InstanceSettingsFormProps) {
  const { t } = useTranslation("administration");
  const { t: account } = useTranslation("account");
  const { settings } = page;
  return (
    <section className="card">
      <h2 className="mb-4">{t("settings.general")}</h2>
      <TextField
        name="name"
        optional
        maxLength={60}
        autoComplete="off"
        label={t("settings.name")}
        help={t("settings.nameHelp")}
        defaultValue={settings.name}
      />
      <SelectField name="locale" label={t("settings.locale")} help={t("settings.localeHelp")} defaultValue={settings.locale}>
        <option value="en">{account("profile.english")}</option>
        <option value="zh">{account("profile.chinese")}</option>
      </SelectField>
      <TimeZoneField
        label={t("settings.timeZone")}
        help={t("settings.timeZoneHelp")}
        defaultValue={settings.timeZone}
        choices={page.timeZones}
      />
      <CurrencyField label={t("settings.currency")} defaultValue={settings.currency} choices={page.currencies} />
      <SelectField name="calendar" label={t("settings.calendar")} help={t("settings.calendarHelp")} defaultValue={settings.calendar}>
        {page.calendars.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </SelectField>
    </section>
  );
}

interface AccessFieldsProps {
  readonly settings: InstanceSettingsFormProps["page"]["settings"];
  readonly longestSessionDays: number;
}

function AccessFields({ settings, longestSessionDays }: AccessFieldsProps) {
  const { t } = useTranslation("administration");
  return (
    <section className="card">
      <h2 className="mb-4">{t("settings.access")}</h2>
      <SelectField name="projectCreators" label={t("settings.projectCreators")} defaultValue={settings.projectCreators}>
        <option value="everybody">{t("settings.everybody")}</option>
        <option value="administrators">{t("settings.administrators")}</option>
      </SelectField>
      <SelectField name="newAccounts" label={t("settings.newAccounts")} defaultValue={settings.newAccounts}>
        <option value="invited">{t("settings.invited")}</option>
        <option value="provider">{t("settings.provider")}</option>
      </SelectField>
      <TextField
        name="sessionDays"
        type="number"
        min={1}
        max={longestSessionDays}
        label={t("settings.sessionDays")}
        help={t("settings.sessionDaysHelp", { most: longestSessionDays })}
        defaultValue={settings.sessionDays}
      />
    </section>
  );
}

/** The fields for the comparison of two versions, with the words of their values. */
function useFieldWords(calendars: readonly { readonly key: string; readonly name: string }[]) {
  const { t } = useTranslation("administration");
  const { t: account } = useTranslation("account");
  return [
    { name: "name", label: t("settings.name") },
    {
      name: "locale",
      label: t("settings.locale"),
      show: (value: string) => (value === "zh" ? account("profile.chinese") : account("profile.english")),
    },
    { name: "timeZone", label: t("settings.timeZone"), show: timeZoneText },
    { name: "currency", label: t("settings.currency") },
    { name: "calendar", label: t("settings.calendar"), show: (value: string) => calendars.find(({ key }) => key === value)?.name ?? value },
    {
      name: "projectCreators",
      label: t("settings.projectCreators"),
      show: (value: string) => (value === "everybody" ? t("settings.everybody") : t("settings.administrators")),
    },
    {
      name: "newAccounts",
      label: t("settings.newAccounts"),
      show: (value: string) => (value === "invited" ? t("settings.invited") : t("settings.provider")),
    },
    { name: "sessionDays", label: t("settings.sessionDays") },
  ];
}
