import { errorWords } from "#app/i18n/error-words.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownError } from "./form-reply.ts";

/** Puts an error code into words; a code without words of its own is told as an unusable value. */
export function useErrorText(): (error: ShownError) => string {
  const { i18n } = useTranslation("errors");
  return ({ code, parameters }) => errorWords(i18n, code, parameters ?? {});
}
