import type { Process, ProcessFlow, ProcessStep } from "../model.ts";
import type { StepChange } from "./compare-processes.ts";

export interface GhostProcess {
  /** The to-be process with the steps that it no longer has. */
  readonly process: Process;
  /** The ids that those have in it. */
  readonly ghosts: ReadonlySet<string>;
}

/** A to-be process in which the as-is steps that were removed can be shown where they were: between what led to them and what they led to, or became of it. */
export function withGhosts(asIs: Process, toBe: Process, changes: readonly StepChange[]): GhostProcess {
  const ids = new Set(toBe.steps.map(({ id }) => id));
  const removed = new Set(changes.flatMap(({ kind, asIs: old }) => (kind === "removed" ? old : [])));
  const images = imagesOf(asIs, toBe);
  const ghostOf = new Map<string, string>();
  for (const id of removed) {
    let ghost = id;
    while (ids.has(ghost)) ghost = `-${ghost}`;
    ids.add(ghost);
    ghostOf.set(id, ghost);
  }
  const shownAs = (id: string, isLast: boolean) => ghostOf.get(id) ?? images.get(id)?.at(isLast ? -1 : 0);
  const extra = new Map<string, ProcessFlow[]>();
  for (const step of asIs.steps)
    for (const flow of step.next) {
      if (!removed.has(step.id) && !removed.has(flow.to)) continue;
      const [from, to] = [shownAs(step.id, true), shownAs(flow.to, false)];
      if (from === undefined || to === undefined) continue;
      extra.set(from, [...(extra.get(from) ?? []), { ...flow, to, probability: null }]);
    }
  const roles = new Set(toBe.roles.map(({ id }) => id));
  const ghosts = asIs.steps.filter(({ id }) => removed.has(id));
  const missing = asIs.roles.filter(({ id }) => !roles.has(id) && ghosts.some(({ role }) => role === id));
  return {
    process: {
      ...toBe,
      roles: [...toBe.roles, ...missing],
      steps: [
        ...toBe.steps.map((step): ProcessStep => (extra.has(step.id) ? { ...step, next: [...step.next, ...extra.get(step.id)!] } : step)),
        ...ghosts.map((step): ProcessStep => ({ ...step, id: ghostOf.get(step.id)!, next: extra.get(ghostOf.get(step.id)!) ?? [] })),
      ],
    },
    ghosts: new Set(ghostOf.values()),
  };
}

/** The to-be steps that each as-is step became; by their ids where no step refers to any. */
function imagesOf(asIs: Process, toBe: Process): ReadonlyMap<string, readonly string[]> {
  const isLinked = toBe.steps.some((step) => step.asIs.length > 0);
  const images = new Map<string, string[]>(asIs.steps.map(({ id }) => [id, []]));
  for (const step of toBe.steps) for (const id of isLinked ? step.asIs : [step.id]) images.get(id)?.push(step.id);
  return images;
}
