import { useEffect, type KeyboardEvent } from "react";
import { rowHeight } from "#app/ui/gantt/measures.ts";
import { planKeyAction, type PlanKeyAction } from "./plan-keys.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { isSplittable } from "./split-task.ts";
import { finishByDays } from "./task-moves.ts";
import type { ActiveCell } from "./use-active-cell.ts";
import type { ChosenRows } from "./use-chosen-rows.ts";
import type { PlanActions } from "./use-plan-actions.ts";
import type { Together } from "./use-together.ts";
import type { PlanView } from "./use-plan-view.ts";

export interface KeyboardContext {
  readonly picture: ScheduledPlan;
  readonly view: PlanView;
  readonly cells: ActiveCell;
  readonly actions: PlanActions;
  readonly chosen: ChosenRows;
  readonly together: Together;
  readonly scroller: { readonly current: HTMLElement | null };
  onLink(taskId: string): void;
  /** Missing where tasks have no page of their own. */
  readonly onOpen?: ((taskId: string) => void) | undefined;
  onCard(row: number): void;
}

/** The keys of the grid. Off while something is being typed. */
export function usePlanKeyboard(context: KeyboardContext): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.target instanceof Element && event.target.closest("input, select, textarea")) return;
    if (event.key === "Escape" && context.together.giveUp()) {
      event.preventDefault();
      return;
    }
    const action = planKeyAction(event);
    if (!action) return;
    event.stopPropagation();
    // The digit itself goes where the focus is by then: into the editor.
    if (action.do !== "type") event.preventDefault();
    if (!performOnView(action, context) && !performOnChosen(action, context)) performOnTask(action, context);
  };
}

/** Steps back and forward from anywhere on the page where nothing else has the keys; what a toast offers to take back comes first. */
export function useStepKeys({ stepBack, stepForward }: Pick<PlanActions, "stepBack" | "stepForward">): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || event.target !== document.body || document.querySelector(".undo-toast form")) return;
      const step = planKeyAction(event)?.do;
      if (step !== "undo" && step !== "redo") return;
      event.preventDefault();
      void (step === "undo" ? stepBack() : stepForward());
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [stepBack, stepForward]);
}

/** Carries out what needs no task; answers whether that was it. */
function performOnView(action: PlanKeyAction, context: KeyboardContext): boolean {
  const { view, cells, actions, scroller, chosen } = context;
  const { activate } = cells;
  const row = Math.max(cells.activeRow, 0);
  const column = cells.active?.column ?? view.nameColumn;
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight) - 3);
  switch (action.do) {
    case "cell":
      if (openOrClose(action.columns, view, cells)) return true;
      if (action.rows !== 0) chooseOnly(row + action.rows, context);
      activate(row + action.rows, column + action.columns);
      return true;
    case "extend": {
      const to = Math.min(Math.max(row + action.rows, 0), view.rowIds.length - 1);
      const rowId = view.rowIds[to];
      if (rowId !== undefined) chosen.choose(rowId, "range");
      activate(to, column);
      return true;
    }
    case "chooseAll":
      chosen.chooseAll();
      return true;
    case "find":
      document.querySelector<HTMLElement>("[data-plan-find]")?.focus();
      return true;
    case "firstColumn":
      activate(row, 0);
      return true;
    case "lastColumn":
      activate(row, view.columns.length - 1);
      return true;
    case "firstRow":
      activate(0, column);
      return true;
    case "lastRow":
      activate(view.rowIds.length - 1, column);
      return true;
    case "page":
      activate(row + action.direction * page, column);
      return true;
    case "insert":
      actions.insert();
      return true;
    case "insertAbove":
      actions.insertAbove();
      return true;
    case "undo":
      void actions.stepBack();
      return true;
    case "redo":
      void actions.stepForward();
      return true;
    default:
      return false;
  }
}

/** Another row is gone to: it stands for itself, and a range begins at it. */
function chooseOnly(row: number, { view, chosen }: KeyboardContext): void {
  const rowId = view.rowIds[Math.min(Math.max(row, 0), view.rowIds.length - 1)];
  if (rowId !== undefined) chosen.choose(rowId, "only");
}

/** Carries out what is done to all chosen tasks, of which the active one may be the only one; answers whether that was it. */
function performOnChosen(action: PlanKeyAction, { together, chosen, cells }: KeyboardContext): boolean {
  switch (action.do) {
    case "pick":
      if (cells.active) chosen.choose(cells.active.rowId, "toggle");
      return true;
    case "change":
      together.openBulk();
      return true;
    case "duplicate":
      together.duplicate();
      return true;
    case "remove":
      together.remove();
      return true;
    case "indent":
    case "outdent":
      together.step(action.do);
      return true;
    case "moveRow":
      together.step(action.rows < 0 ? "up" : "down");
      return true;
    default:
      return false;
  }
}

function performOnTask(action: PlanKeyAction, { picture, view, cells, actions, together, onLink, onOpen, onCard }: KeyboardContext): void {
  const { active, activeRow } = cells;
  if (!active) return;
  const taskId = active.rowId;
  switch (action.do) {
    case "moveBar":
      return actions.move(taskId, action.days);
    case "resizeBar":
      return actions.run(finishByDays(picture, taskId, action.days));
    case "split":
      if (isSplittable(picture, taskId)) together.openSplit(taskId);
      return undefined;
    case "type":
      return actions.type(active);
    case "edit":
      return actions.edit(active);
    case "link":
      return onLink(taskId);
    case "toggle":
      return view.rows[activeRow]?.hasChildren ? view.toggle(taskId) : undefined;
    case "open":
      return onOpen ? onOpen(taskId) : onCard(activeRow);
    case "card":
      return onCard(activeRow);
    default:
      return undefined;
  }
}

/** On the column of the tree, right opens a closed phase and left closes an open one, before they move on. */
function openOrClose(direction: number, view: PlanView, { active, activeRow }: ActiveCell): boolean {
  const row = view.rows[activeRow];
  if (direction === 0 || !row?.hasChildren || active?.column !== view.nameColumn || row.isExpanded === direction > 0) return false;
  view.toggle(row.id);
  return true;
}
