import { useCallback } from "react";
import { errorWords } from "#app/i18n/error-words.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownError } from "./form-reply.ts";

/** Puts an error code into words; a code without words of its own is told as an unusable value. The function stays the same from one drawing to the next. */
export function useErrorText(): (error: ShownError) => string {
  const { i18n } = useTranslation("errors");
  return useCallback(({ code, parameters }) => errorWords(i18n, code, parameters ?? {}), [i18n]);
}
