import { locales } from "#app/i18n/locale.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";

/** The languages that a report may be written in. */
export function LanguageOptions() {
  const { t } = useTranslation("reports");
  return locales.map((locale) => (
    <option key={locale} value={locale}>
      {t(`languages.${locale}`)}
    </option>
  ));
}
