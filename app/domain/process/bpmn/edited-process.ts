import type { Process, ProcessStep } from "../model.ts";

/**
 * What the process of a BPMN document becomes by a table of its steps, in which roles go by the ids or the names of lanes. Gateways and events stay what they are, and in their lane, where the table says
 * nothing else of them; and a name in Chinese stays where the name does and the table has none.
 */
export function editedProcess(document: Process, table: Process): Process {
  const stepOf = new Map(document.steps.map((step) => [step.id, step]));
  const roleOf = new Map(document.roles.flatMap(({ id, name }) => [[name.en, id] as const, [id, id] as const]));
  const roleIn = (role: string | null) => (role === null ? null : (roleOf.get(role) ?? role));
  const steps = table.steps.map((step): ProcessStep => {
    const old = stepOf.get(step.id);
    if (old === undefined) return { ...step, role: roleIn(step.role) };
    const isWork = old.type === "task";
    return {
      ...step,
      type: step.type === "task" ? old.type : step.type,
      role: step.role === null && !isWork ? old.role : roleIn(step.role),
      name: { en: step.name.en, zh: step.name.zh ?? (step.name.en === old.name.en ? old.name.zh : null) },
    };
  });
  const described = new Map(table.roles.map((role) => [roleIn(role.id)!, role]));
  const known = document.roles.map((role) => {
    const own = described.get(role.id);
    return own ? { ...role, people: own.people ?? role.people, costPerHour: own.costPerHour ?? role.costPerHour } : role;
  });
  const ids = new Set(known.map(({ id }) => id));
  return { ...document, roles: [...known, ...table.roles.filter(({ id }) => !ids.has(roleIn(id)!))], steps };
}
