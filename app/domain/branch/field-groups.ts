import { withCustomChanges } from "../plan/custom-field.ts";
import type { PlanTask } from "../plan/model.ts";
import { isSameValue } from "./same-value.ts";

type Field = keyof PlanTask;

/** Fields that mean something only together, under the name of the first: who changes one of them changes all. */
const together: readonly (readonly [Field, ...Field[]])[] = [
  ["parentId", "position"],
  ["durationMinutes", "elapsed", "assignments", "pauses"],
  ["progress", "actualStart", "actualFinish"],
  ["constraint", "constraintAt"],
  ["manualStart", "manualFinish"],
  ["optimisticMinutes", "pessimisticMinutes"],
];

const groupOf = new Map<Field, readonly Field[]>(together.flatMap((group) => group.map((field) => [field, group] as const)));

/** What the plan counts by itself; people do not edit it. */
const counted: ReadonlySet<Field> = new Set(["id", "version", "number"]);

/** What is taken from one side or the other as one: fields by the name of the first of them, and each field of the project's own. */
export type FieldGroup = Field | `custom.${string}`;

/** The fields of a group; of a field of the project's own, the group itself. */
export function fieldsWith(group: FieldGroup): readonly string[] {
  return keyOf(group) === null ? (groupOf.get(group as Field) ?? [group]) : [group];
}

/** The groups of fields in which two states of one task differ; empty when they say the same. */
export function differingGroups(one: PlanTask, other: PlanTask): readonly FieldGroup[] {
  if (one === other) return [];
  const fields = new Set([...Object.keys(one), ...Object.keys(other)] as Field[]);
  const groups = new Set<FieldGroup>();
  for (const field of fields)
    if (field !== "custom" && !counted.has(field) && !isSameValue(one[field], other[field])) groups.add(groupOf.get(field)?.[0] ?? field);
  if (one.custom !== other.custom)
    for (const key of new Set([...Object.keys(one.custom), ...Object.keys(other.custom)]))
      if (one.custom[key] !== other.custom[key]) groups.add(`custom.${key}`);
  return [...groups];
}

/** Whether two states of one task say the same in a group of fields. */
export function isSameGroup(one: PlanTask, other: PlanTask, group: FieldGroup): boolean {
  const key = keyOf(group);
  if (key !== null) return one.custom[key] === other.custom[key];
  return (fieldsWith(group) as readonly Field[]).every((field) => isSameValue(one[field], other[field]));
}

/** A task with a group of fields as another state has them. */
export function withGroup(task: PlanTask, from: PlanTask, group: FieldGroup): PlanTask {
  const key = keyOf(group);
  if (key !== null) return { ...task, custom: withCustomChanges(task.custom, { [key]: from.custom[key] ?? null }) };
  return { ...task, ...Object.fromEntries((fieldsWith(group) as readonly Field[]).map((field) => [field, from[field]])) };
}

/** The key of the project's own field that a group is; null for the others. */
function keyOf(group: FieldGroup): string | null {
  return group.startsWith("custom.") ? group.slice("custom.".length) : null;
}
