import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { HealthView } from "./health.tsx";
import type { PortfolioEntry } from "./projects.server.ts";

/** One line a project: phases, forecast of go-live, health, what comes next. On a phone each project is a card of its own. */
export function PortfolioTable({ entries }: { readonly entries: readonly PortfolioEntry[] }) {
  const { t } = useTranslation("projects");
  return (
    <table className="table stacking-table">
      <thead>
        <tr>
          <th scope="col">{t("list.name")}</th>
          <th scope="col">{t("list.phase")}</th>
          <th scope="col" className="number">
            {t("list.progress")}
          </th>
          <th scope="col">{t("list.goLive")}</th>
          <th scope="col">{t("list.health")}</th>
          <th scope="col">{t("list.nextGate")}</th>
          <th scope="col" className="number">
            {t("list.myTasks")}
          </th>
          <th scope="col">{t("list.changed")}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <PortfolioRow key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function PortfolioRow({ entry }: { readonly entry: PortfolioEntry }) {
  const { t } = useTranslation("projects");
  const { t: shared } = useTranslation("ui");
  const { id, name, role, phase, phases, isFinished, progress, goLive, health, reasons, outcome, nextGate, myTasks, changed } = entry;
  const base = `/projects/${id}`;
  return (
    <tr>
      <td>
        <a href={base} className="link font-medium">
          {name}
        </a>
        <span className="block text-[12px] text-muted">{shared(`role.${role}`)}</span>
      </td>
      <td data-label={t("list.phase")}>
        <MiniStrip phases={phases} />
        <span>{isFinished ? t("list.phasesDone") : (phase ?? "–")}</span>
      </td>
      <td className="number" data-label={t("list.progress")}>
        {progress}
      </td>
      <td data-label={t("list.goLive")}>
        {goLive ? (
          <>
            <a href={`${base}/tasks/${goLive.taskId}`} className="link whitespace-nowrap">
              {goLive.day}
            </a>
            <span className={`block text-[12px] ${goLive.isLate ? "text-critical" : "text-muted"}`}>{goLive.words}</span>
          </>
        ) : (
          <span className="text-muted">{t("list.noGoLive")}</span>
        )}
      </td>
      <td data-label={t("list.health")}>
        <HealthView health={health} reasons={reasons} />
        {outcome.map((words) => (
          <span key={words} className="block text-[12px] text-muted">
            {words}
          </span>
        ))}
      </td>
      <td data-label={t("list.nextGate")}>
        {nextGate ? (
          <>
            <a href={`${base}/gates/${nextGate.id}`} className="link">
              {nextGate.name}
            </a>
            <span className={`block text-[12px] ${nextGate.isLate ? "text-critical" : "text-muted"}`}>{nextGate.day}</span>
          </>
        ) : (
          "–"
        )}
      </td>
      <td className="number" data-label={t("list.myTasks")}>
        {myTasks > 0 ? (
          <a href={`${base}/tasks?show=open&owner=me`} className="link">
            {myTasks}
          </a>
        ) : (
          myTasks
        )}
      </td>
      <td className="whitespace-nowrap" data-label={t("list.changed")}>
        {changed ?? "–"}
      </td>
    </tr>
  );
}

/** The phases of a project as shapes; their names are read out. */
function MiniStrip({ phases }: Pick<PortfolioEntry, "phases">) {
  const { t } = useTranslation("projects");
  if (phases.shown.length === 0) return null;
  return (
    <ol className="mb-0.5 flex gap-0.5" aria-label={t("strip.label")}>
      <OtherPhases count={phases.before} words={t("strip.others.before", { count: phases.before })} />
      {phases.shown.map(({ name, state }, index) => (
        <li key={`${index} ${name}`} title={name} className={colours[state]}>
          <Icon name={state === "late" ? "warning" : state} size={14} />
          <span className="sr-only">
            {name} {t(`strip.state.${state}`)}
          </span>
        </li>
      ))}
      <OtherPhases count={phases.after} words={t("strip.others.after", { count: phases.after })} />
    </ol>
  );
}

function OtherPhases({ count, words }: { readonly count: number; readonly words: string }) {
  if (count === 0) return null;
  return (
    <li className="text-[12px] leading-[14px] text-muted tabular-nums" title={words}>
      <span aria-hidden="true">+{count}</span>
      <span className="sr-only">{words}</span>
    </li>
  );
}

const colours = { done: "text-ok", now: "text-accent", upcoming: "text-muted", late: "text-critical" } as const;
