import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { workloadAddress } from "./workload-query.ts";
import type { LoadPage } from "./load-page.ts";

/** What makes the cell that is open: its tasks with their hours, against the time there is. */
export function CellDetail({ page: { detail, query } }: { readonly page: LoadPage }) {
  const { t } = useTranslation("workload");
  if (detail === null) return null;
  const { workingTo, name, stretch, days, tasks, demand, capacity, excess, absences } = detail;
  const title = t("detail.title", { person: name, stretch });
  return (
    <section id="cell" className="card scroll-mt-16" aria-label={title}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-4">
        <h2 className="flex-1">{title}</h2>
        {workingTo === null ? null : (
          <a className="link no-print" href={workingTo}>
            {t("detail.working")}
          </a>
        )}
        <a className="link no-print" data-keep-scroll href={workloadAddress({ ...query, cell: null })}>
          {t("detail.close")}
        </a>
      </div>
      {absences === null ? null : <p className="mb-2">{t("detail.absences", { days: absences })}</p>}
      {tasks.length === 0 ? (
        <p>{t("detail.nothing")}</p>
      ) : (
        <ScrollRegion label={t("detail.work")}>
          <table className="table load-detail">
            <thead>
              <tr>
                <th scope="col">{t("detail.task")}</th>
                <th scope="col" className="number">
                  {t("detail.units")}
                </th>
                {days.map((day) => (
                  <th key={day} scope="col" className="number">
                    {day}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t("detail.total")}
                </th>
              </tr>
            </thead>
            <tbody>
              {tasks.map((task) => (
                <tr key={task.to}>
                  <th scope="row">
                    <a className="link" href={task.to}>
                      {task.name}
                    </a>
                  </th>
                  <td className="number">{task.units}</td>
                  <Hours line={task} days={days} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <SumLine label={t("detail.toDo")} line={demand} days={days} />
              <SumLine label={t("detail.time")} line={capacity} days={days} />
              {excess === null ? null : <SumLine label={t("detail.tooMuch")} line={excess} days={days} isTooMuch />}
            </tfoot>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}

interface HoursProps {
  readonly line: { readonly days: readonly string[]; readonly total: string };
  readonly days: readonly string[];
}

function Hours({ line, days }: HoursProps) {
  const { t } = useTranslation("workload");
  return (
    <>
      {days.map((day, index) => (
        <td key={day} className="number">
          {line.days[index] ? t("hours", { hours: line.days[index] ?? "" }) : ""}
        </td>
      ))}
      <td className="number font-medium">{t("hours", { hours: line.total })}</td>
    </>
  );
}

function SumLine({ label, isTooMuch = false, ...hours }: HoursProps & { readonly label: string; readonly isTooMuch?: boolean }) {
  return (
    <tr className={isTooMuch ? "font-semibold text-critical" : undefined}>
      <th scope="row" colSpan={2} className={isTooMuch ? "text-critical" : undefined}>
        {label}
      </th>
      <Hours {...hours} />
    </tr>
  );
}
