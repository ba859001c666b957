import type { AppLoadContext } from "@remix-run/node";
import type { i18n } from "i18next";
import { readPreferences, type Preferences } from "#app/i18n/preferences.server.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { readInstanceSettings } from "./instance-settings.server.ts";
import { readSession } from "./session.server.ts";

export interface Reader extends Preferences {
  /** Text in the reader's language, for what is made on the server: titles, files, links. */
  readonly t: i18n["t"];
  readonly i18n: i18n;
}

/** The language, theme and time zone of whoever asks. */
export async function readReader(request: Request, context: AppLoadContext): Promise<Reader> {
  const preferences = readPreferences(request, await readSession(request, context), await readInstanceSettings(context));
  const messages = serverI18n(preferences.locale);
  return { ...preferences, i18n: messages, t: messages.t };
}
