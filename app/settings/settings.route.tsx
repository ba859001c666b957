import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { DeleteForm } from "./delete-form.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { deleteForm, settingsForm } from "./settings.forms.server.ts";
import { changeSettings, deleteProject, readSettingsPage } from "./settings.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("project.edit", async (caller) => {
  const { t, locale } = await readReader(caller.request, caller.context);
  return { title: t("settings:title"), ...readSettingsPage(caller, locale) };
});

export const action = guardedAction({
  change: intent("project.edit", settingsForm, async (args) => {
    const { locale } = await readReader(args.request, args.context);
    await changeSettings(args, locale);
  }),
  delete: intent("project.delete", deleteForm, deleteProject),
});

export default function SettingsPage() {
  const { t } = useTranslation("settings");
  const { settings, timeZones, currencies, canDelete } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <h1 className="mb-4">{t("title")}</h1>
      <SettingsForm settings={settings} timeZones={timeZones} currencies={currencies} />
      {canDelete ? <DeleteForm name={settings.name} /> : null}
    </div>
  );
}
