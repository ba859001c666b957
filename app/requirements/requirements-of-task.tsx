import { useTranslation } from "#app/i18n/use-translation.ts";
import type { readRequirementsOfTask } from "./requirements-of-task.server.ts";

interface RequirementsOfTaskProps {
  readonly requirements: Awaited<ReturnType<typeof readRequirementsOfTask>>;
  readonly projectId: string;
}

/** What a task is there for: the requirements that it meets. */
export function RequirementsOfTask({ requirements, projectId }: RequirementsOfTaskProps) {
  const { t } = useTranslation("requirements");
  if (requirements.length === 0) return null;
  return (
    <section>
      <h2>{t("ofTask.title")}</h2>
      <p className="mt-1 text-[13px] text-muted">{t("ofTask.meets", { count: requirements.length })}</p>
      <ul className="mt-1 space-y-1">
        {requirements.map(({ id, code, statement, priority }) => (
          <li key={id}>
            <a className="link" href={`/projects/${projectId}/requirements/${id}`}>
              {code}
            </a>{" "}
            {statement} <span className="text-[13px] text-muted">{t(`priority.${priority}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
