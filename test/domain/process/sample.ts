import type { Process, ProcessFlow, ProcessStep, Role } from "#app/domain/process/model.ts";

export function flow(to: string, probability: number | null = null, more: Partial<ProcessFlow> = {}): ProcessFlow {
  return { to, probability, repetition: "always", name: null, ...more };
}

type Next = string | ProcessFlow;

/** A step; `next` as ids or flows. */
export function step(id: string, next: readonly Next[] = [], more: Partial<ProcessStep> = {}): ProcessStep {
  return {
    id,
    name: { en: id, zh: null },
    role: null,
    type: "task",
    next: next.map((each) => (typeof each === "string" ? flow(each) : each)),
    workMinutes: 0,
    work: null,
    waitMinutes: 0,
    wait: null,
    costPerHour: null,
    system: null,
    volumePerMonth: null,
    valueClass: null,
    pains: [],
    captures: [],
    isInspection: false,
    isPaper: false,
    asIs: [],
    ...more,
  };
}

export function role(id: string, more: Partial<Role> = {}): Role {
  return { id, name: { en: id, zh: null }, people: null, costPerHour: null, hours: null, ...more };
}

/** A process of these steps, with the roles that they name. */
export function processOf(steps: readonly ProcessStep[], more: Partial<Process> = {}): Process {
  const named = [...new Set(steps.flatMap((each) => (each.role === null ? [] : [each.role])))];
  return { name: { en: "Process", zh: "流程" }, roles: named.map((id) => role(id)), steps, arrivals: null, ...more };
}
