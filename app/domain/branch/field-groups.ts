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

/** The fields that are taken from one side or the other as one. */
export function fieldsWith(group: Field): readonly Field[] {
  return groupOf.get(group) ?? [group];
}

/** The groups of fields in which two states of one task differ, each by the name of its first field; empty when they say the same. */
export function differingGroups(one: PlanTask, other: PlanTask): readonly Field[] {
  if (one === other) return [];
  const fields = new Set([...Object.keys(one), ...Object.keys(other)] as Field[]);
  const groups = new Set<Field>();
  for (const field of fields)
    if (!counted.has(field) && !isSameValue(one[field], other[field])) groups.add(groupOf.get(field)?.[0] ?? field);
  return [...groups];
}

/** Whether two states of one task say the same in a group of fields. */
export function isSameGroup(one: PlanTask, other: PlanTask, group: Field): boolean {
  return fieldsWith(group).every((field) => isSameValue(one[field], other[field]));
}

/** A task with a group of fields as another state has them. */
export function withGroup(task: PlanTask, from: PlanTask, group: Field): PlanTask {
  return { ...task, ...Object.fromEntries(fieldsWith(group).map((field) => [field, from[field]])) };
}
