import type { PlanCommand, TaskChanges } from "#app/domain/plan/command.ts";
import type { PlanTask } from "#app/domain/plan/model.ts";
import type { PageCommand, PageKeys } from "#app/ui/page-commands.ts";
import type { PlanFormat } from "./plan-format.ts";
import { planKeys, writtenKeys, type PlanKeyName } from "./plan-keys.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { indentTask, outdentTask } from "./tree-moves.ts";
import { isSplittable } from "./split-task.ts";
import type { PlanActions } from "./use-plan-actions.ts";
import type { Together } from "./use-together.ts";
import type { PlanView } from "./use-plan-view.ts";

/** What decides which commands there are. */
export interface CommandState {
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly canEdit: boolean;
  readonly canReport: boolean;
  readonly canComment: boolean;
  /** Whether tasks have pages of their own. */
  readonly canOpen: boolean;
  /** The task chosen in the grid or the chart. */
  readonly taskId: string | null;
  /** The task that is open beside the plan: what is new there is a comment. */
  readonly openTaskId: string | null;
}

/** What the commands do it with. */
export interface CommandMeans {
  readonly picture: ScheduledPlan;
  readonly view: Pick<PlanView, "collapseAll" | "expandAll" | "toggleCritical">;
  readonly actions: Pick<PlanActions, "run" | "insert" | "insertAbove" | "stepBack" | "stepForward">;
  readonly together: Pick<Together, "remove" | "step" | "duplicate" | "openBulk" | "openSplit" | "send">;
  submit(command: PlanCommand): Promise<boolean>;
  edit(): void;
  onLink(taskId: string): void;
  /** Missing where tasks have no page of their own. */
  readonly onOpen?: ((taskId: string) => void) | undefined;
  /** Missing for who may not comment. */
  readonly onComment?: ((taskId: string) => void) | undefined;
}

/** What can be done with a plan and its chosen task. The commands act on the page as it is `now`, when they are chosen. */
export function planCommands(
  { picture, format, canEdit, canReport, canComment, canOpen, taskId, openTaskId }: CommandState,
  now: () => CommandMeans,
): PageCommand[] {
  const { text } = format;
  const may = { edit: canEdit, report: canReport };
  const ofPlan = (name: PlanKeyName, group: PageCommand["group"], run: () => void, about?: string): PageCommand[] => {
    const row = planKeys.find((candidate) => candidate.name === name);
    if (row && "needs" in row && !may[row.needs]) return [];
    return [
      {
        id: `plan.${name}`,
        group,
        label: text(`keys.${name}`),
        ownKeys: writtenKeys(name, text("keys.space")),
        run,
        ...(about ? { about } : {}),
      },
    ];
  };
  const task = picture.plan.tasks.find((candidate) => candidate.id === taskId);
  const about = task ? format.bilingual(task.name) : undefined;
  const ofSelection = (id: string, label: string, run: () => void): PageCommand => ({
    id,
    group: "selection",
    label,
    run,
    ...(about ? { about } : {}),
  });
  const isOpen = task && task.progress < 100 && !picture.summaries.has(task.id);
  const ofTask = task
    ? [
        ...(canOpen ? ofPlan("open", "selection", () => now().onOpen?.(task.id), about) : []),
        ...(canReport && isOpen ? [ofSelection("plan.done", text("commands.done"), () => change(now(), task.id, { progress: 100 }))] : []),
        ...(canComment ? [ofSelection("plan.comment", text("commands.comment"), () => now().onComment?.(task.id))] : []),
        ...ofPlan("edit", "selection", () => now().edit(), about),
        ...(canEdit && !picture.summaries.has(task.id) ? assignments({ picture, format }, now, task, about) : []),
        ...(indentTask(picture, task.id) ? ofPlan("indent", "selection", () => now().together.step("indent"), about) : []),
        ...(outdentTask(picture, task.id) ? ofPlan("outdent", "selection", () => now().together.step("outdent"), about) : []),
        ...ofPlan("change", "selection", () => now().together.openBulk(), about),
        ...ofPlan("duplicate", "selection", () => now().together.duplicate(), about),
        ...ofPlan("insertAbove", "selection", () => now().actions.insertAbove(), about),
        ...(isSplittable(picture, task.id) ? ofPlan("split", "selection", () => now().together.openSplit(task.id), about) : []),
        ...ofPlan("link", "selection", () => now().onLink(task.id), about),
        ...ofPlan("remove", "selection", () => now().together.remove(), about),
      ]
    : [];
  const ofPage: PageCommand[] = [
    ...ofPlan("insert", "create", () => now().actions.insert()).map((command) =>
      openTaskId === null ? { ...command, keys: "c" } : command,
    ),
    ...ofPlan("undo", "page", () => void now().actions.stepBack()),
    ...ofPlan("redo", "page", () => void now().actions.stepForward()),
    { id: "plan.collapse", group: "page", label: text("toolbar.collapseAll"), run: () => now().view.collapseAll() },
    { id: "plan.expand", group: "page", label: text("toolbar.expandAll"), run: () => now().view.expandAll() },
    { id: "plan.critical", group: "page", label: text("toolbar.critical"), run: () => now().view.toggleCritical() },
  ];
  return [...ofTask, ...ofPage];
}

function change({ picture, submit }: CommandMeans, taskId: string, changes: TaskChanges): void {
  const task = picture.plan.tasks.find((candidate) => candidate.id === taskId);
  if (task) void submit({ kind: "updateTask", taskId, version: task.version, changes });
}

/** One command for each person of the plan who does not own the task yet, found by the name. */
function assignments(
  { picture, format }: Pick<CommandState, "picture" | "format">,
  now: () => CommandMeans,
  task: PlanTask,
  about: string | undefined,
): PageCommand[] {
  const others = picture.plan.people.filter((person) => person.id !== task.ownerId);
  return others.map(({ id, name }) => ({
    id: `plan.assign ${id}`,
    group: "selection",
    label: format.text("commands.assign", { name }),
    isOnlyFound: true,
    ...(about ? { about } : {}),
    run: () => change(now(), task.id, { ownerId: id }),
  }));
}

/** The keys of the grid that are no commands of the palette, too: how to get about in it and how to type. */
export function gridKeys({ text }: PlanFormat, canEdit: boolean, canReport: boolean): PageKeys {
  const may = { edit: canEdit, report: canReport };
  const rows = planKeys.filter((row) => !("needs" in row) || may[row.needs]);
  return {
    title: text("keys.title"),
    rows: rows.map(({ name }) => ({ keys: writtenKeys(name, text("keys.space")), label: text(`keys.${name}`) })),
  };
}
