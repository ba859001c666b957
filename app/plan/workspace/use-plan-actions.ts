import { useCallback, useEffect, useRef, useState } from "react";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Day } from "#app/domain/time/day.ts";
import { rowInMiddle } from "#app/ui/gantt/measures.ts";
import type { CellPlace } from "#app/ui/gantt/tree-grid.tsx";
import { hasImpact, weighChange, type WeighedChange } from "./change-impact.ts";
import { doneText, isRemoval, turnedText } from "./done-text.ts";
import { typedColumns } from "./cell-input.ts";
import { fixedReason } from "./fixed-reason.ts";
import { isGroupRow } from "./grouped-rows.ts";
import { isEditedColumn, type ShownColumn } from "./plan-columns.ts";
import type { PlanFormat } from "./plan-format.ts";
import { newId } from "./new-id.ts";
import { linkCommand, type Predecessor } from "./predecessor-text.ts";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { moveByDays, type Move } from "./task-moves.ts";
import { addTaskAbove, addTaskBelow, addTaskInto, phaseOf } from "./tree-moves.ts";
import type { ActiveCell } from "./use-active-cell.ts";
import type { CellEditing } from "./use-cell-editing.ts";
import type { Said } from "./plan-toast.tsx";
import type { DoneChange, PlanEditing, TurnedStep } from "./use-plan-editing.ts";
import type { PlanView } from "./use-plan-view.ts";

/** What those may fill in who report and edit nothing. */
const reportedColumns: readonly ShownColumn[] = ["progress", "actualStart", "actualFinish"];

export type PlanActions = ReturnType<typeof usePlanActions>;

export interface ActionContext {
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly editing: PlanEditing;
  readonly today: Day;
  readonly canEdit: boolean;
  readonly canReport: boolean;
  readonly view: PlanView;
  readonly cells: ActiveCell;
  readonly cell: CellEditing;
  readonly scroller: { readonly current: HTMLElement | null };
  /** Shows all that a change did to the dates. */
  onShowImpact(change: WeighedChange): void;
}

