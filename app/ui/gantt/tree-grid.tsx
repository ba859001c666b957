import clsx from "clsx";
import { memo, useEffect, useRef, type KeyboardEvent, type MouseEvent, type ReactNode, type SyntheticEvent } from "react";
import { Icon } from "../icon.tsx";
import { headerHeight, rowHeight } from "./measures.ts";
import { ColumnHandle, type ColumnResizing } from "./column-handle.tsx";
import { useRowWindow } from "./use-row-window.ts";

declare module "react" {
  interface CSSProperties {
    /** The widths of a tree grid's columns, set once for all of its rows. */
    "--tree-columns"?: string;
  }
}

export interface TreeGridColumn {
  readonly key: string;
  readonly label: string;
  readonly width: number;
  readonly alignsRight?: boolean;
}

export interface TreeGridRow {
  readonly id: string;
  readonly level: number;
  readonly hasChildren: boolean;
  readonly isExpanded: boolean;
  readonly position: number;
  readonly siblings: number;
  /** One text a column. */
  readonly cells: readonly string[];
  /** The row in words. */
  readonly description: string;
  readonly tone: string;
}

/** What is said in a cell beside its own text, by the key of its column, by the id of its row. */
export type CellMarks = ReadonlyMap<string, RowMarks>;
type RowMarks = ReadonlyMap<string, Mark>;
type Mark = { readonly text: string; readonly description: string };

export interface CellPlace {
  readonly rowId: string;
  readonly column: number;
}

/** How a row comes to be chosen: in place of the others, in addition or not any more, or with all between it and where the last choice began. */
export type ChooseKind = "only" | "toggle" | "range";

