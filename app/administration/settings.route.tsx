import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { settingsForm } from "./administration.forms.server.ts";
import { InstanceSettingsForm } from "./instance-settings-form.tsx";
import { changeInstanceSettings, readSettingsPage } from "./settings.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("instance.administer", async (caller) => {
  const { t, locale } = await readReader(caller.request, caller.context);
  return { title: t("administration:settings.title"), ...(await readSettingsPage(caller, locale)) };
});

export const action = guardedAction({ change: intent("instance.administer", settingsForm, changeInstanceSettings) });

export default function SettingsPage() {
  const { t } = useTranslation("administration");
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("settings.title")}</h1>
      <p className="mb-6 mt-1 max-w-prose text-muted">{t("lead")}</p>
      <InstanceSettingsForm page={page} />
    </>
  );
}
