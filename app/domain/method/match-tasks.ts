import type { MethodOutline, MethodTask } from "./method-outline.ts";

/**
 * Which tasks of one method are the same as tasks of another, by the id in `now`: same kind and same name in either language, else the only one
 * on each side that carries out just the same things. One edition and the next of a method are matched by their ids instead.
 */
export function matchMethods(then: MethodOutline, now: MethodOutline): ReadonlyMap<string, string> {
  const matches = new Map<string, string>();
  const taken = new Set<string>();
  const match = (keysOf: (task: MethodTask) => readonly string[]) => {
    const open = then.tasks.filter(({ id }) => !taken.has(id));
    const known = new Map<string, MethodTask[]>();
    for (const task of open) for (const key of keysOf(task)) known.set(key, [...(known.get(key) ?? []), task]);
    for (const task of now.tasks) {
      if (matches.has(task.id)) continue;
      const found = keysOf(task)
        .map((key) => known.get(key) ?? [])
        .find((candidates) => candidates.filter(({ id }) => !taken.has(id)).length === 1);
      const former = found?.find(({ id }) => !taken.has(id));
      if (!former) continue;
      matches.set(task.id, former.id);
      taken.add(former.id);
    }
  };
  match(({ kind, name }) => [name.text, name.zh ?? ""].filter((text) => text !== "").map((text) => `${kind} ${fold(text)}`));
  match(({ kind, area, items }) => (items.length === 0 ? [] : [`${kind} ${area ?? ""} ${[...items].sort().join()}`]));
  return matches;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}
