import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import { errorResponse, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { currencyChoices, timeZoneChoices } from "#app/i18n/regional.server.ts";
import { findMembership, updateProjectSettings, type ProjectMembership } from "#db/queries/projects.ts";
import type { settingsForm } from "./settings.forms.server.ts";

/** The settings of a project, with every time zone and currency there is. */
export function readSettingsPage({ project, can }: ProjectCaller, locale: Locale) {
  return {
    settings: {
      name: project.name,
      nameZh: project.nameZh,
      timeZone: project.timeZone,
      currency: project.currency,
      locale: project.locale,
      version: project.version,
    },
    timeZones: timeZoneChoices(project.timeZone),
    currencies: currencyChoices(locale),
    projectId: project.id,
    isArchived: project.archivedAt !== null,
    canArchive: can("project.archive"),
    canDelete: can("project.delete"),
  };
}

/** Changes names, time zone, currency and language. Settings somebody else changed since are refused with what is saved now. */
export async function changeSettings(args: IntentArgs<"project.edit", z.output<typeof settingsForm>>): Promise<void> {
  const { version, name, nameZh, timeZone, currency, locale = null } = args.value;
  await change(args, async ({ transaction, record }) => {
    const before = await findMembership(transaction, args.project.id, args.user.id);
    if (!before) throw errorResponse(404, args.context);
    if (before.version !== version) throw staleSettings(before);
    const settings = { name, nameZh: nameZh || null, timeZone, currency, locale };
    if (!(await updateProjectSettings(transaction, args.project.id, version, settings))) throw staleSettings(before);
    const former = {
      name: before.name,
      nameZh: before.nameZh,
      timeZone: before.timeZone,
      currency: before.currency,
      locale: before.locale,
    };
    await record({
      stream: args.project.id,
      command: "project.changeSettings",
      subjectId: args.project.id,
      data: { before: former, after: settings },
    });
  });
}

function staleSettings({ name, nameZh, timeZone, currency, locale, version }: ProjectMembership): Refusal {
  const theirs = { name, nameZh: nameZh ?? "", timeZone, currency, locale: locale ?? "" };
  return new Refusal("form.stale", { status: 409, detail: { version, theirs } });
}
