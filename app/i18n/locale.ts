export const locales = ["en", "zh"] as const;
export type Locale = (typeof locales)[number];

export function isLocale(text: unknown): text is Locale {
  return locales.some((locale) => locale === text);
}

/** The language tag for `lang` and Intl. */
export function languageTag(locale: Locale): "en-GB" | "zh-CN" {
  return locale === "zh" ? "zh-CN" : "en-GB";
}

/** The first language of an Accept-Language header that the product speaks, by the header's weights; undefined when there is none. */
export function localeFromHeader(header: string | null): Locale | undefined {
  const wanted = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((value) => value !== undefined);
      return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((entry) => isLocale(entry.language) && entry.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const first = wanted[0]?.language;
  return isLocale(first) ? first : undefined;
}
