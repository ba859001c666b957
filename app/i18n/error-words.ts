import type { i18n } from "i18next";

/** The words of an error code, with the plural that its count asks for; a code without words of its own is told as an unusable value. */
export function errorWords(messages: i18n, code: string, parameters: Readonly<Record<string, unknown>>): string {
  const t = messages.getFixedT(messages.language, "errors");
  // Codes come as text; whether there are words for one is checked first.
  return messages.exists(code, { ns: "errors", ...parameters })
    ? String(t(code as "field.invalid", { ...parameters }))
    : t("field.invalid");
}
