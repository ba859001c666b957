import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { TimeZoneField } from "#app/ui/regional-fields.tsx";

interface ProfileFormProps {
  readonly profile: { name: string; email: string; locale: string; theme: string; timeZone: string; version: number };
  readonly timeZones: readonly string[];
}

/** Name, language, time zone and colours. Saving loads the page anew, in the language chosen. */
export function ProfileForm({ profile, timeZones }: ProfileFormProps) {
  const { t } = useTranslation("account");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("profile");
  return (
    <section className="card">
      <h2 className="mb-4">{t("profile.title")}</h2>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-4 text-ok">
          {shared("saved")}
        </p>
      ) : null}
      <ActionForm intent="profile" reply={reply} reloadDocument className="max-w-sm">
        <input type="hidden" name="version" value={profile.version} />
        <p className="mb-4 text-muted">{profile.email}</p>
        <TextField name="name" autoComplete="name" label={t("name")} defaultValue={profile.name} />
        <SelectField name="locale" label={t("profile.language")} defaultValue={profile.locale}>
          <option value="en">{t("profile.english")}</option>
          <option value="zh">{t("profile.chinese")}</option>
        </SelectField>
        <TimeZoneField label={t("profile.timeZone")} defaultValue={profile.timeZone} choices={timeZones} />
        <SelectField name="theme" label={t("profile.theme")} defaultValue={profile.theme}>
          <option value="system">{t("profile.themeSystem")}</option>
          <option value="light">{t("profile.themeLight")}</option>
          <option value="dark">{t("profile.themeDark")}</option>
        </SelectField>
        <SubmitButton>{shared("save")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
