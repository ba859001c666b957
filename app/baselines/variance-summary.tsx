import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { VarianceSummary } from "./variance-words.server.ts";

/** The answer first: what go-live, or the end, did, and how many tasks differ. */
export function VarianceSummaryLine({ summary }: { readonly summary: VarianceSummary }) {
  const { t } = useTranslation("baselines");
  const locale = useLocale();
  const { isGoLive, before, after, difference, trend, counts } = summary;
  const parts = (["moved", "added", "removed", "unchanged"] as const).filter((name) => counts[name] > 0);
  return (
    <div className="mb-4 border-s-4 border-accent ps-3">
      {difference === "" ? null : (
        <p className={`text-[16px] font-medium ${trend > 0 ? "text-late" : ""}`}>
          {t(isGoLive ? "variance.goLive" : "variance.finish", { before, after, difference })}
        </p>
      )}
      <p className="tabular-nums">
        {formatList(
          parts.map((name) => t(`variance.${name}`, { count: counts[name] })),
          locale,
          "bare",
        )}
      </p>
    </div>
  );
}
