import { useMemo } from "react";
import { formatNumber } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/use-translation.ts";

/** Numbers of a result as the reader writes them. */
export function useResultFormat() {
  const locale = useLocale();
  return useMemo(
    () => ({
      /** 0.312 as "31.2%", and 0.3 as "30.0%": shares stand below each other. */
      percent: (share: number) => formatNumber(share, locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }),
      /** Points of 100. */
      points: (value: number) => formatNumber(value, locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
      /** A lead or a change, with its sign. */
      signed: (value: number) =>
        formatNumber(value, locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" }),
      number: (value: number, digits = 2) => formatNumber(value, locale, { maximumFractionDigits: digits }),
    }),
    [locale],
  );
}
