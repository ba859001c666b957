import type { Reader } from "#app/http/reader.server.ts";
import { formatList } from "#app/i18n/format.ts";

/** Names in a sentence: the first of very many, and how many more there are. */
export function someNames(
  names: readonly string[],
  most: number,
  { t, locale }: Pick<Reader, "t" | "locale">,
  more: "moreNames" | "moreRoles" = "moreNames",
): string {
  const shown = formatList(names.slice(0, most), locale, "bare");
  return names.length > most ? t(`imports:read.${more}`, { names: shown, count: names.length - most }) : shown;
}
