import { useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { ImpactDialog } from "#app/ui/impact-dialog.tsx";
import { GanttView, type GanttHandle } from "#app/ui/gantt/gantt-view.tsx";
import { pixelsPerDay } from "#app/ui/gantt/time-axis.ts";
import { TreeGrid } from "#app/ui/gantt/tree-grid.tsx";
import type { BarDragKind } from "#app/ui/gantt/use-bar-drag.ts";
import { CellEditor } from "./cell-editor.tsx";
import { useCellMarks } from "./use-cell-marks.ts";
import type { WeighedChange } from "./change-impact.ts";
import { LostNotice } from "./lost-notice.tsx";
import { ColumnChooser } from "./column-chooser.tsx";
import { columnLabel } from "./plan-columns.ts";
import { FindBar } from "./find-bar.tsx";
import { useGoTo } from "./use-go-to.ts";
import { LeftNotice } from "./left-notice.tsx";
import { LinkPanel } from "./link-panel.tsx";
import type { PlanFormat } from "./plan-format.ts";
import { PlanNotice, RemovedNotice } from "./plan-notices.tsx";
import { PlanToast } from "./plan-toast.tsx";
import { PlanToolbar } from "./plan-toolbar.tsx";
import type { PlanWorkspaceProps } from "./plan-workspace.tsx";
import { PrintedPlan } from "./printed-plan.tsx";
import type { ScheduledPlan } from "./scheduled-plan.ts";
import { shownImpact } from "./shown-impact.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { TaskCard } from "./task-card.tsx";
import { finishByDays, moveByDays } from "./task-moves.ts";
import { TaskTools } from "./task-tools.tsx";
import { TogetherPanels } from "./together-panels.tsx";
import { useColumnResizing } from "./use-column-resizing.ts";
import { useActiveCell, type ActiveCell } from "./use-active-cell.ts";
import { useBarInSight } from "./use-bar-in-sight.ts";
import { useChosenRows } from "./use-chosen-rows.ts";
import { useCellEditing, type CellEditing } from "./use-cell-editing.ts";
import { useFocusAfterPanel } from "./use-focus-after-panel.ts";
import { useDragPreview } from "./use-drag-preview.ts";
import { usePlanCommands } from "./use-plan-commands.ts";
import { usePlanActions } from "./use-plan-actions.ts";
import { overTheirs } from "./use-plan-editing.ts";
import { usePlanKeyboard, useStepKeys } from "./use-plan-keyboard.ts";
import { UnsentNotice } from "./unsent-notice.tsx";
import { usePlanView, type PlanView } from "./use-plan-view.ts";
import { usePrinting } from "./use-printing.ts";
import { useTaskCard } from "./use-task-card.ts";
import { useTogether } from "./use-together.ts";
import type { WeighedChanges } from "./use-weighed-changes.ts";
import { openingRow, openingTime, planStretch } from "./visible-rows.ts";

export interface PlanTableProps extends PlanWorkspaceProps, WeighedChanges {
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
}

/** How near to today there has to be work for the chart to open there, in pixels. */
const pixelsBesideToday = 400;

/** Toolbar, grid, chart and what lies over them. */
export function PlanTable(props: PlanTableProps) {
  const { picture, format, editing, canEdit, canReport, today, onOpenTask } = props;
  const { text } = format;
  const scroller = useRef<HTMLDivElement>(null);
  const gantt = useRef<GanttHandle>(null);
  const [linking, setLinking] = useState<string | null>(null);
  const view = usePlanView(
    picture,
    format,
    { today, statusDay: props.statusDay, own: props.ownPeople },
    canEdit,
    props.changed,
    props.address,
    props.baselines,
    props.seesCosts,
  );
  const { views } = props;
  // What is typed into a cell draws this table anew, not the menu.
  const viewMenu = useMemo(() => views?.(view.query), [views, view.query]);
  const cells = useActiveCell(picture, view, gantt, props.selectedTaskId, props.onSelectTask);
  useFocusAfterPanel(props.openTaskId, cells.focusGrid);
  const cell = useCellEditing(picture, format, editing);
  const [shownChange, setShownChange] = useState<WeighedChange | null>(null);
  const onShowImpact = setShownChange;
  const actions = usePlanActions({ today, picture, format, editing, canEdit, canReport, view, cells, cell, scroller, onShowImpact });
  useResumedCell(cell, cells, view);
  useBarInSight(gantt, editing, picture, view.rowIds, cells.activeRow);
  const drag = useDragPreview(picture, view.rows, format);
  const card = useTaskCard(gantt, cells.activeRow);
  const chosen = useChosenRows(view.rowIds, cells.activeTaskId);
  const together = useTogether({ picture, format, editing, canEdit, canReport, view, cells, rows: chosen, actions });
  const printing = usePrinting();
  const marks = useCellMarks();
  useStepKeys(actions);
  const onKeyDown = usePlanKeyboard({
    picture,
    view,
    cells,
    actions,
    chosen,
    together,
    scroller,
    onLink: (taskId) => canEdit && setLinking(taskId),
    onOpen: onOpenTask,
    onCard: card.toggle,
  });

  usePlanCommands({
    picture,
    format,
    view,
    actions,
    together,
    canEdit,
    canReport,
    taskId: cells.activeTaskId,
    openTaskId: props.openTaskId,
    submit: editing.submit,
    edit: () => cells.active && actions.edit(cells.active),
    onLink: setLinking,
    onOpen: onOpenTask,
    onComment: props.onComment,
  });

  const onDrag = (taskId: string, kind: BarDragKind, days: number) => {
    if (kind === "resize") return drag.show(finishByDays(picture, taskId, days), null);
    const move = moveByDays(picture, taskId, days);
    drag.show(move.command, actions.refusalOfMove(move));
  };
  const onDrop = (taskId: string, kind: BarDragKind, days: number) => {
    drag.clear();
    props.asSeen(() => (kind === "move" ? actions.move(taskId, days) : actions.run(finishByDays(picture, taskId, days))));
  };
  const showWholePlan = () => {
    const { from, to } = planStretch(picture);
    const zoom = gantt.current?.zoomShowing(from, to);
    if (zoom) flushSync(() => view.setZoom(zoom));
    gantt.current?.showTime(from, "start");
  };
  /** Does something and gives the focus back to the grid. */
  const andFocus = (work: () => unknown) => {
    work();
    cells.focusGrid();
  };
  const goTo = useGoTo(picture, view, cells);
  const resizing = useColumnResizing(view, format);
  useRowInSight(gantt, view.grouping, cells.activeRow);
  const { edited } = cell;
  const { active } = cells;
  const selectedIds = useMemo(() => new Set(chosen.taskIds), [chosen.taskIds]);
  return (
    <>
      <div className="plan-tools">
        <PlanToolbar
          text={text}
          view={view}
          editing={editing}
          canEdit={canEdit}
          canReport={canReport}
          onToday={() => view.scene.today !== null && gantt.current?.showTime(view.scene.today, "middle")}
          onWholePlan={showWholePlan}
          onUndo={() => void actions.stepBack()}
          onRedo={() => void actions.stepForward()}
          onAdd={actions.insert}
          onPrint={printing.print}
          exportUrl={props.exportPlace === undefined ? null : `${props.exportPlace}?${view.query}`}
          views={viewMenu}
          taskTools={
            <TaskTools
              text={text}
              picture={picture}
              canEdit={canEdit}
              canReport={canReport}
              taskId={cells.activeTaskId}
              actions={actions}
              chosen={chosen}
              together={together}
              onLink={setLinking}
              onOpen={onOpenTask}
            />
          }
        />
        {chosen.chosen.size > 1 || chosen.hasBoxes ? (
          <SelectionBar
            text={text}
            count={chosen.chosen.size}
            canEdit={canEdit}
            canReport={canReport}
            onChange={together.openBulk}
            onLink={() => andFocus(together.link)}
            onUnlink={() => andFocus(together.unlink)}
            onDuplicate={() => andFocus(together.duplicate)}
            onCopy={together.copy}
            onRemove={() => andFocus(together.remove)}
            onClear={() => andFocus(together.giveUp)}
          />
        ) : (
          <div className="plan-tools-line">
            <FindBar picture={picture} format={format} view={view} activeId={active?.rowId ?? null} onGo={goTo} />
            {props.switcher?.(view.filter, view.grouping)}
            {view.isNarrow ? null : (
              <ColumnChooser
                plan={picture.plan}
                format={format}
                seesCosts={props.seesCosts}
                columns={view.chosenColumns}
                onChange={view.setColumns}
              />
            )}
          </div>
        )}
        {drag.preview ? (
          <p className="impact-line" role="status">
            <span>
              {drag.preview.sentence} {drag.preview.ghosts.length === 0 ? null : <span className="impact-hint">{text("impact.hint")}</span>}
            </span>
          </p>
        ) : null}
      </div>
      {editing.problem ? (
        <PlanNotice
          problem={editing.problem}
          picture={picture}
          format={format}
          onDismiss={() => andFocus(editing.dismissProblem)}
          onRetry={(problem) =>
            andFocus(() => {
              editing.dismissProblem();
              return problem.step === "redo" ? actions.stepForward() : actions.stepBack();
            })
          }
          onKeepMine={(problem) => andFocus(() => cell.resend(problem.command, overTheirs(problem)))}
        />
      ) : null}
      {editing.unsent.length > 0 ? (
        <UnsentNotice
          unsent={editing.unsent}
          picture={picture}
          format={format}
          onRetry={() => andFocus(() => editing.sendUnsent(cell.resend))}
          onDiscard={() => andFocus(editing.discardUnsent)}
        />
      ) : null}
      {cell.lost.map((lost) => (
        <LostNotice
          key={lost.key}
          lost={lost}
          picture={picture}
          format={format}
          removals={props.removals}
          onAmend={(text) => cell.amend(lost, text)}
          onClose={() => andFocus(() => cell.forget(lost))}
        />
      ))}
      {actions.removed === null ? null : (
        <RemovedNotice
          sentence={actions.removed}
          text={text}
          onUndo={() => andFocus(actions.stepBack)}
          onClose={() => andFocus(actions.forgetRemoved)}
        />
      )}
      {together.left === null ? null : (
        <LeftNotice sentence={together.left} close={text("problem.close")} onClose={() => andFocus(together.forgetLeft)} />
      )}
      <TogetherPanels
        picture={picture}
        format={format}
        today={today}
        canEdit={canEdit}
        chosen={chosen}
        together={{
          ...together,
          apply: (change) => props.asSeen(() => together.apply(change)),
          send: (command) => props.asSeen(() => together.send(command)),
        }}
        onDone={cells.focusGrid}
      />
      {linking === null ? null : (
        <LinkPanel
          picture={picture}
          taskId={linking}
          format={format}
          onAdd={(predecessor) => actions.addLink(linking, predecessor)}
          onRemove={(link) => actions.run({ kind: "removeLink", linkId: link.id })}
          onUnreadable={editing.outdateRefusal}
          onClose={() => andFocus(() => setLinking(null))}
        />
      )}
      {view.rows.length === 0 ? <p className="plan-empty">{text(picture.plan.tasks.length === 0 ? "grid.empty" : "find.noRows")}</p> : null}
      <GanttView
        ref={gantt}
        scene={view.scene}
        zoom={view.zoom}
        locale={format.locale === "zh" ? "zh-CN" : "en-GB"}
        canEdit={canEdit}
        selectedRow={cells.activeRow}
        scroller={scroller}
        panes={view.panes}
        gridWidth={view.gridWidth}
        splitLabel={text("grid.splitter")}
        chartLabel={text("chart.label")}
        openingRow={() => (view.grouping === null ? openingRow(picture, view.rows, today) : 0)}
        openingTime={() => openingTime(picture, today, pixelsBesideToday / pixelsPerDay[view.zoom])}
        ghosts={drag.preview?.ghosts ?? null}
        onGridWidth={view.setGridWidth}
        onSelectRow={(row) => {
          const rowId = view.rowIds[row];
          if (rowId !== undefined) chosen.choose(rowId, "only");
          cells.activate(row, active?.column ?? view.nameColumn);
        }}
        onOpenRow={(row) => view.rows[row] && !view.rows[row].group && onOpenTask?.(view.rows[row].id)}
        onHoverRow={card.hover}
        onDrag={onDrag}
        onDrop={onDrop}
        onDragCancel={drag.clear}
        grid={
          <TreeGrid
            label={text("grid.label")}
            columns={view.gridColumns}
            treeColumn={view.nameColumn}
            rowIds={view.rowIds}
            row={view.row}
            active={active}
            selectedIds={selectedIds}
            fadedIds={together.cutIds}
            hasBoxes={chosen.hasBoxes}
            onChoose={chosen.choose}
            editing={edited ? { rowId: edited.taskId, column: view.columns.indexOf(edited.column) } : null}
            editor={
              edited ? (
                <CellEditor
                  label={columnLabel(edited.column, picture.plan, format)}
                  taskId={edited.taskId}
                  column={edited.column}
                  plan={picture.plan}
                  format={format}
                  value={edited.text}
                  isChanged={edited.text !== edited.opened.text}
                  error={edited.problem}
                  onChange={cell.change}
                  onCommit={(move) => {
                    if (cell.commit() && active && move !== 0) cells.activate(cells.activeRow, active.column + move);
                  }}
                  onCancel={() => void actions.cancelEdit()}
                />
              ) : null
            }
            scroller={scroller}
            expandLabel={text("grid.expand")}
            collapseLabel={text("grid.collapse")}
            isReadOnly={!canReport}
            focusReturns={cells.focusReturns}
            onActivate={cells.setActive}
            resizing={resizing}
            onToggle={view.toggle}
            onEdit={actions.edit}
            marks={marks}
            onKeyDown={onKeyDown}
          />
        }
      />
      <PlanToast said={actions.said} />
      {props.asked ? <ImpactDialog impact={shownImpact(props.asked, format)} onDecide={props.decide} canMute /> : null}
      {shownChange ? <ImpactDialog impact={shownImpact(shownChange, format)} onClose={() => andFocus(() => setShownChange(null))} /> : null}
      {card.shown ? (
        <TaskCard
          picture={picture}
          index={view.rows[card.shown.row]?.index ?? -1}
          format={format}
          baseline={view.baseline}
          at={card.shown.at}
        />
      ) : null}
      {printing.isPrinting ? (
        <PrintedPlan
          title={props.title}
          picture={picture}
          rows={view.rows}
          format={format}
          baseline={view.baseline}
          today={today}
          statusDay={props.statusDay}
        />
      ) : null}
    </>
  );
}

/** A text that lost its task goes on in its cell as soon as the row is there again, unless another cell is being edited. */
function useResumedCell({ lost, edited, resume }: CellEditing, { activate }: ActiveCell, { rowIds, columns }: PlanView): void {
  useEffect(() => {
    if (edited) return;
    for (const text of lost) {
      const [row, column] = [rowIds.indexOf(text.taskId), columns.indexOf(text.column)];
      if (row < 0 || column < 0 || !resume(text)) continue;
      activate(row, column);
      return;
    }
  }, [lost, edited, resume, activate, rowIds, columns]);
}

/** Tasks that are put together otherwise stand elsewhere: the active one is shown there, else the first. */
function useRowInSight(gantt: { readonly current: GanttHandle | null }, grouping: string | null, activeRow: number): void {
  const before = useRef(grouping);
  useEffect(() => {
    if (before.current === grouping) return;
    before.current = grouping;
    gantt.current?.showRow(Math.max(activeRow, 0));
  }, [gantt, grouping, activeRow]);
}
