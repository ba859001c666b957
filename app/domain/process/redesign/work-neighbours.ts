import type { Process } from "../model.ts";

/** The work that comes right after each step, gateways and events left aside, by the ids. */
export function workAfter({ steps }: Process): ReadonlyMap<string, readonly string[]> {
  const stepOf = new Map(steps.map((step) => [step.id, step]));
  return new Map(
    steps.map((step) => {
      const found: string[] = [];
      const seen = new Set([step.id]);
      const stack = step.next.map(({ to }) => to).reverse();
      for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
        if (seen.has(id)) continue;
        seen.add(id);
        const reached = stepOf.get(id);
        if (reached === undefined) continue;
        if (reached.type === "task") found.push(id);
        else stack.push(...reached.next.map(({ to }) => to).reverse());
      }
      return [step.id, found] as const;
    }),
  );
}
