import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { archiveProject, trashProject, unarchiveProject } from "#app/projects/project-life.server.ts";
import { StartPastNotice } from "#app/projects/start-past-notice.tsx";
import { readStartPast } from "#app/projects/start-past.server.ts";
import { LinkCard } from "#app/ui/link-card.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { CriticalityForm } from "./criticality-form.tsx";
import { changeCriticality, readCriticality } from "./criticality.server.ts";
import { GoLiveForm } from "./go-live-form.tsx";
import { changeGoLive, readGoLive } from "./go-live.server.ts";
import { ArchiveForm, ReuseLinks, TrashForm } from "./life-forms.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { confirmedForm, criticalityForm, goLiveForm, settingsForm } from "./settings.forms.server.ts";
import { changeSettings, readSettingsPage } from "./settings.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("project.edit", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return {
    title: reader.t("settings:title"),
    startPast: await readStartPast(caller, reader),
    ...readSettingsPage(caller, reader.locale),
    goLive: await readGoLive(caller, reader.locale),
    criticality: await readCriticality(caller),
  };
});

export const action = guardedAction({
  change: intent("project.edit", settingsForm, changeSettings),
  goLive: intent("project.edit", goLiveForm, changeGoLive),
  criticality: intent("project.edit", criticalityForm, changeCriticality),
  archive: intent("project.archive", confirmedForm, async (args) => {
    await archiveProject(args);
    const { t } = await readReader(args.request, args.context);
    return { undo: { done: t("settings:archive.done"), intent: "unarchive", fields: { confirmed: "yes" } } };
  }),
  unarchive: intent("project.archive", confirmedForm, unarchiveProject),
  trash: intent("project.delete", confirmedForm, trashProject),
});

export default function SettingsPage() {
  const { t } = useTranslation("settings");
  const { t: webhooks } = useTranslation("webhooks");
  const { t: fields } = useTranslation("fields");
  const { projectId, startPast, settings, goLive, criticality, timeZones, currencies, isArchived, canArchive, canDelete } =
    useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <UndoNotice />
      <h1 className="mb-4">{t("title")}</h1>
      <StartPastNotice text={startPast} />
      {isArchived ? null : <SettingsForm settings={settings} timeZones={timeZones} currencies={currencies} />}
      {isArchived ? null : <GoLiveForm goLive={goLive} />}
      {isArchived ? null : <CriticalityForm criticality={criticality} />}
      <LinkCard
        title={t("calendar.heading")}
        lead={t("calendar.help")}
        href={`/projects/${projectId}/calendar`}
        label={t("calendar.open")}
      />
      <ReuseLinks projectId={projectId} />
      <LinkCard title={fields("title")} lead={fields("lead")} href={`/projects/${projectId}/fields`} label={fields("open")} />
      <LinkCard title={webhooks("title")} lead={webhooks("lead")} href={`/projects/${projectId}/webhooks`} label={webhooks("open")} />
      {canArchive ? <ArchiveForm isArchived={isArchived} /> : null}
      {canDelete ? <TrashForm /> : null}
    </div>
  );
}
