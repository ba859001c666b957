import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import type { Grouping } from "#app/domain/plan/grouping.ts";
import { planFilterQuery } from "./filter-of-plan.ts";
import { taskFilterQuery, type TaskFilter } from "./task-filter.ts";

const pages = { gantt: "plan", table: "tasks", board: "board", calendar: "agenda", workload: "workload" } as const;
export type TaskViewName = keyof typeof pages;

const icons: Readonly<Record<TaskViewName, IconName>> = {
  gantt: "gantt",
  table: "list",
  board: "board",
  calendar: "month",
  workload: "workload",
};

interface ViewSwitcherProps {
  readonly projectId: string;
  readonly current: TaskViewName;
  /** Which tasks are shown: the pages that know filters like these go on with it. */
  readonly filter?: TaskFilter;
  /** What the tasks are put together by, where the table of the page and that of the plan know it alike. */
  readonly grouping?: Grouping | null;
  /** Where there is no room for words. */
  readonly isSmall?: boolean;
}

/** The ways to look at the same tasks. */
export function ViewSwitcher({ projectId, current, filter, grouping = null, isSmall = false }: ViewSwitcherProps) {
  const { t } = useTranslation("plan");
  const queryOf = (name: TaskViewName) => {
    if (!filter || name === "workload") return "";
    const query = new URLSearchParams(name === "gantt" ? planFilterQuery(filter) : taskFilterQuery(filter));
    if (grouping !== null && (name === "table" || (name === "gantt" && grouping !== "phase"))) query.set("group", grouping);
    return query.toString();
  };
  return (
    <nav aria-label={t("switcher.label")} className="view-switcher no-print" data-small={isSmall || undefined}>
      {(Object.keys(pages) as TaskViewName[]).map((name) => (
        <a
          key={name}
          href={`/projects/${projectId}/${pages[name]}${queryOf(name) === "" ? "" : `?${queryOf(name)}`}`}
          aria-current={name === current ? "page" : undefined}
          aria-label={isSmall ? t(`switcher.${name}`) : undefined}
          title={isSmall ? t(`switcher.${name}`) : undefined}
        >
          <Icon name={icons[name]} />
          {isSmall ? null : <span>{t(`switcher.${name}`)}</span>}
        </a>
      ))}
    </nav>
  );
}
