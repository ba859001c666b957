import type { BilingualText } from "#app/domain/scorecard/scorecard.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** A text of the scorecard in a language, as far as it has one in it. */
export function shownName({ en, zh }: BilingualText, locale: Locale): string {
  return inLanguage({ text: en, zh }, locale);
}
