import { formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** A share in per cent with one decimal; a dash where it is not known. */
export function shareText(share: number | null, locale: Locale): string {
  if (share === null) return "–";
  return formatNumber(share, locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
