import { requirementCode } from "#app/domain/requirement/requirement.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { listRequirementsOfTask } from "#db/queries/requirements.ts";

/** The requirements that a task is there to meet, in the reader's language. */
export async function readRequirementsOfTask({ context, project, can }: ProjectCaller, taskId: string, { locale }: Pick<Reader, "locale">) {
  if (!can("requirements.read")) return [];
  const requirements = await listRequirementsOfTask(context.db, project.id, taskId);
  return requirements.map(({ id, number, statement, priority, status }) => ({
    ...{ id, priority, status, code: requirementCode(number), statement: inLanguage(statement, locale) },
  }));
}
