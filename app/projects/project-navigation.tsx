import { useLocation } from "@remix-run/react";
import { useMemo, useState } from "react";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { ProjectPermission, ProjectRole } from "#app/domain/access/permissions.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { MethodologyArea } from "#app/domain/template/template.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { usePageCommands } from "#app/ui/page-commands.ts";
import { useProjectCommands } from "./project-commands.ts";

interface ProjectNavigationProps {
  readonly project: { readonly id: string; readonly name: string; readonly nameZh: string | null; readonly role: ProjectRole };
  readonly projects: readonly { readonly id: string; readonly name: string; readonly nameZh: string | null }[];
  readonly permissions: readonly ProjectPermission[];
  readonly areas: readonly MethodologyArea[];
  readonly isArchived: boolean;
  readonly today: Day;
}

/** The side bar: pages of the project, then the areas of the methodology. On a narrow screen it folds into one line. */
export function ProjectNavigation({ project, projects, permissions, areas, isArchived, today }: ProjectNavigationProps) {
  const { t } = useTranslation("projects");
  const { t: shared } = useTranslation("ui");
  const { pathname } = useLocation();
  // Open on the page it was opened on: following a link folds it.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const isOpen = openOn === pathname;
  const base = `/projects/${project.id}`;
  useProjectCommands({ base, permissions, isArchived, today });
  return (
    <nav aria-label={t("navigation.label")} className="no-print border-line max-lg:border-b lg:w-56 lg:shrink-0 lg:border-e">
      <div className="lg:sticky lg:top-12 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto">
        <div className="flex items-center border-line lg:border-b">
          <ProjectSwitcher project={project} projects={projects} />
          <button
            type="button"
            className="button no-script-hidden me-2 lg:hidden"
            aria-expanded={isOpen}
            aria-controls="navigation-lists"
            onClick={() => setOpenOn(isOpen ? null : pathname)}
          >
            {t("navigation.menu")}
          </button>
        </div>
        <div id="navigation-lists" className={isOpen ? undefined : "folded"}>
          <NavigationLists base={base} permissions={permissions} areas={areas} />
        </div>
        <p className="hidden px-4 py-3 text-[12px] text-muted lg:block">{t("navigation.role", { role: shared(`role.${project.role}`) })}</p>
      </div>
    </nav>
  );
}

interface NavigationListsProps {
  readonly base: string;
  readonly permissions: readonly ProjectPermission[];
  readonly areas: readonly MethodologyArea[];
}

function NavigationLists({ base, permissions, areas }: NavigationListsProps) {
  const { t } = useTranslation("projects");
  const { t: shared } = useTranslation("ui");
  return (
    <div className="px-2 pb-3">
      <ul>
        <NavigationItem to={base} end icon="home" text={t("navigation.home")} keys="g h" />
        <NavigationItem to={`${base}/plan`} icon="gantt" text={t("navigation.plan")} keys="g p" />
        <NavigationItem to={`${base}/tasks`} icon="list" text={t("navigation.tasks")} keys="g t" />
        <NavigationItem to={`${base}/board`} icon="board" text={t("navigation.board")} otherWords={t("also.board")} keys="g k" />
        <NavigationItem to={`${base}/agenda`} icon="month" text={t("navigation.agenda")} otherWords={t("also.agenda")} keys="g l" />
        <NavigationItem to={`${base}/gates`} icon="gate" text={t("navigation.gates")} otherWords={t("also.gates")} keys="g d" />
        <NavigationItem
          to={`${base}/requirements`}
          icon="requirements"
          text={t("navigation.requirements")}
          otherWords={t("also.requirements")}
          keys="g u"
        />
        <NavigationItem
          to={`${base}/baselines`}
          icon="baseline"
          text={t("navigation.baselines")}
          otherWords={t("also.baselines")}
          keys="g b"
        />
        <NavigationItem to={`${base}/branches`} icon="branch" text={t("navigation.branches")} otherWords={t("also.branches")} keys="g x" />
        <NavigationItem
          to={`${base}/forecast`}
          icon="forecast"
          text={t("navigation.forecast")}
          otherWords={t("also.forecast")}
          keys="g f"
        />
        <NavigationItem to={`${base}/reports`} icon="report" text={t("navigation.reports")} otherWords={t("also.reports")} />
        <NavigationItem
          to={`${base}/value`}
          icon="value"
          text={t("navigation.value")}
          otherWords={t("also.value")}
          keys="g v"
          others={[`${base}/replan`]}
        />
        {permissions.includes("costs.view") ? (
          <NavigationItem to={`${base}/costs`} icon="costs" text={t("navigation.costs")} otherWords={t("also.costs")} keys="g m" />
        ) : null}
        {permissions.includes("time.record") ? (
          <NavigationItem to={`${base}/time`} icon="time" text={t("navigation.time")} otherWords={t("also.time")} keys="g i" />
        ) : null}
        <NavigationItem
          to={`${base}/workload`}
          icon="workload"
          text={t("navigation.workload")}
          otherWords={t("also.workload")}
          keys="g w"
          others={[`${base}/levelling`]}
        />
      </ul>
      {permissions.includes("vendors.view") ? (
        <>
          <h2 className="px-2 pb-1 pt-3 text-[12px] font-medium text-muted">{t("navigation.vendorSelection")}</h2>
          <ul>
            <NavigationItem
              to={`${base}/scorecard`}
              icon="scorecard"
              text={t("navigation.scorecard")}
              otherWords={t("also.scorecard")}
              keys="g r"
            />
            <NavigationItem to={`${base}/vendors`} icon="vendors" text={t("navigation.vendors")} otherWords={t("also.vendors")} />
            <NavigationItem
              to={`${base}/scoring`}
              icon="scoring"
              text={t("navigation.scoring")}
              otherWords={t("also.scoring")}
              keys="g n"
            />
            {permissions.includes("vendors.result") ? (
              <>
                <NavigationItem
                  to={`${base}/evaluation/scores`}
                  icon="scores"
                  text={t("navigation.scores")}
                  otherWords={t("also.scores")}
                />
                <NavigationItem
                  to={`${base}/evaluation`}
                  end
                  icon="evaluation"
                  text={t("navigation.evaluation")}
                  otherWords={t("also.evaluation")}
                  keys="g q"
                />
              </>
            ) : null}
            {permissions.includes("vendors.result") ? (
              <NavigationItem to={`${base}/decision`} icon="gate" text={t("navigation.decision")} otherWords={t("also.decision")} />
            ) : null}
          </ul>
        </>
      ) : null}
      <h2 className="px-2 pb-1 pt-3 text-[12px] font-medium text-muted">{t("navigation.method")}</h2>
      <ul className="max-lg:grid max-lg:grid-cols-2">
        <NavigationItem to={`${base}/method`} end text={t("navigation.methodOfPlan")} otherWords={t("also.methodOfPlan")} />
        {areas.map((area) => (
          <NavigationItem key={area} to={`${base}/method/${area}`} text={shared(`area.${area}`)} />
        ))}
      </ul>
      <h2 className="px-2 pb-1 pt-3 text-[12px] font-medium text-muted">{t("navigation.project")}</h2>
      <ul>
        <NavigationItem to={`${base}/people`} icon="people" text={t("navigation.people")} otherWords={t("also.people")} keys="g e" />
        <NavigationItem
          to={`${base}/calendar`}
          icon="calendar"
          text={t("navigation.calendar")}
          otherWords={t("also.calendar")}
          keys="g c"
          others={[`${base}/calendars`]}
        />
        {permissions.includes("history.view") ? (
          <NavigationItem to={`${base}/history`} icon="history" text={t("navigation.history")} otherWords={t("also.history")} keys="g y" />
        ) : null}
        <NavigationItem
          to={`${base}/export`}
          icon="exchange"
          text={t("navigation.exchange")}
          otherWords={t("also.exchange")}
          others={[`${base}/import`]}
        />
        {permissions.includes("comment.write") ? (
          <NavigationItem to={`${base}/trash`} icon="remove" text={t("navigation.trash")} otherWords={t("also.trash")} />
        ) : null}
        {permissions.includes("project.edit") ? (
          <NavigationItem
            to={`${base}/settings`}
            icon="settings"
            text={t("navigation.settings")}
            otherWords={t("also.settings")}
            keys="g s"
            others={["webhooks", "copy", "save-template"].map((page) => `${base}/${page}`)}
          />
        ) : null}
      </ul>
    </div>
  );
}

