import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { TrendChart } from "./trend-chart.tsx";
import { TrendTable } from "./trend-table.tsx";
import type { WordedTrend } from "./trend-words.server.ts";

/** How the dates of the gates went from day to day: drawn, and as a table with every milestone. */
export function TrendSection({ trend }: { readonly trend: WordedTrend }) {
  const { t } = useTranslation("baselines");
  if (trend.rows.length === 0) return null;
  return (
    <section>
      <h2>{t("trend.heading")}</h2>
      <p className="mb-3 mt-1 max-w-prose text-muted">{t(trend.hasCourse ? "trend.help" : "trend.none")}</p>
      {trend.hasCourse ? (
        <ScrollRegion label={t("trend.heading")}>
          <TrendChart lines={trend.lines} />
        </ScrollRegion>
      ) : null}
      <details className="mt-3" open={!trend.hasCourse || undefined}>
        <summary className="no-print cursor-pointer font-medium">{t("trend.asTable")}</summary>
        <TrendTable rows={trend.rows} />
      </details>
    </section>
  );
}
