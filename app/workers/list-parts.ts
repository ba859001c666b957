import { setImmediate } from "node:timers/promises";

/** Of a part, which is read in one turn: a few milliseconds. */
const charactersInPart = 200_000;

/**
 * A value as JSON texts of limited size: first the value with its long lists empty, then their rows. A thread that takes a large one over in
 * one piece would stand still for a second. Lists are named by their path, such as `plan.tasks`.
 */
export function toListParts(value: object, lists: readonly string[]): string[] {
  const rows = lists.map((list) => [list, listAt(value, list) ?? []] as const);
  const names = new Set(lists);
  const withoutRows = (part: unknown, place: string): unknown => {
    if (names.has(place)) return [];
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [name, withoutRows(inner, place === "" ? name : `${place}.${name}`)]),
    );
  };
  const parts = [JSON.stringify(withoutRows(value, ""))];
  for (const [list, all] of rows) for (const part of inParts(all)) parts.push(`[${JSON.stringify(list)},[${part}]]`);
  return parts;
}

function* inParts(rows: readonly unknown[]): Generator<string> {
  let part: string[] = [];
  let size = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    part.push(text);
    size += text.length;
    if (size < charactersInPart) continue;
    yield part.join(",");
    part = [];
    size = 0;
  }
  if (part.length > 0) yield part.join(",");
}

/** Puts the parts together again, giving other work its turn after each. What they hold is what the caller's own worker wrote. */
export async function fromListParts<Value>(parts: readonly string[]): Promise<Value> {
  const value = JSON.parse(parts[0] ?? "null") as Value;
  for (const part of parts.slice(1)) {
    const [list, rows] = JSON.parse(part) as [string, unknown[]];
    listAt(value, list)?.push(...rows);
    await setImmediate();
  }
  return value;
}

function listAt(value: unknown, path: string): unknown[] | undefined {
  let at: unknown = value;
  for (const name of path.split(".")) at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return Array.isArray(at) ? at : undefined;
}
