import type { i18n } from "i18next";
import { en } from "#app/messages.en.ts";
import { zh } from "#app/messages.zh.ts";
import { createI18n } from "./create-i18n.ts";
import type { Locale } from "./locale.ts";

const instances: Readonly<Record<Locale, i18n>> = { en: createI18n("en", en), zh: createI18n("zh", zh) };

/** The messages of a language on the server; requests only read them, so they share one instance. */
export function serverI18n(locale: Locale): i18n {
  return instances[locale];
}
