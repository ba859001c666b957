import { createInstance, type i18n, type Resource } from "i18next";
import type { Locale } from "./locale.ts";

/** Messages in one language, ready at once: nothing is fetched later. React escapes what it shows, so the messages do not. */
export function createI18n(locale: Locale, messages: Resource[string]): i18n {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: messages },
    ns: Object.keys(messages),
    defaultNS: "ui",
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false },
  });
  return instance;
}
