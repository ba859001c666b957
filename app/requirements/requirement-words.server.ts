import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { requirementCode, type Requirement } from "#app/domain/requirement/requirement.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatNumber, inLanguage } from "#app/i18n/format.ts";

/** How requirements are put into words: with the people and tasks of the plan they lead to. */
export async function requirementWords({ context, project }: ProjectCaller, reader: Reader) {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const people = new Map(plan.people.map(({ id, name }) => [id, name]));
  const tasks = tasksOf(plan, reader);
  const describe = (requirement: Requirement) => describeRequirement(requirement, { people, tasks }, reader);
  return { plan, people, tasks, describe };
}

export interface NamedTask {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly progress: number;
}

function tasksOf(plan: Plan, { locale }: Reader): ReadonlyMap<string, NamedTask> {
  const codes = workBreakdownCodes(plan.tasks);
  return new Map(
    plan.tasks.map(({ id, name, progress }) => [id, { id, code: codes.get(id) ?? "", name: inLanguage(name, locale), progress }]),
  );
}

interface Links {
  readonly people: ReadonlyMap<string, string>;
  readonly tasks: ReadonlyMap<string, NamedTask>;
}

function describeRequirement(requirement: Requirement, { people, tasks }: Links, { locale }: Reader) {
  const { id, version, number, statement, kind, priority, source, ownerId, disposition, effortDays, status, taskId } = requirement;
  return {
    ...{ id, version, kind, priority, source, disposition, status },
    code: requirementCode(number),
    statement: inLanguage(statement, locale),
    owner: ownerId === null ? "" : (people.get(ownerId) ?? ""),
    effort: effortDays === null ? "" : formatNumber(effortDays, locale, { maximumFractionDigits: 1 }),
    task: taskId === null ? null : (tasks.get(taskId) ?? null),
    /** It led to a task that the plan has no more. */
    isTaskGone: taskId !== null && !tasks.has(taskId),
  };
}
