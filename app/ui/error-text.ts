import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownError } from "./form-reply.ts";

/** Puts an error code into words; a code without words of its own is told as an unusable value. */
export function useErrorText(): (error: ShownError) => string {
  const { t, i18n } = useTranslation("errors");
  return ({ code, parameters }) =>
    // Codes come from the server as text; whether there are words for one is checked first.
    i18n.exists(code, { ns: "errors" }) ? String(t(code as "field.invalid", { ...parameters })) : t("field.invalid");
}
