import { useTranslation } from "#app/i18n/use-translation.ts";
import { agendaQuery } from "./agenda-view.ts";
import type { AgendaPageData } from "./agenda.route.tsx";
import { TaskLine } from "./task-line.tsx";

/** Every task of the day that was asked for. */
export function DayPanel({ page }: { readonly page: AgendaPageData }) {
  const { t } = useTranslation("agenda");
  const { day, view } = page;
  if (day === null) return null;
  return (
    <section id="day" className="card mb-3 scroll-mt-16" aria-labelledby="day-title">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-4">
        <h2 id="day-title" className="flex-1">
          {day.title}
        </h2>
        <a className="link no-print" data-keep-scroll href={`?${agendaQuery({ ...view, day: null }) || "show=all"}`}>
          {t("day.close")}
        </a>
      </div>
      {day.tasks.length === 0 ? (
        <p className="text-muted">{t("day.nothing")}</p>
      ) : (
        <ul>
          {day.tasks.map((task) => (
            <TaskLine key={task.id} task={task} page={page} />
          ))}
        </ul>
      )}
    </section>
  );
}
