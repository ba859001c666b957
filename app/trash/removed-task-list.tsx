import { useTranslation } from "#app/i18n/use-translation.ts";
import { RemovedEntry } from "./removed-entry.tsx";

interface RemovedTaskListProps {
  readonly tasks: readonly {
    readonly id: string;
    readonly name: string;
    readonly below: number;
    readonly removed: string;
    readonly by: string | null;
    readonly until: string;
  }[];
  readonly canEdit: boolean;
}

export function RemovedTaskList({ tasks, canEdit }: RemovedTaskListProps) {
  const { t } = useTranslation("trash");
  return (
    <section className="mb-8">
      <h2>{t("tasks.heading")}</h2>
      {tasks.length === 0 ? <p className="text-muted">{t("tasks.empty")}</p> : null}
      <ul className="divide-y divide-line">
        {tasks.map((task) => (
          <RemovedEntry
            key={task.id}
            entry={task}
            name={task.name}
            form={canEdit ? { intent: "restoreTask", fields: { taskId: task.id }, idField: "taskId" } : null}
          >
            <p className="break-words font-medium">
              {task.name}
              {task.below > 0 ? <span className="ms-2 font-normal text-muted">{t("tasks.below", { count: task.below })}</span> : null}
            </p>
          </RemovedEntry>
        ))}
      </ul>
    </section>
  );
}
