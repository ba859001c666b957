import { useTranslation } from "#app/i18n/use-translation.ts";
import type { TaskPageData } from "./task.route.tsx";

interface TaskFactsProps {
  readonly facts: TaskPageData["facts"];
  /** On the screen the form says the same. */
  readonly isOnlyPrinted: boolean;
}

/** What a task's form shows, for those who read the plan, and on paper. */
export function TaskFacts({ facts, isOnlyPrinted }: TaskFactsProps) {
  const { t } = useTranslation("plan");
  const rows = [
    [t("column.owner"), facts.owner],
    [t("task.deliverable"), facts.deliverable],
    [t("card.constraint"), facts.constraint],
    [t("task.deadline"), facts.deadline],
  ].filter(([, value]) => value !== null);
  if (rows.length === 0) return null;
  return (
    <dl className={`mb-6 grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 ${isOnlyPrinted ? "hidden print:grid" : "grid"}`}>
      {rows.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="m-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
