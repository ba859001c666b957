import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { DateCell } from "./change-table.tsx";
import type { ComparePage } from "./compare-page.server.ts";

/** Tasks that nobody touched in the what-if and that have other dates there, those that move furthest first. */
export function MovedTable({ page: { moved, moreMoved } }: { readonly page: ComparePage }) {
  const { t } = useTranslation("branches");
  return (
    <details>
      <summary className="cursor-pointer">
        <h2 className="inline">{t("moved.heading", { count: moved.length + moreMoved })}</h2>
      </summary>
      <p className="mb-2 mt-1 text-muted">{t("moved.help")}</p>
      <ScrollRegion label={t("moved.region")}>
        <table className="table stacking-table branch-changes" aria-label={t("moved.region")}>
          <thead>
            <tr>
              <th scope="col">{t("column.task")}</th>
              <th scope="col">{t("column.start")}</th>
              <th scope="col">{t("column.finish")}</th>
            </tr>
          </thead>
          <tbody>
            {moved.map((task) => (
              <tr key={task.id}>
                <th scope="row" className="whitespace-normal font-normal text-fg">
                  {task.code === "" ? null : <span className="me-2 text-muted tabular-nums">{task.code}</span>}
                  {task.name}
                </th>
                <DateCell label={t("column.start")} date={task.start} />
                <DateCell label={t("column.finish")} date={task.finish} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {moreMoved > 0 ? <p className="mt-1 text-muted">{t("moved.more", { count: moreMoved })}</p> : null}
    </details>
  );
}
