import type { BilingualText, TaskKind } from "../plan/model.ts";
import type { PlanLink, PlanTask } from "../plan/model.ts";
import type { PlanOutline } from "../plan/outline.ts";
import { phaseIdOf, type Bilingual, type Template } from "../template/template.ts";

/** A task as a method has it; durations in working minutes of the method's own day. */
export interface MethodTask extends Pick<PlanTask, "kind" | "name" | "durationMinutes" | "elapsed" | "roleCode" | "deliverable"> {
  /** The method's own id, such as `2.07`. */
  readonly id: string;
  readonly parentId: string | null;
  readonly doneWhen: BilingualText;
  readonly items: readonly string[];
  readonly area: string | null;
}

/** What a plan can be made from: tasks in tree order, links between them by the method's ids, and roles. */
export interface MethodOutline {
  readonly tasks: readonly MethodTask[];
  readonly links: readonly Omit<PlanLink, "id">[];
  readonly roles: readonly { readonly code: string; readonly name: BilingualText }[];
  readonly minutesPerDay: number;
}

const usualDay = 480;

/** A template of the product as an outline; its days are of eight hours. */
export function outlineOfTemplate(
  template: Template,
  roles: readonly { readonly code: string; readonly name: Bilingual }[],
): MethodOutline {
  const used = new Set(template.tasks.map(({ role }) => role));
  return {
    minutesPerDay: usualDay,
    roles: roles.filter(({ code }) => used.has(code)).map(({ code, name }) => ({ code, name: bilingual(name) })),
    tasks: template.tasks.map((task) => ({
      id: task.id,
      parentId: phaseIdOf(task.id),
      kind: task.type satisfies TaskKind,
      name: bilingual(task.name),
      durationMinutes: task.durationDays * usualDay,
      elapsed: false,
      roleCode: task.role,
      deliverable: bilingual(task.deliverable),
      doneWhen: bilingual(task.doneWhen),
      items: task.items,
      area: task.topic,
    })),
    links: template.tasks.flatMap(({ id, predecessors }) =>
      predecessors.map(({ taskId, type, lagDays }) => ({
        predecessorId: taskId,
        successorId: id,
        type,
        lag: lagDays * usualDay,
        lagUnit: "working" as const,
      })),
    ),
  };
}

/** What a saved template says of a plan, without texts, criteria and budget. */
export function outlineOfSaved({ tasks, links, roles, minutesPerDay }: PlanOutline): MethodOutline {
  return {
    minutesPerDay,
    roles,
    links,
    tasks: tasks.map(({ id, parentId, kind, name, durationMinutes, elapsed, roleCode, deliverable, doneWhen, items, area }) => {
      return { id, parentId, kind, name, durationMinutes, elapsed, roleCode, deliverable, doneWhen, items, area };
    }),
  };
}

function bilingual(text: Bilingual | null): BilingualText {
  return text === null ? { text: "", zh: null } : { text: text.en, zh: text.zh };
}