export interface TreeGridProps {
  readonly label: string;
  readonly columns: readonly TreeGridColumn[];
  /** The column that carries the tree. */
  readonly treeColumn: number;
  readonly rowIds: readonly string[];
  /** The same object for the same row as long as nothing in it changes. */
  readonly row: (index: number) => TreeGridRow;
  readonly active: CellPlace | null;
  /** The rows that are chosen; one of them as a rule. */
  readonly selectedIds: ReadonlySet<string>;
  /** Rows that were cut out and not put elsewhere yet. */
  readonly fadedIds?: ReadonlySet<string> | undefined;
  /** A box before each row chooses it. */
  readonly hasBoxes?: boolean;
  /** The cell that shows an editor in place of its text. */
  readonly editing: CellPlace | null;
  readonly editor: ReactNode;
  readonly scroller: { readonly current: HTMLElement | null };
  readonly expandLabel: string;
  readonly collapseLabel: string;
  readonly isReadOnly: boolean;
  readonly marks: CellMarks;
  /** Counts how often something else, such as a panel that closes, gave the focus back to the grid. */
  readonly focusReturns: number;
  onActivate(place: CellPlace): void;
  /** A row is chosen with the pointer: alone, as well as those before, or with all up to it. */
  onChoose?(rowId: string, kind: ChooseKind): void;
  onToggle(rowId: string): void;
  /** A column is made wider or narrower; missing where they keep their widths. */
  readonly resizing?: ColumnResizing | undefined;
  onEdit(place: CellPlace): void;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * A table of a tree with one cell in the tab order (the ARIA treegrid pattern). Only the rows in sight are in the document; the row
 * of the active cell stays there, so that the focus is never lost to scrolling.
 */
export function TreeGrid(props: TreeGridProps) {
  const { columns, rowIds, active, editing } = props;
  const { first, last } = useRowWindow(props.scroller, rowIds.length);
  const root = useRef<HTMLDivElement>(null);
  const activeIndex = active ? rowIds.indexOf(active.rowId) : -1;
  const indexes: number[] = [];
  if (activeIndex >= 0 && activeIndex < first) indexes.push(activeIndex);
  for (let index = first; index <= last; index++) indexes.push(index);
  if (activeIndex > last) indexes.push(activeIndex);
  const template = columns
    .map((column, index) => (index === props.treeColumn ? `minmax(${column.width}px, 1fr)` : `${column.width}px`))
    .join(" ");
  useFocusOfActiveCell(root, active, editing, props.focusReturns);

  const place = (event: SyntheticEvent): CellPlace | null => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]") : null;
    const row = cell?.closest<HTMLElement>("[data-row-id]");
    return cell && row?.dataset.rowId ? { rowId: row.dataset.rowId, column: Number(cell.dataset.column) } : null;
  };
  const onClick = (event: MouseEvent) => {
    const target = place(event);
    if (!target) return;
    const isExpander = event.target instanceof Element && event.target.closest("[data-expander]") !== null;
    if (isExpander) props.onToggle(target.rowId);
    const isBox = event.target instanceof Element && event.target.closest("[data-box]") !== null;
    const kind = event.shiftKey ? "range" : event.ctrlKey || event.metaKey || isBox ? "toggle" : "only";
    if (!isExpander && !(props.hasBoxes && kind === "only")) props.onChoose?.(target.rowId, kind);
    props.onActivate(target);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const target = place(event);
    if (target && !(event.target instanceof Element && event.target.closest("[data-expander]"))) props.onEdit(target);
  };

  // Whoever comes by the tabulator goes on from the row in sight.
  const onFocus = (event: SyntheticEvent) => {
    const target = activeIndex < 0 ? place(event) : null;
    if (target) props.onActivate(target);
  };

  return (
    <div
      ref={root}
      role="treegrid"
      aria-label={props.label}
      aria-rowcount={rowIds.length + 1}
      aria-colcount={columns.length}
      aria-readonly={props.isReadOnly}
      aria-multiselectable
      tabIndex={-1}
      className="tree-grid"
      style={{ "--tree-columns": template }}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onFocus={onFocus}
      onKeyDown={props.onKeyDown}
    >
      <div role="rowgroup" className="tree-head" style={{ height: headerHeight }}>
        <div role="row" aria-rowindex={1} className="tree-row tree-head-row">
          {columns.map((column, index) => (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + 1}
              className={clsx("tree-cell", column.alignsRight && "numeric", frozenClass(index, props.treeColumn))}
            >
              <span className="tree-text">{column.label}</span>
              {props.resizing ? <ColumnHandle column={column} isFirst={index === 0} resizing={props.resizing} /> : null}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="tree-body" style={{ height: rowIds.length * rowHeight }}>
        {indexes.map((index) => {
          const row = props.row(index);
          const isActiveRow = active?.rowId === row.id;
          return (
            <GridRow
              key={row.id}
              row={row}
              index={index}
              columns={columns}
              treeColumn={props.treeColumn}
              activeColumn={isActiveRow ? active.column : activeIndex < 0 && index === first ? 0 : -1}
              isSelected={props.selectedIds.has(row.id)}
              isFaded={props.fadedIds?.has(row.id) ?? false}
              hasBox={props.hasBoxes ?? false}
              editingColumn={editing?.rowId === row.id ? editing.column : -1}
              editor={editing?.rowId === row.id ? props.editor : null}
              toggleLabel={row.isExpanded ? props.collapseLabel : props.expandLabel}
              marks={props.marks.get(row.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface GridRowProps {
  readonly row: TreeGridRow;
  readonly index: number;
  readonly columns: readonly TreeGridColumn[];
  readonly treeColumn: number;
  readonly activeColumn: number;
  readonly isSelected: boolean;
  readonly isFaded: boolean;
  readonly hasBox: boolean;
  readonly editingColumn: number;
  readonly editor: ReactNode;
  readonly toggleLabel: string;
  readonly marks: RowMarks | undefined;
}

const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, columns, treeColumn, activeColumn, editingColumn } = props;
  return (
    <div
      role="row"
      data-row-id={row.id}
      aria-rowindex={index + 2}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={props.isSelected}
      aria-expanded={row.hasChildren ? row.isExpanded : undefined}
      className={clsx("tree-row", row.tone, props.isSelected && "selected", props.isFaded && "faded", editingColumn >= 0 && "editing")}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
    >
      {columns.map((column, position) => {
        const text = row.cells[position] ?? "";
        const isTree = position === treeColumn;
        const isEditing = position === editingColumn;
        const mark = props.marks?.get(column.key);
        return (
          <div
            key={column.key}
            role={isTree ? "rowheader" : "gridcell"}
            aria-colindex={position + 1}
            data-column={position}
            data-key={column.key}
            tabIndex={position === activeColumn && !isEditing ? 0 : -1}
            aria-description={isTree ? row.description : undefined}
            className={clsx(
              "tree-cell",
              column.alignsRight && "numeric",
              frozenClass(position, treeColumn),
              isEditing && "editing",
              mark && "marked",
            )}
            style={isTree ? { paddingInlineStart: 6 + (row.level - 1) * 16 } : undefined}
          >
            {isTree && props.hasBox ? (
              <span data-box className={clsx("tree-box", props.isSelected && "checked")} aria-hidden="true" />
            ) : null}
            {isTree && row.hasChildren ? (
              <span
                data-expander
                title={props.toggleLabel}
                className={clsx("tree-expander", row.isExpanded && "open")}
                aria-hidden="true"
              />
            ) : isTree ? (
              <span className="tree-expander-space" />
            ) : null}
            {isEditing ? (
              props.editor
            ) : (
              <span className="tree-text" title={text}>
                {text}
              </span>
            )}
            {mark ? <CellMark mark={mark} isCovering={!isEditing} /> : null}
          </div>
        );
      })}
    </div>
  );
});

/** In a cell that is edited here, too, it would stand on what is typed: there it is the outline, and said. */
function CellMark({ mark, isCovering }: { readonly mark: Mark; readonly isCovering: boolean }) {
  const said = <span className="sr-only">{mark.description}</span>;
  if (!isCovering) return said;
  return (
    <span className="tree-mark" title={mark.description}>
      <Icon name="edit" />
      <span aria-hidden="true">{mark.text}</span>
      {said}
    </span>
  );
}

/** The columns up to the one that carries the tree stay in sight when the others are scrolled sideways. */
function frozenClass(column: number, treeColumn: number): string | undefined {
  if (column > treeColumn) return undefined;
  return column === treeColumn ? "frozen tree-name" : "frozen";
}

/** Keeps the focus on the active cell while the focus is in the grid, and takes it when an editor closes or a panel gives it back. */
function useFocusOfActiveCell(
  root: { readonly current: HTMLElement | null },
  active: CellPlace | null,
  editing: CellPlace | null,
  focusReturns: number,
): void {
  const before = useRef({ isEditing: false, focusReturns });
  useEffect(() => {
    const grid = root.current;
    const mustTake = (before.current.isEditing && !editing) || before.current.focusReturns !== focusReturns;
    before.current = { isEditing: editing !== null, focusReturns };
    if (!grid || !active || editing) return;
    if (!mustTake && !grid.contains(document.activeElement)) return;
    const cell = grid.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(active.rowId)}"] [data-column="${active.column}"]`);
    if (cell && cell !== document.activeElement) cell.focus({ preventScroll: true });
  }, [root, active, editing, focusReturns]);
}
