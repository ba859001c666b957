import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { PlanLink } from "#app/domain/plan/model.ts";
import { uuidVersion7 } from "#app/domain/id.ts";
import { GanttView, type GanttHandle } from "#app/ui/gantt/gantt-view.tsx";
import { rowHeight } from "#app/ui/gantt/measures.ts";
import type { Zoom } from "#app/ui/gantt/time-axis.ts";
import { TreeGrid, type CellPlace } from "#app/ui/gantt/tree-grid.tsx";
import type { BarDragKind } from "#app/ui/gantt/use-bar-drag.ts";
import { CellEditor } from "./cell-editor.tsx";
import type { PlanColumn } from "./cell-input.ts";
import { chartScene } from "./chart-scene.ts";
import { columnsFor, columnWidths, gridRows } from "./grid-rows.ts";
import { LinkPanel } from "./link-panel.tsx";
import type { PlanFormat } from "./plan-format.ts";
import { planKeyAction, type PlanKeyAction } from "./plan-keys.ts";
import { PlanNotice } from "./plan-notices.tsx";
import { PlanToolbar } from "./plan-toolbar.tsx";
import type { PlanWorkspaceProps } from "./plan-workspace.tsx";
import { PrintedPlan } from "./printed-plan.tsx";
import { taskById, type ScheduledPlan } from "./scheduled-plan.ts";
import { TaskCard } from "./task-card.tsx";
import { taskDescriptions } from "./task-words.ts";
import { finishByDays, moveByDays } from "./task-moves.ts";
import { addTaskBelow, indentTask, outdentTask, removeTask } from "./tree-moves.ts";
import { useCellEditing } from "./use-cell-editing.ts";
import { useDragPreview } from "./use-drag-preview.ts";
import { useNarrowScreen } from "./use-narrow-screen.ts";
import { usePrinting } from "./use-printing.ts";
import type { PlanEditing } from "./use-plan-editing.ts";
import { useTaskCard } from "./use-task-card.ts";
import { openingRow, visibleHolder, visibleRows } from "./visible-rows.ts";

export interface PlanTableProps extends PlanWorkspaceProps {
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly editing: PlanEditing;
}

