import type { BilingualText, Plan, PlanTask } from "./model.ts";

/** The person who does a task: the one named for it, else the one in its role; null when there is none. */
export function responsiblePerson({ roles }: Pick<Plan, "roles">, task: PlanTask): string | null {
  const role = task.roleCode === null ? undefined : roles.find((candidate) => candidate.code === task.roleCode);
  return task.ownerId ?? role?.personId ?? null;
}

/** Who does a task: the person named for it, else the person in its role, else the role; empty when nobody is meant. */
export function ownerName(plan: Pick<Plan, "people" | "roles">, task: PlanTask, textOf: (text: BilingualText) => string): string {
  const role = task.roleCode === null ? undefined : plan.roles.find((candidate) => candidate.code === task.roleCode);
  const personId = task.ownerId ?? role?.personId ?? null;
  const person = personId === null ? undefined : plan.people.find((candidate) => candidate.id === personId);
  return person?.name ?? (role ? textOf(role.name) : "");
}
