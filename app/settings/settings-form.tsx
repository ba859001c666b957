import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { CurrencyField, TimeZoneField, timeZoneText } from "#app/ui/regional-fields.tsx";

interface SettingsFormProps {
  readonly settings: {
    readonly name: string;
    readonly nameZh: string | null;
    readonly timeZone: string;
    readonly currency: string;
    readonly locale: string | null;
    readonly version: number;
  };
  readonly timeZones: readonly string[];
  readonly currencies: readonly { readonly code: string; readonly name: string }[];
}

/** What the project is called, where its day begins, the money it reckons in, and the language it writes in. */
export function SettingsForm({ settings, timeZones, currencies }: SettingsFormProps) {
  const { t } = useTranslation("settings");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("change");
  const stale = staleDetail(reply);
  const languages = useLanguages();
  return (
    <section className="card">
      <h2 className="mb-4">{t("general.heading")}</h2>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-4 text-ok">
          {shared("saved")}
        </p>
      ) : null}
      <ActionForm key={settings.version} intent="change" reply={reply} className="max-w-md">
        <input type="hidden" name="version" value={stale?.version ?? settings.version} />
        <Conflict
          reply={reply}
          fields={[
            { name: "name", label: t("general.name") },
            { name: "nameZh", label: t("general.nameZh") },
            { name: "timeZone", label: t("general.timeZone"), show: timeZoneText },
            { name: "currency", label: t("general.currency") },
            {
              name: "locale",
              label: t("general.language"),
              show: (value) => languages.find((entry) => entry.value === value)?.name ?? value,
            },
          ]}
        />
        <TextField name="name" maxLength={120} autoComplete="off" label={t("general.name")} defaultValue={settings.name} />
        <TextField
          name="nameZh"
          maxLength={120}
          autoComplete="off"
          label={t("general.nameZh")}
          help={t("general.nameZhHelp")}
          defaultValue={settings.nameZh ?? ""}
          optional
        />
        <TimeZoneField
          label={t("general.timeZone")}
          help={t("general.timeZoneHelp")}
          defaultValue={settings.timeZone}
          choices={timeZones}
        />
        <CurrencyField
          label={t("general.currency")}
          help={t("general.currencyHelp")}
          defaultValue={settings.currency}
          choices={currencies}
        />
        <SelectField
          name="locale"
          label={t("general.language")}
          help={t("general.languageHelp")}
          defaultValue={settings.locale ?? ""}
          optional="unmarked"
        >
          {languages.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectField>
        <SubmitButton>{shared("save")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

function useLanguages() {
  const { t } = useTranslation("settings");
  const { t: account } = useTranslation("account");
  return [
    { value: "", name: t("general.languageOfSender") },
    { value: "en", name: account("profile.english") },
    { value: "zh", name: account("profile.chinese") },
  ];
}