/** Toolbar, grid, chart and what lies over them, with the state of the view: zoom, collapsed phases, active cell. */
export function PlanTable(props: PlanTableProps) {
  const { picture, format, editing, canEdit, today } = props;
  const { text } = format;
  const { submit } = editing;
  const isNarrow = useNarrowScreen();
  const [pane, setPane] = useState<"grid" | "chart">("grid");
  const [zoom, setZoom] = useState<Zoom>("week");
  const [gridWidth, setGridWidth] = useState(640);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(() => new Set());
  const [showsCritical, setShowsCritical] = useState(true);
  const [showsBaseline, setShowsBaseline] = useState(true);
  const [active, setActive] = useState<CellPlace | null>(null);
  const [linking, setLinking] = useState<string | null>(null);
  const [removed, setRemoved] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [focusReturns, setFocusReturns] = useState(0);
  const focusGrid = useCallback(() => setFocusReturns((before) => before + 1), []);
  const scroller = useRef<HTMLDivElement>(null);
  const gantt = useRef<GanttHandle>(null);

  const panes = isNarrow ? pane : "both";
  const columns = columnsFor(isNarrow);
  const nameColumn = columns.indexOf("name");
  const rows = useMemo(() => visibleRows(picture.plan.tasks, collapsed), [picture, collapsed]);
  const rowIds = useMemo(() => rows.map((row) => row.id), [rows]);
  const namesOnBars = panes === "chart";
  const describe = useMemo(() => taskDescriptions(picture, format), [picture, format]);
  const scene = useMemo(
    () => chartScene(picture, rows, format, { today, showsBaseline, showsCritical, namesOnBars, canEdit, describe }),
    [picture, rows, format, today, showsBaseline, showsCritical, namesOnBars, canEdit, describe],
  );
  const row = useMemo(() => gridRows(picture, rows, columns, format, today, describe), [picture, rows, columns, format, today, describe]);
  const gridColumns = useMemo(
    () =>
      columns.map((column) => ({
        key: column,
        label: text(`column.${column}`),
        width: isNarrow && column === "name" ? 120 : columnWidths[column],
        alignsRight: column === "duration" || column === "progress",
      })),
    [columns, isNarrow, text],
  );

  const cell = useCellEditing(picture, format, submit);
  const drag = useDragPreview(picture, rows, format);
  const card = useTaskCard(gantt, rowIds, active);
  const printing = usePrinting();
  const activeRow = active ? rowIds.indexOf(active.rowId) : -1;

  const activate = useCallback(
    (rowIndex: number, column: number) => {
      const rowId = rowIds[Math.min(Math.max(rowIndex, 0), rowIds.length - 1)];
      if (rowId === undefined) return;
      setActive({ rowId, column: Math.min(Math.max(column, 0), columns.length - 1) });
      gantt.current?.showRow(rowIds.indexOf(rowId));
    },
    [rowIds, columns.length],
  );

  // The active row may vanish, removed or inside a phase that closes: the focus goes to what holds it, else to the row in its place.
  const lastRow = useRef(0);
  useEffect(() => {
    if (activeRow >= 0) lastRow.current = activeRow;
    if (!active || activeRow >= 0) return;
    const rowId = visibleHolder(picture, rowIds, active.rowId) ?? rowIds[Math.min(lastRow.current, rowIds.length - 1)];
    setActive(rowId === undefined ? null : { ...active, rowId });
    if (document.activeElement === document.body) focusGrid();
  }, [active, activeRow, picture, rowIds, focusGrid]);

  // A row that has just been made is shown and its name opened as soon as it is in the plan.
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    const id = awaited.current;
    if (id === null || !rowIds.includes(id)) return;
    awaited.current = null;
    activate(rowIds.indexOf(id), nameColumn);
    cell.begin(id, "name");
  }, [rowIds, activate, nameColumn, cell]);

  const toggle = useCallback((taskId: string) => {
    setCollapsed((before) => {
      const next = new Set(before);
      if (!next.delete(taskId)) next.add(taskId);
      return next;
    });
  }, []);

  const run = useCallback(
    (command: PlanCommand | null) => {
      if (command && canEdit) void submit(command);
    },
    [canEdit, submit],
  );

  const insert = useCallback(() => {
    if (!canEdit) return;
    const below = active ? rows.find((candidate) => candidate.id === active.rowId) : undefined;
    const id = newId();
    awaited.current = id;
    run(addTaskBelow(picture, below ? { taskId: below.id, isExpanded: below.isExpanded } : null, id, text("grid.newTask")));
  }, [canEdit, active, rows, picture, run, text]);

  const remove = useCallback(async () => {
    if (!active || !canEdit) return;
    const command = removeTask(picture, active.rowId);
    const task = taskById(picture, active.rowId);
    if (!command || !task) return;
    if (await submit(command)) setRemoved(format.bilingual(task.name));
  }, [active, canEdit, picture, submit, format]);

  const stepBack = useCallback(async () => {
    setRemoved(null);
    if (canEdit && editing.canUndo && (await editing.stepBack())) setSaid(text("done.undone"));
  }, [canEdit, editing, text]);
  const stepForward = useCallback(async () => {
    if (canEdit && editing.canRedo && (await editing.stepForward())) setSaid(text("done.redone"));
  }, [canEdit, editing, text]);

  const edit = useCallback(
    (place: CellPlace) => {
      const column = columns[place.column];
      if (column === undefined) return;
      setActive(place);
      if (!canEdit) setSaid(text("problem.readOnly"));
      else if (!cell.begin(place.rowId, column)) setSaid(text("problem.fixedCell"));
    },
    [columns, canEdit, cell, text],
  );

  const perform = (action: PlanKeyAction) => {
    const column = active?.column ?? nameColumn;
    const from = Math.max(activeRow, 0);
    const taskId = active?.rowId;
    switch (action.do) {
      case "cell":
        if (action.columns !== 0 && openOrClose(action.columns)) return;
        return activate(from + action.rows, column + action.columns);
      case "firstColumn":
        return activate(from, 0);
      case "lastColumn":
        return activate(from, columns.length - 1);
      case "firstRow":
        return activate(0, column);
      case "lastRow":
        return activate(rowIds.length - 1, column);
      case "page": {
        const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight) - 3);
        return activate(from + action.direction * page, column);
      }
      case "moveBar":
        return taskId === undefined ? undefined : run(moveByDays(picture, taskId, action.days));
      case "resizeBar":
        return taskId === undefined ? undefined : run(finishByDays(picture, taskId, action.days));
      case "indent":
        return taskId === undefined ? undefined : run(indentTask(picture, taskId));
      case "outdent":
        return taskId === undefined ? undefined : run(outdentTask(picture, taskId));
      case "edit":
        return active ? edit(active) : undefined;
      case "insert":
        return insert();
      case "remove":
        return void remove();
      case "link":
        return taskId !== undefined && canEdit ? setLinking(taskId) : undefined;
      case "toggle":
        return taskId !== undefined && rows[activeRow]?.hasChildren ? toggle(taskId) : undefined;
      case "undo":
        return void stepBack();
      case "redo":
        return void stepForward();
      case "open":
        return taskId === undefined ? undefined : props.onOpenTask(taskId);
      default:
        return action satisfies never;
    }
  };

  /** On the column of the tree, right opens a closed phase and left closes an open one, before they move on. */
  const openOrClose = (direction: number): boolean => {
    const current = rows[activeRow];
    if (!current?.hasChildren || active?.column !== nameColumn || current.isExpanded === direction > 0) return false;
    toggle(current.id);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest("input, select, textarea")) return;
    const action = planKeyAction(event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    perform(action);
  };

  const commit = (move: -1 | 0 | 1) => {
    if (cell.commit() && active && move !== 0) activate(activeRow, active.column + move);
  };

  const commandFor = (position: number, kind: BarDragKind, days: number) => {
    const taskId = rowIds[position];
    if (taskId === undefined) return null;
    return kind === "move" ? moveByDays(picture, taskId, days) : finishByDays(picture, taskId, days);
  };

  const edited = cell.edited;
  return (
    <>
      <PlanToolbar
        text={text}
        zoom={zoom}
        isNarrow={isNarrow}
        pane={pane}
        canEdit={canEdit}
        canUndo={editing.canUndo}
        canRedo={editing.canRedo}
        isSaving={editing.isSaving}
        showsCritical={showsCritical}
        showsBaseline={showsBaseline}
        hasBaseline={picture.plan.baseline !== null}
        onZoom={setZoom}
        onPane={setPane}
        onToday={() => scene.today !== null && gantt.current?.showTime(scene.today)}
        onCollapseAll={() => setCollapsed(new Set(picture.summaries))}
        onExpandAll={() => setCollapsed(new Set())}
        onCritical={() => setShowsCritical((before) => !before)}
        onBaseline={() => setShowsBaseline((before) => !before)}
        onUndo={() => void stepBack()}
        onRedo={() => void stepForward()}
        onAdd={insert}
        onPrint={printing.print}
      />
      {drag.preview ? (
        <p className="impact-line" role="status">
          {drag.preview.sentence} <span className="impact-hint">{text("impact.hint")}</span>
        </p>
      ) : null}
      {editing.problem ? (
        <PlanNotice
          problem={editing.problem}
          picture={picture}
          format={format}
          onDismiss={() => {
            editing.dismissProblem();
            focusGrid();
          }}
          onRetry={(problem) => {
            editing.dismissProblem();
            if (problem.command) void submit(problem.command);
            else if (problem.step === "redo") void stepForward();
            else void stepBack();
            focusGrid();
          }}
          onKeepMine={(problem) => {
            void editing.keepMine(problem);
            focusGrid();
          }}
        />
      ) : null}
      {removed === null ? null : (
        <div role="status" className="plan-notice">
          <p>{text("done.removed", { name: removed })}</p>
          <span className="plan-notice-actions">
            <button
              type="button"
              className="button"
              onClick={() => {
                void stepBack();
                focusGrid();
              }}
            >
              {text("toolbar.undo")}
            </button>
            <button type="button" className="button" data-quiet onClick={() => setRemoved(null)}>
              {text("problem.close")}
            </button>
          </span>
        </div>
      )}
      {linking === null ? null : (
        <LinkPanel
          picture={picture}
          taskId={linking}
          format={format}
          onAdd={(predecessor) => submit({ kind: "addLink", link: newLink(linking, predecessor) })}
          onRemove={(link: PlanLink) => run({ kind: "removeLink", linkId: link.id })}
          onClose={() => {
            setLinking(null);
            focusGrid();
          }}
        />
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {rows.length === 0 ? <p className="plan-empty">{text("grid.empty")}</p> : null}
      <GanttView
        ref={gantt}
        scene={scene}
        zoom={zoom}
        locale={format.locale === "zh" ? "zh-CN" : "en-GB"}
        canEdit={canEdit}
        selectedRow={activeRow}
        scroller={scroller}
        panes={panes}
        gridWidth={gridWidth}
        splitLabel={text("grid.splitter")}
        chartLabel={text("chart.label")}
        openingRow={openingRow(picture, rows, today)}
        ghosts={drag.preview?.ghosts ?? null}
        onGridWidth={setGridWidth}
        onSelectRow={(position) => activate(position, active?.column ?? nameColumn)}
        onOpenRow={(position) => rowIds[position] !== undefined && props.onOpenTask(rowIds[position])}
        onHoverRow={card.hover}
        onDrag={(position, kind, days) => drag.show(commandFor(position, kind, days))}
        onDrop={(position, kind, days) => {
          drag.clear();
          run(commandFor(position, kind, days));
        }}
        onDragCancel={drag.clear}
        grid={
          <TreeGrid
            label={text("grid.label")}
            columns={gridColumns}
            treeColumn={nameColumn}
            rowIds={rowIds}
            row={row}
            active={active}
            selectedId={active?.rowId ?? null}
            editing={edited ? { rowId: edited.taskId, column: columns.indexOf(edited.column) } : null}
            editor={
              edited ? (
                <CellEditor
                  label={text(`column.${edited.column}`)}
                  column={edited.column}
                  plan={picture.plan}
                  format={format}
                  value={edited.text}
                  error={edited.problem === null ? null : text(`problem.${edited.problem}`)}
                  onChange={cell.change}
                  onCommit={commit}
                  onCancel={cell.cancel}
                />
              ) : null
            }
            scroller={scroller}
            expandLabel={text("grid.expand")}
            collapseLabel={text("grid.collapse")}
            isReadOnly={!canEdit}
            focusReturns={focusReturns}
            onActivate={setActive}
            onToggle={toggle}
            onEdit={edit}
            onKeyDown={onKeyDown}
          />
        }
      />
      {card.shown ? <TaskCard picture={picture} index={rows[card.shown.row]?.index ?? -1} format={format} at={card.shown.at} /> : null}
      {printing.isPrinting ? <PrintedPlan picture={picture} rows={rows} format={format} today={today} /> : null}
    </>
  );
}

function newLink(successorId: string, predecessor: { taskId: string } & Pick<PlanLink, "type" | "lag" | "lagUnit">): PlanLink {
  const { taskId, type, lag, lagUnit } = predecessor;
  return { id: newId(), predecessorId: taskId, successorId, type, lag, lagUnit };
}

/** crypto.randomUUID is missing on pages that are served without TLS inside a company; getRandomValues is not. */
function newId(): string {
  return uuidVersion7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

export type { PlanColumn };