/** What people do to the plan from the grid, the chart and the toolbar. */
export function usePlanActions({
  today,
  picture,
  format,
  editing,
  canEdit,
  canReport,
  view,
  cells,
  cell,
  scroller,
  onShowImpact,
}: ActionContext) {
  const { text } = format;
  const { submit } = editing;
  const { rows, rowIds, columns, nameColumn, expand } = view;
  const { active, activate, setActive } = cells;
  const [removed, setRemoved] = useState<string | null>(null);
  const [said, setSaid] = useState<Said>({ sentence: "", count: 0 });
  const say = useCallback(
    (sentence: string, more?: Said["more"]) => setSaid(({ count }) => ({ sentence, count: count + 1, ...(more ? { more } : {}) })),
    [],
  );
  // Each change is said once; of the notices only the newest stands.
  const told = useRef<DoneChange | TurnedStep | null>(null);
  const { problem, done, turned, isSaving } = editing;
  useEffect(() => {
    if (problem) setRemoved(null);
    const news = done ?? turned;
    if (!news || told.current === news) return;
    told.current = news;
    const sentence = done ? doneText(done, picture, format) : turned ? turnedText(turned, format) : "";
    // The notice of a removal is a status of its own.
    const hasNotice = done !== null && isRemoval(done.command);
    setRemoved(hasNotice ? sentence : null);
    const change = done && !hasNotice ? weighChange(done.before, done.command) : null;
    const hasMore = change !== null && hasImpact(change.impact);
    say(hasNotice ? "" : sentence, hasMore ? { label: format.text("impact.show"), show: () => onShowImpact(change) } : undefined);
  }, [problem, done, turned, picture, format, say, onShowImpact]);
  useEffect(() => {
    if (isSaving) say("");
  }, [isSaving, say]);

  // A row that has just been made is shown and its name opened as soon as it is in the plan.
  const awaited = useRef<string | null>(null);
  const fresh = useRef<FreshRow | null>(null);
  useEffect(() => {
    const id = awaited.current;
    if (id === null || !rowIds.includes(id)) return;
    awaited.current = null;
    activate(rowIds.indexOf(id), nameColumn);
    cell.begin(id, "name");
  }, [rowIds, activate, nameColumn, cell]);

  const run = useCallback(
    (command: PlanCommand | null) => {
      if (command && canEdit) void submit(command);
    },
    [canEdit, submit],
  );

  /** Why a move leaves the bar where it is; null when it moves or nothing is to be said. */
  const refusalOfMove = useCallback(
    ({ command, earliest }: Move) =>
      command || earliest === null ? null : text("problem.start.tooEarly", { day: format.fullDay(earliest) }),
    [format, text],
  );
  const move = useCallback(
    (taskId: string, days: number) => {
      if (!canEdit) return;
      const moved = moveByDays(picture, taskId, days);
      const refusal = refusalOfMove(moved);
      if (refusal === null) run(moved.command);
      else say(refusal);
    },
    [canEdit, refusalOfMove, say, run, picture],
  );

  const insertAt = useCallback(
    (isAbove: boolean) => {
      if (!canEdit) return;
      const below = active ? rows.find((candidate) => candidate.id === active.rowId && !candidate.group) : undefined;
      const id = newId();
      awaited.current = id;
      const phaseId = below ? null : phaseOf(picture, rowIds[rowInMiddle(scroller.current)]);
      if (phaseId !== null) expand(phaseId);
      const task = { id, name: text("grid.newTask"), today };
      const command = below
        ? isAbove
          ? addTaskAbove(picture, below.id, task)
          : addTaskBelow(picture, { taskId: below.id, isExpanded: below.isExpanded }, task)
        : addTaskInto(picture, phaseId, task);
      fresh.current = { id, before: active, isAdded: submit(command) };
    },
    [canEdit, active, rows, rowIds, picture, submit, text, today, expand, scroller],
  );
  const insert = useCallback(() => insertAt(false), [insertAt]);
  const insertAbove = useCallback(() => insertAt(true), [insertAt]);

  const { edited } = cell;
  useEffect(() => {
    if (fresh.current && awaited.current === null && edited?.taskId !== fresh.current.id) fresh.current = null;
  }, [edited]);
  /** Gives up what is typed into a cell; the first name of a new row takes the row along. */
  const cancelEdit = useCallback(async () => {
    const row = fresh.current;
    fresh.current = null;
    cell.cancel();
    if (row === null) return;
    if (row.before) setActive(row.before);
    await editing.stepBack(row.isAdded);
    if (!(await row.isAdded)) editing.discardUnsent(row.id);
  }, [cell, setActive, editing]);

  const stepBack = useCallback(async () => {
    setRemoved(null);
    if (canReport && editing.canUndo) await editing.stepBack();
  }, [canReport, editing]);
  const stepForward = useCallback(async () => {
    if (canReport && editing.canRedo) await editing.stepForward();
  }, [canReport, editing]);

  const edit = useCallback(
    (place: CellPlace) => {
      const column = columns[place.column];
      if (column === undefined) return;
      setActive(place);
      const mayEdit = reportedColumns.includes(column) ? canReport : canEdit;
      if (isGroupRow(place.rowId)) say(text("problem.fixed.group"));
      else if (!mayEdit) say(text(canReport ? "problem.reportOnly" : "problem.readOnly"));
      else if (!isEditedColumn(column) || !cell.begin(place.rowId, column)) say(text(fixedReason(picture, place.rowId, column)));
    },
    [columns, canEdit, canReport, cell, picture, text, setActive, say],
  );

  /** Begins to edit a cell that figures are typed into; the key itself then lands in the editor. */
  const type = useCallback(
    (place: CellPlace) => {
      const column = columns[place.column];
      if (column !== undefined && isEditedColumn(column) && typedColumns.includes(column)) edit(place);
    },
    [columns, edit],
  );

  const addLink = useCallback(
    (successorId: string, predecessor: Predecessor) => submit(linkCommand(picture.plan, successorId, predecessor, newId)),
    [submit, picture],
  );

  return {
    run,
    move,
    refusalOfMove,
    cancelEdit,
    insert,
    insertAbove,
    say,
    stepBack,
    stepForward,
    edit,
    type,
    addLink,
    said,
    removed,
    forgetRemoved: () => setRemoved(null),
  };
}

/** A row that has just been made and has no name of its own yet. */
interface FreshRow {
  readonly id: string;
  /** The cell that was active before. */
  readonly before: CellPlace | null;
  readonly isAdded: Promise<boolean>;
}
