import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { formatDay, formatPercent } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { readArea } from "./area.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) => {
  const { locale } = await readReader(caller.request, caller.context);
  return readArea(caller, caller.params.area, locale);
});

export default function AreaPage() {
  const { t } = useTranslation("library");
  const { title, summary, projectId, html, tasks } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <div className="grid grid-cols-1 gap-8 xl:grid-cols-[minmax(0,68ch)_minmax(28rem,1fr)]">
      <article className="prose">
        <h1>{title}</h1>
        <p className="text-muted">{summary}</p>
        {/* Made by our own renderer from our own content: see markdown.server.ts. */}
        <div dangerouslySetInnerHTML={{ __html: html }} />
      </article>
      <section>
        <h2 className="mb-2">{t("area.tasks")}</h2>
        {tasks.length === 0 ? <p className="text-muted">{t("area.none")}</p> : null}
        {tasks.length > 0 ? (
          <div className="overflow-x-auto">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t("area.task")}</th>
                  <th scope="col">{t("area.owner")}</th>
                  <th scope="col">{t("area.finish")}</th>
                  <th scope="col" className="number">
                    {t("area.progress")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {tasks.map((task) => (
                  <tr key={task.id}>
                    <td>
                      <a className="link" href={`/projects/${projectId}/tasks/${task.id}`}>
                        {task.name}
                      </a>
                    </td>
                    <td className="sm:whitespace-nowrap">{task.owner}</td>
                    <td className="whitespace-nowrap">{formatDay(task.finish, locale)}</td>
                    <td className="number">{formatPercent(task.progress, locale)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
        <p className="no-print mt-4">
          <a className="button" href={`/projects/${projectId}/plan`}>
            {t("area.toPlan")}
          </a>
        </p>
      </section>
    </div>
  );
}
