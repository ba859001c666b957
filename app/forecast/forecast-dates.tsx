import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ForecastData } from "./forecast.route.tsx";

interface ForecastDatesProps {
  readonly forecast: ForecastData;
  readonly projectId: string;
}

/** The milestones and gates to come, with the days by which half, four in five and nineteen in twenty runs have reached them. */
export function ForecastDates({ forecast, projectId }: ForecastDatesProps) {
  const { t } = useTranslation("forecast");
  return (
    <section>
      <h2 className="mb-2">{t("dates.title")}</h2>
      <ScrollRegion label={t("dates.title")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("dates.name")}</th>
              <th scope="col">{t("dates.planned")}</th>
              <th scope="col" className="number">
                {t("dates.kept")}
              </th>
              <th scope="col">{t("dates.p50")}</th>
              <th scope="col">{t("dates.p80")}</th>
              <th scope="col">{t("dates.p95")}</th>
            </tr>
          </thead>
          <tbody>
            {forecast.dates.map(({ task, isTarget, planned, plannedShare, p50, p80, p95 }) => (
              <tr key={task?.id ?? "project"} className={isTarget ? "font-medium" : undefined}>
                <th scope="row" className="font-[inherit]">
                  {task === null ? (
                    t("project")
                  ) : (
                    <a className="link" href={`/projects/${projectId}/tasks/${task.id}`}>
                      {task.code} {task.name}
                    </a>
                  )}
                </th>
                <td className="whitespace-nowrap">{planned}</td>
                <td className="number">{plannedShare}</td>
                <td className="whitespace-nowrap">{p50}</td>
                <td className="whitespace-nowrap">{p80}</td>
                <td className="whitespace-nowrap">{p95}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
