import { useTranslation } from "#app/i18n/use-translation.ts";
import { PartsChart } from "./parts-chart.tsx";
import { ProfileChart } from "./profile-chart.tsx";
import type { ShownCharts } from "./sensitivity.server.ts";
import { ValueForMoney } from "./value-for-money.tsx";

/** The result as pictures: where the points come from, who is good at what, and what points cost. */
export function Charts({ charts }: { readonly charts: ShownCharts }) {
  const { t } = useTranslation("evaluation");
  if (charts.vendors.length === 0) return null;
  if (charts.vendors.length === 1)
    return (
      <section aria-labelledby="charts">
        <h2 id="charts">{t("charts.title")}</h2>
        <p className="mt-1 mb-4 max-w-prose text-muted">{t("charts.alone", { vendor: charts.vendors[0]?.name ?? "" })}</p>
        <PartsChart charts={charts} />
      </section>
    );
  return (
    <section aria-labelledby="charts" className="flex flex-col gap-6">
      <h2 id="charts">{t("charts.title")}</h2>
      <PartsChart charts={charts} />
      {charts.criteria.length > 2 ? <ProfileChart charts={charts} /> : null}
      {charts.hasCosts ? <ValueForMoney charts={charts} /> : null}
    </section>
  );
}
