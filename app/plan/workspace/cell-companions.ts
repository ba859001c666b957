import type { EditedColumn } from "./plan-columns.ts";

const area = "plan";

/** The name under which all who have the plan open know one of its cells. */
export function planCellField(taskId: string, column: EditedColumn): string {
  return `${area}.${taskId}.${column}`;
}

/** Who is in which cell: names by column, by task. */
export function cellCompanions(
  companions: readonly { readonly name: string; readonly fields: readonly string[] }[],
): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const tasks = new Map<string, Map<string, readonly string[]>>();
  for (const { name, fields } of companions)
    for (const field of fields) {
      const [first, taskId = "", column = ""] = field.split(".");
      if (first !== area) continue;
      const columns = tasks.get(taskId) ?? new Map<string, readonly string[]>();
      columns.set(column, [...(columns.get(column) ?? []), name]);
      tasks.set(taskId, columns);
    }
  return tasks;
}
