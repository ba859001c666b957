import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { digests } from "#app/http/notifications/reasons.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Gap } from "#app/ui/gap.tsx";
import { settingsForm } from "./notifications.forms.server.ts";
import { changeSettings, readSettingsPage } from "./own-settings.server.ts";
import { WayTable } from "./way-table.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("account.own", async (caller) => {
  const { t } = await readReader(caller.request, caller.context);
  return { title: t("notifications:settings.title"), ...(await readSettingsPage(caller)) };
});

export const action = guardedAction({ change: intent("account.own", settingsForm, changeSettings) });

export default function NotificationSettingsPage() {
  const { t } = useTranslation("notifications");
  const { t: shared } = useTranslation("ui");
  const settings = useLoaderData<typeof loader>();
  const reply = useFormReply("change");
  return (
    <main id="main" className="mx-auto w-full max-w-3xl flex-1 px-4 py-8">
      <h1 className="mb-1">{t("settings.title")}</h1>
      <p className="mb-6 text-muted">{t(settings.hasMail ? "settings.lead" : "settings.noMail")}</p>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-4 text-ok">
          {shared("saved")}
        </p>
      ) : null}
      <ActionForm intent="change" reply={reply}>
        <input type="hidden" name="version" value={versionOf(reply?.result) ?? settings.version} />
        <WayTable ways={settings.ways} reply={reply} />
        <div className="mt-6 grid max-w-xl gap-x-4 sm:grid-cols-2">
          <SelectField name="digest" label={t("settings.digest")} defaultValue={settings.digest}>
            {digests.map((digest) => (
              <option key={digest} value={digest}>
                {t(`settings.digests.${digest}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            name="pausedUntil"
            type="date"
            optional
            label={t("settings.pausedUntil")}
            help={t("settings.pausedHelp")}
            defaultValue={settings.pausedUntil ?? ""}
          />
          <TextField name="quietFrom" type="time" optional label={t("settings.quietFrom")} defaultValue={settings.quietFrom ?? ""} />
          <TextField name="quietTo" type="time" optional label={t("settings.quietTo")} defaultValue={settings.quietTo ?? ""} />
        </div>
        <p className="mb-4 text-muted">
          {t("settings.zone", { timeZone: settings.timeZone })}
          <Gap />
          <a href="/account" className="link">
            {t("settings.changeZone")}
          </a>
        </p>
        <SubmitButton>{shared("save")}</SubmitButton>
      </ActionForm>
    </main>
  );
}

/** The version that a refusal tells of: saving again replaces what was saved elsewhere. */
function versionOf(result: unknown): number | undefined {
  const isVersioned = typeof result === "object" && result !== null && "version" in result;
  return isVersioned && typeof result.version === "number" ? result.version : undefined;
}
