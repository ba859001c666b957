import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ForecastData } from "./forecast.route.tsx";

interface TaskRisksProps {
  readonly forecast: ForecastData;
  readonly projectId: string;
}

/** The tasks that move the date the most, the widest swing first. */
export function Tornado({ forecast, projectId }: TaskRisksProps) {
  const { t } = useTranslation("forecast");
  return (
    <section>
      <h2>{t("tornado.title")}</h2>
      <p className="mb-2 text-muted">{t("tornado.lead", { name: forecast.target })}</p>
      {forecast.tornado.length === 0 ? <p>{t("tornado.none")}</p> : null}
      <ul>
        {forecast.tornado.map((bar) => (
          <li key={bar.id} className="py-1">
            <div className="flex flex-wrap justify-between gap-x-3">
              <a className="link min-w-0" href={`/projects/${projectId}/tasks/${bar.id}`}>
                {bar.code} {bar.name}
              </a>
              <span className="tabular-nums text-muted">{t("tornado.days", { days: bar.days })}</span>
            </div>
            <div className="forecast-track">
              <div className="forecast-swing" style={{ width: `${bar.share * 100}%` }} />
            </div>
            <p className="text-[12px] text-muted">{t("tornado.between", { early: bar.early, late: bar.late })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The tasks that lie most often on the path that sets the date. */
export function CriticalTasks({ forecast, projectId }: TaskRisksProps) {
  const { t } = useTranslation("forecast");
  return (
    <section>
      <h2>{t("risks.title")}</h2>
      <p className="mb-2 text-muted">{t("risks.lead")}</p>
      <ScrollRegion label={t("risks.title")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("risks.task")}</th>
              <th scope="col" className="number">
                {t("risks.criticality")}
              </th>
              <th scope="col" className="number">
                {t("risks.mean")}
              </th>
            </tr>
          </thead>
          <tbody>
            {forecast.risks.map((risk) => (
              <tr key={risk.id}>
                <th scope="row" className="font-normal">
                  <a className="link" href={`/projects/${projectId}/tasks/${risk.id}`}>
                    {risk.code} {risk.name}
                  </a>
                </th>
                <td className="number">{risk.criticality}</td>
                <td className="number">{risk.mean}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
