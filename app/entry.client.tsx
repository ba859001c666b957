import { RemixBrowser } from "@remix-run/react";
import type { Resource } from "i18next";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { MessagesContext } from "./i18n/use-translation.ts";
import { createI18n } from "./i18n/create-i18n.ts";
import type { Locale } from "./i18n/locale.ts";
import { keepUnreachableForms } from "./ui/unreachable-forms.ts";
import { keepUnreachablePages } from "./ui/unreachable-pages.ts";

// Only the messages of the page's language are fetched.
const messages: Readonly<Record<Locale, () => Promise<Resource[string]>>> = {
  en: async () => (await import("./messages.en.ts")).en,
  zh: async () => (await import("./messages.zh.ts")).zh,
};

const locale: Locale = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const i18n = createI18n(locale, await messages[locale]());
keepUnreachableForms();
keepUnreachablePages();
await decodePageData();
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <MessagesContext.Provider value={i18n}>
        <RemixBrowser />
      </MessagesContext.Provider>
    </StrictMode>,
  );
});

/**
 * Lets Remix decode the data of the page, for which its first render suspends. A root that suspends while people type or click already is
 * given up by React (error 345) and stays without scripts, so nothing is hydrated before.
 */
async function decodePageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (suspended) {
    await suspended;
  }
}
