import type { FlatNamespace, i18n, TFunction } from "i18next";
import { createContext, useContext } from "react";
import { isLocale, type Locale } from "./locale.ts";

/** The messages of the page; set once around everything. */
export const MessagesContext = createContext<i18n | undefined>(undefined);

const fixed = new WeakMap<i18n, Map<string, TFunction>>();

/** The texts of one namespace in the language of the page. The function stays the same from one drawing to the next. */
export function useTranslation<Namespace extends FlatNamespace>(
  namespace: Namespace,
): { readonly t: TFunction<Namespace>; readonly i18n: i18n } {
  const messages = useMessages();
  let functions = fixed.get(messages);
  if (!functions) fixed.set(messages, (functions = new Map()));
  let t = functions.get(namespace);
  if (!t) functions.set(namespace, (t = remembering(messages.getFixedT(null, namespace) as TFunction)));
  // The map holds each namespace's own function under its name.
  return { t: t as unknown as TFunction<Namespace>, i18n: messages };
}

/** Looks a text without values up once: a page asks for the same few hundred again and again. */
function remembering(t: TFunction): TFunction {
  const translate = t as (key: string, values?: object) => string;
  const texts = new Map<string, string>();
  const lookUp = (key: string, values?: object) => {
    if (values !== undefined) return translate(key, values);
    let text = texts.get(key);
    if (text === undefined) texts.set(key, (text = translate(key)));
    return text;
  };
  return lookUp as TFunction;
}

/** The language of the page. */
export function useLocale(): Locale {
  const { language } = useMessages();
  return isLocale(language) ? language : "en";
}

function useMessages(): i18n {
  const messages = useContext(MessagesContext);
  if (!messages) throw new Error("MessagesContext is missing around this component");
  return messages;
}
