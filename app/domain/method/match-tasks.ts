import type { MethodOutline } from "./method-outline.ts";

/**
 * Which tasks of one method are the same as tasks of another, by the id in `now`: those of one kind with the same name in either language, where
 * no other has it. One edition and the next of a method are matched by their ids before. Whatever is not surely the same is another task: it is
 * better added beside an old one than put in its place.
 */
export function matchMethods(then: MethodOutline, now: MethodOutline): ReadonlyMap<string, string> {
  const [former, present] = [byName(then), byName(now)];
  const matches = new Map<string, string>();
  const taken = new Set<string>();
  for (const [name, [id, ...others]] of present) {
    const [earlier, ...rest] = former.get(name) ?? [];
    if (id === undefined || earlier === undefined || others.length + rest.length > 0 || matches.has(id) || taken.has(earlier)) continue;
    matches.set(id, earlier);
    taken.add(earlier);
  }
  return matches;
}

/** The ids of the tasks that are called so, by kind and name in each language. */
function byName({ tasks }: MethodOutline): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, kind, name } of tasks)
    for (const text of new Set([name.text, name.zh ?? ""]))
      if (text !== "") {
        const called = `${kind} ${fold(text)}`;
        const known = found.get(called);
        if (known) known.push(id);
        else found.set(called, [id]);
      }
  return found;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}
