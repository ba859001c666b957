import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import type { Caller, IntentArgs } from "#app/http/guarded.server.ts";
import {
  forgetInstanceSettings,
  instanceSettingsKey,
  loadInstanceSettings,
  longestSessionDays,
  readInstanceSettings,
  type InstanceSettings,
} from "#app/http/instance-settings.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { currencyChoices, timeZoneChoices } from "#app/i18n/regional.server.ts";
import { lockName } from "#db/dialect.ts";
import { findLibraryCalendar, listLibraryCalendars } from "#db/queries/calendars.ts";
import { storeSetting } from "#db/queries/settings.ts";
import type { settingsForm } from "./administration.forms.server.ts";

/** The settings of the instance, with everything there is to choose from. */
export async function readSettingsPage({ context }: Caller, locale: Locale) {
  const settings = await readInstanceSettings(context);
  const calendars = await listLibraryCalendars(context.db);
  return {
    settings,
    longestSessionDays,
    calendars: calendars.map(({ libraryKey, name, nameZh }) => ({
      key: libraryKey ?? "",
      name: inLanguage({ text: name, zh: nameZh }, locale),
    })),
    timeZones: timeZoneChoices(settings.timeZone),
    currencies: currencyChoices(locale),
  };
}

/** Saves the settings; an edit of an older version is refused with what is saved now. */
export async function changeInstanceSettings(args: IntentArgs<"instance.administer", z.output<typeof settingsForm>>): Promise<void> {
  const { context, value } = args;
  if (!(await findLibraryCalendar(context.db, value.calendar))) throw new Refusal("field.invalid", { field: "calendar" });
  await change(args, async ({ transaction, record }) => {
    await lockName(transaction, "instance-settings");
    const before = await loadInstanceSettings(transaction);
    if (before.version !== value.version) throw new Refusal("form.stale", { status: 409, detail: staleDetail(before) });
    const after: InstanceSettings = { ...value, version: before.version + 1 };
    await storeSetting(transaction, instanceSettingsKey, JSON.stringify(after));
    await record({ stream: "instance", command: "instance.changeSettings", subjectId: null, data: differences(before, after) });
  });
  forgetInstanceSettings(context);
}

function staleDetail({ version, ...settings }: InstanceSettings) {
  return { version, theirs: Object.fromEntries(Object.entries(settings).map(([field, value]) => [field, String(value)])) };
}

/** The fields that changed, before and after. */
function differences(before: InstanceSettings, after: InstanceSettings) {
  const changed = (Object.keys(after) as (keyof InstanceSettings)[]).filter(
    (field) => field !== "version" && before[field] !== after[field],
  );
  const pick = (settings: InstanceSettings) => Object.fromEntries(changed.map((field) => [field, settings[field]]));
  return { before: pick(before), after: pick(after) };
}