interface NavigationItemProps {
  readonly to: string;
  readonly text: string;
  readonly icon?: IconName;
  readonly end?: boolean;
  /** Keys that lead to it. */
  readonly keys?: string;
  /** Other words that people look for it by. */
  readonly otherWords?: string;
  /** Pages that are come to from it, and have no entry of their own. */
  readonly others?: readonly string[];
}

function NavigationItem({ to, text, icon, end = false, keys, otherWords, others = [] }: NavigationItemProps) {
  const { pathname } = useLocation();
  usePageCommands(
    useMemo(
      () => [{ id: to, group: "go", label: text, to, ...(keys ? { keys } : {}), ...(otherWords ? { otherWords } : {}) }],
      [to, text, keys, otherWords],
    ),
  );
  const isCurrent = [to, ...others].some((page) => pathname === page || (!end && pathname.startsWith(`${page}/`)));
  return (
    <li>
      <a
        href={to}
        aria-current={isCurrent ? "page" : undefined}
        className="flex min-h-7 items-center gap-2 rounded-md px-2 py-0.5 text-fg hover:bg-surface aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium"
      >
        {icon ? <Icon name={icon} /> : null}
        {text}
      </a>
    </li>
  );
}

function ProjectSwitcher({ project, projects }: Pick<ProjectNavigationProps, "project" | "projects">) {
  const { t } = useTranslation("projects");
  const locale = useLocale();
  const nameOf = (entry: { name: string; nameZh: string | null }) => inLanguage({ text: entry.name, zh: entry.nameZh }, locale);
  return (
    <details className="relative min-w-0 flex-1">
      <summary className="flex cursor-pointer list-none items-center gap-2 px-4 py-2.5 font-semibold [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1">{nameOf(project)}</span>
        <span aria-hidden="true" className="text-muted">
          {"▾"}
        </span>
        <span className="sr-only">{t("navigation.switch")}</span>
      </summary>
      <ul className="absolute inset-x-2 z-20 max-h-80 overflow-y-auto rounded-md border border-line bg-raised p-1">
        {projects.map((entry) => (
          <li key={entry.id}>
            <a
              href={`/projects/${entry.id}`}
              aria-current={entry.id === project.id ? "true" : undefined}
              className="block rounded px-2 py-1.5 hover:bg-surface aria-[current=true]:font-medium"
            >
              {nameOf(entry)}
            </a>
          </li>
        ))}
        <li className="border-t border-line">
          <a href="/projects" className="block rounded px-2 py-1.5 hover:bg-surface">
            {t("navigation.allProjects")}
          </a>
        </li>
      </ul>
    </details>
  );
}
