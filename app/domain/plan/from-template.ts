import type { Bilingual, Template, TemplateTask } from "../template/template.ts";
import { phaseIdOf } from "../template/template.ts";
import { plainTask, type BilingualText, type PlanLink, type PlanTask } from "./model.ts";

/** What the template says of a task beyond what people plan with. */
export interface TaskBackground {
  readonly doneWhen: BilingualText;
  /** Ids of the methodology inventory. */
  readonly items: readonly string[];
  readonly area: string | null;
  readonly templateTaskId: string | null;
}

export interface TemplatePlan {
  readonly tasks: readonly PlanTask[];
  readonly links: readonly PlanLink[];
  readonly background: ReadonlyMap<string, TaskBackground>;
  /** The last go-live milestone of the template. */
  readonly goLiveTaskId: string | null;
}

/**
 * The tasks and links of a template as a plan of its own, with new ids. Days become working minutes of the calendar they are
 * scheduled by, so that a day of the template is a day of the project.
 */
export function planFromTemplate(template: Template, minutesPerDay: number, newId: () => string): TemplatePlan {
  const ids = new Map(template.tasks.map((task) => [task.id, newId()]));
  const idOf = (templateId: string) => ids.get(templateId) ?? templateId;
  const tasks = template.tasks.map((task, index) => planTask(task, index, idOf, minutesPerDay));
  const links = template.tasks.flatMap((task) =>
    task.predecessors.map((predecessor): PlanLink => ({
      id: newId(),
      predecessorId: idOf(predecessor.taskId),
      successorId: idOf(task.id),
      type: predecessor.type,
      lag: predecessor.lagDays * minutesPerDay,
      lagUnit: "working",
    })),
  );
  const goLive = template.goLive.at(-1);
  return {
    tasks,
    links,
    goLiveTaskId: goLive === undefined ? null : idOf(goLive),
    background: new Map(
      template.tasks.map((task) => [
        idOf(task.id),
        { doneWhen: bilingual(task.doneWhen), items: task.items, area: task.topic, templateTaskId: task.id },
      ]),
    ),
  };
}

function planTask(task: TemplateTask, index: number, idOf: (templateId: string) => string, minutesPerDay: number): PlanTask {
  const phase = phaseIdOf(task.id);
  return {
    id: idOf(task.id),
    version: 1,
    number: index + 1,
    parentId: phase === null ? null : idOf(phase),
    position: (index + 1) * 1024,
    kind: task.type,
    name: bilingual(task.name),
    durationMinutes: task.durationDays * minutesPerDay,
    ...plainTask,
    roleCode: task.role,
    deliverable: bilingual(task.deliverable),
  };
}

function bilingual(text: Bilingual | null): BilingualText {
  return text === null ? { text: "", zh: null } : { text: text.en, zh: text.zh };
}
