import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ForecastWishes } from "./forecast-wishes.tsx";
import { ForecastDates } from "./forecast-dates.tsx";
import { Histogram } from "./histogram.tsx";
import { readForecastQuery } from "./forecast-query.ts";
import { readForecast } from "./forecast.server.ts";
import { RunningForecast } from "./running-forecast.tsx";
import { CriticalTasks, Tornado } from "./task-risks.tsx";
import "./forecast.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const query = readForecastQuery(new URL(caller.request.url).searchParams);
  return {
    title: reader.t("forecast:title"),
    projectId: caller.project.id,
    query,
    ...(await readForecast(caller, query, reader)),
  };
});

export type ForecastData = NonNullable<Awaited<ReturnType<typeof readForecast>>["forecast"]>;

export default function ForecastPage() {
  const { t } = useTranslation("forecast");
  const { title, projectId, query, forecast, running, estimated } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-6xl">
      <h1>{title}</h1>
      <p className="mb-4 mt-1 text-muted">{t("lead")}</p>
      {running ? (
        <RunningForecast running={running} />
      ) : forecast === null ? (
        <p>{t("nothing")}</p>
      ) : (
        <>
          <p className="mb-2 text-[16px] leading-relaxed">{forecast.summary}</p>
          {forecast.promised === null ? null : <p className="mb-2">{forecast.promised}</p>}
          <div className="my-6 space-y-8">
            <ForecastDates forecast={forecast} projectId={projectId} />
            <div className="grid grid-cols-1 gap-8 xl:grid-cols-2">
              <div className="space-y-8">
                <Histogram forecast={forecast} />
                <CriticalTasks forecast={forecast} projectId={projectId} />
              </div>
              <Tornado forecast={forecast} projectId={projectId} />
            </div>
          </div>
          <section className="max-w-[68ch]">
            <h2>{t("method.title")}</h2>
            <p>{forecast.method}</p>
            <p className="mt-2 text-muted">{t("method.text")}</p>
            <p className="mt-2 text-muted">{estimated === 0 ? t("estimatedNone") : t("estimated", { count: estimated })}</p>
          </section>
          <ForecastWishes query={query} />
        </>
      )}
    </div>
  );
}
