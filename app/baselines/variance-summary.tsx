import { useTranslation } from "#app/i18n/use-translation.ts";
import { Gap } from "#app/ui/gap.tsx";
import type { VarianceSummary } from "./variance-words.server.ts";

/** The answer first: what go-live, or the end, did, and how many tasks differ. */
export function VarianceSummaryLine({ summary }: { readonly summary: VarianceSummary }) {
  const { t } = useTranslation("baselines");
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
        {parts.map((name, index) => (
          <span key={name}>
            {index > 0 ? <Gap /> : null}
            {t(`variance.${name}`, { count: counts[name] })}
          </span>
        ))}
      </p>
    </div>
  );
}
