/** What tasks hold in words beside the plan, as far as it goes along to another project. */
export interface HeldTexts {
  /** Markdown; empty when nobody has described the task. People are named in it by their names alone. */
  readonly description: string;
  readonly steps: readonly HeldStep[];
}

/** A step of a checklist. */
export interface HeldStep {
  readonly text: string;
  /** A person of the project. */
  readonly assigneeId: string | null;
  readonly doneAt: string | null;
  /** The account that ticked it. */
  readonly doneBy: string | null;
}

interface CopyOfTexts {
  /** The id of each task, and of each person who goes along, in the copy by the one of the original. */
  readonly taskIds: ReadonlyMap<string, string>;
  readonly personIds: ReadonlyMap<string, string>;
  readonly keepsProgress: boolean;
}

/** The texts of tasks for their copies: steps are for who goes along, and open again unless progress is kept. */
export function copyTexts(
  texts: ReadonlyMap<string, HeldTexts>,
  { taskIds, personIds, keepsProgress }: CopyOfTexts,
): ReadonlyMap<string, HeldTexts> {
  const copied = [...texts].flatMap(([taskId, { description, steps }]) => {
    const id = taskIds.get(taskId);
    const copy = steps.map((step) => ({
      text: step.text,
      assigneeId: step.assigneeId === null ? null : (personIds.get(step.assigneeId) ?? null),
      doneAt: keepsProgress ? step.doneAt : null,
      doneBy: keepsProgress ? step.doneBy : null,
    }));
    return id === undefined ? [] : [[id, { description, steps: copy }] as const];
  });
  return new Map(copied);
}
