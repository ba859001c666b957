import { useTranslation } from "#app/i18n/use-translation.ts";
import type { MyWorkData } from "./my-work.route.tsx";
import { TaskRow } from "./task-row.tsx";

/** The tasks by when they have to be seen to. */
export function MyWorkGroups({ page }: { readonly page: MyWorkData }) {
  const { t } = useTranslation("myWork");
  return (
    <>
      {page.groups.map(({ group, count, tasks }) => (
        <section key={group} className="mb-6" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className="mb-1 flex items-baseline gap-3">
            <span className={group === "late" ? "text-critical" : undefined}>{t(`group.${group}`)}</span>
            <span className="text-[13px] font-normal text-muted tabular-nums">{t("count", { count })}</span>
          </h2>
          <ul className="work-list">
            {tasks.map((task) => (
              <TaskRow key={`${task.project.id} ${task.id}`} task={task} showsProject={page.projects > 1} />
            ))}
          </ul>
        </section>
      ))}
      {page.hasMore ? (
        <p className="no-print">
          <a className="link" data-keep-scroll href="?show=all">
            {t("showAll")}
          </a>
        </p>
      ) : null}
    </>
  );
}
