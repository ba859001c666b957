import { useTranslation } from "#app/i18n/use-translation.ts";
import type { AgendaPageData } from "./agenda.route.tsx";
import { TaskLine } from "./task-line.tsx";

/** On a narrow screen: the days on which something begins, with what begins. */
export function AgendaList({ page }: { readonly page: AgendaPageData }) {
  const { t } = useTranslation("agenda");
  const { window } = page;
  const tasks = Object.values(page.tasks).sort((one, other) => (one.first < other.first ? -1 : one.first > other.first ? 1 : 0));
  const before = tasks.filter(({ first, last }) => first < window.first && last >= window.first);
  const days = page.weeks
    .flatMap(({ days: ofWeek }) => ofWeek)
    .filter(({ isOutside }) => !isOutside)
    .map((day) => ({ ...day, tasks: tasks.filter(({ first }) => first === day.day) }))
    .filter((day) => day.tasks.length > 0 || day.isToday || day.name !== "");
  return (
    <div className="agenda-list">
      {before.length === 0 ? null : (
        <section>
          <h3>{t("begunBefore")}</h3>
          <ul>
            {before.map((task) => (
              <TaskLine key={task.id} task={task} page={page} />
            ))}
          </ul>
        </section>
      )}
      {days.map((day) => (
        <section key={day.day} data-today={day.isToday || undefined}>
          <h3>
            {day.title}
            {day.isToday ? <span className="ms-2 text-accent">{t("today")}</span> : null}
            {day.name === "" ? null : <span className="ms-2 font-normal text-warn">{day.isMadeUp ? t("madeUp") : day.name}</span>}
          </h3>
          <ul>
            {day.tasks.map((task) => (
              <TaskLine key={task.id} task={task} page={page} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
