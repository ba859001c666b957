import Gantt, { type FrappeArrowClass, type FrappeBar, type FrappeBarClass, type FrappeOptions, type FrappeTask } from "frappe-gantt";
import { headerCells, headerFormats, type HeaderCell } from "./header-cells.ts";
import type { LinkEnd } from "./link-path.ts";
import { LinksByRow } from "./links-by-row.ts";
import { headerHeight, rowHeight, rowWindow } from "./measures.ts";
import { rolloutArrowClass } from "./rollout-arrow.ts";
import { barClasses, diamondPath, isPoint, rolloutBarClass } from "./rollout-bar.ts";
import type { ChartScene, GhostBar } from "./scene.ts";
import { readSight, type ScrollSight } from "./scroll-sight.ts";
import { svgElement } from "./svg.ts";
import { axisRange, minutesOfX, minutesPerDay, pixelsPerDay, xOfMinutes, zoomLevels, type AxisRange, type Zoom } from "./time-axis.ts";

const barHeight = 16;
const pixelsAround = 600;

export interface ChartSettings {
  readonly zoom: Zoom;
  readonly locale: string;
  readonly canEdit: boolean;
  /** The element that scrolls, both ways; the chart draws what is in sight of it. */
  readonly scroller: HTMLElement;
  /** How much of the scroller's left side is covered by the grid, in pixels. */
  readonly coveredWidth: () => number;
}

/** The part of the chart that is drawn. */
interface DrawnWindow {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly fromX: number;
  readonly toX: number;
}

/**
 * frappe-gantt as a painter: it keeps its pipeline (layers, grid, header, bars, arrows) and draws only the rows and the header cells in
 * sight. Every place comes from the scene in minutes; the library's own date arithmetic, dragging, popup and document listeners are
 * never reached. The constructor of the library draws at once, so the state is put in place by the first step that it calls.
 */
export class RolloutGantt extends Gantt {
  declare private scene: ChartScene;
  declare private settings: ChartSettings;
  declare private range: AxisRange;
  declare private selectedRow: number;
  declare private barClass: FrappeBarClass | undefined;
  declare private arrowClass: FrappeArrowClass | undefined;
  declare private linkBeingDrawn: number;
  declare private linksByRow: LinksByRow;
  declare private drawnBars: Map<number, FrappeBar>;
  declare private drawnLinks: Map<number, SVGPathElement>;
  declare private drawn: DrawnWindow;
  declare private sight: ScrollSight;
  declare private ghostLayer: SVGGElement | undefined;
  declare private tickMarks: SVGPathElement;
  declare private selectionMark: SVGRectElement;

  constructor(host: HTMLElement, scene: ChartScene, settings: ChartSettings) {
    super(host, tasksOf(scene), { ...libraryOptions(settings.zoom), scene, settings });
  }

  override setup_options(options: FrappeOptions & { scene?: ChartScene; settings?: ChartSettings }): void {
    super.setup_options(options);
    if (!options.scene || !options.settings) throw new TypeError("The chart needs a scene and its settings");
    this.scene = options.scene;
    this.settings = options.settings;
    this.selectedRow = -1;
    this.linkBeingDrawn = -1;
  }

  setScene(scene: ChartScene): void {
    this.scene = scene;
    this.ghostLayer = undefined;
    this.refresh(tasksOf(scene));
  }

  setZoom(zoom: Zoom): void {
    if (zoom === this.settings.zoom) return;
    const middle = this.minutesAt(this.visibleMiddle());
    this.settings = { ...this.settings, zoom };
    this.change_view_mode(zoom);
    this.scrollToMinutes(middle, "middle");
  }

  /** Draws the rows and header cells that have come into sight; called after every scroll. */
  paintWindow(sight: ScrollSight = readSight(this.settings.scroller)): void {
    this.sight = sight;
    if (this.gridWidth() < sight.width - this.settings.coveredWidth()) {
      this.change_view_mode(this.settings.zoom);
      return;
    }
    const next = this.windowInSight();
    const before = this.drawn;
    if (next.fromX < before.fromX || next.toX > before.toX) {
      this.drawn = { ...next, fromX: next.fromX - pixelsAround, toX: next.toX + pixelsAround };
      this.paintHeader();
    }
    if (next.firstRow !== before.firstRow || next.lastRow !== before.lastRow) {
      this.drawn = { ...this.drawn, firstRow: next.firstRow, lastRow: next.lastRow };
      this.paintRows();
    }
  }

  select(row: number): void {
    const before = this.selectedRow;
    this.selectedRow = row;
    for (const touched of [before, row]) {
      const drawn = this.drawnBars.get(touched);
      if (drawn) drawn.group.setAttribute("class", barClasses(this.scene.bar(touched), touched === row));
    }
    this.placeSelection();
  }

  showGhosts(ghosts: readonly GhostBar[]): void {
    this.ghostLayer?.remove();
    this.ghostLayer = svgElement("g", { class: "ghosts", "aria-hidden": "true" }, this.$svg);
    for (const ghost of ghosts) {
      if (ghost.row < this.drawn.firstRow || ghost.row > this.drawn.lastRow) continue;
      const y = this.barTop(ghost.row);
      const x = this.xOf(ghost.start);
      if (ghost.isPoint) svgElement("path", { d: diamondPath(x, y + barHeight / 2, 8), class: "ghost" }, this.ghostLayer);
      else
        svgElement(
          "rect",
          { x, y, width: Math.max(this.xOf(ghost.finish) - x, 2), height: barHeight, rx: 3, class: "ghost" },
          this.ghostLayer,
        );
    }
  }

  clearGhosts(): void {
    this.ghostLayer?.remove();
    this.ghostLayer = undefined;
  }

  scrollToMinutes(minutes: number, place: "start" | "middle"): void {
    const { scroller, coveredWidth } = this.settings;
    const room = scroller.clientWidth - coveredWidth();
    const daysBefore = 24;
    scroller.scrollLeft = this.xOf(minutes) - (place === "middle" ? room / 2 : Math.min(80, room / 4, daysBefore * this.dayWidth));
    this.paintWindow();
  }

  /** Whether a bar can be seen in part without scrolling sideways. */
  isInSight(row: number): boolean {
    if (row < 0 || row >= this.tasks.length) return false;
    const bar = this.scene.bar(row);
    const { scroller, coveredWidth } = this.settings;
    const left = scroller.scrollLeft;
    return this.xOf(bar.finish) > left + 8 && this.xOf(bar.start) < left + scroller.clientWidth - coveredWidth() - 24;
  }

  idOf(row: number): string | undefined {
    return this.scene.ids[row];
  }

  xOf(minutes: number): number {
    return xOfMinutes(minutes, this.range, this.config.column_width);
  }

  minutesAt(x: number): number {
    return minutesOfX(x, this.range, this.config.column_width);
  }

  get dayWidth(): number {
    return this.config.column_width;
  }

  /** Leaves the host as it was found. The chart has set no listener outside of its own elements. */
  destroy(): void {
    this.$container.remove();
  }

  override setup_tasks(tasks: readonly FrappeTask[]): void {
    this.tasks = [...tasks];
    this.linksByRow = new LinksByRow(this.scene.links, tasks.length);
  }

  override setup_dates(): void {
    const { scroller, coveredWidth, zoom } = this.settings;
    this.range = axisRange(this.scene, zoom, scroller.clientWidth - coveredWidth());
    this.gantt_start = new Date(this.range.fromDay * 86_400_000);
    this.gantt_end = new Date(this.range.toDay * 86_400_000);
    this.dates = [];
  }

  override render(): void {
    this.sight = readSight(this.settings.scroller);
    this.drawnBars = new Map();
    this.drawnLinks = new Map();
    const sight = this.windowInSight();
    this.drawn = { ...sight, fromX: sight.fromX - pixelsAround, toX: sight.toX + pixelsAround };
    super.render();
  }

  override make_grid_background(): void {
    this.grid_height = this.config.header_height + Math.max(this.tasks.length, 1) * rowHeight;
    this.$svg.setAttribute("width", String(this.gridWidth()));
    this.$svg.setAttribute("height", String(this.grid_height));
    this.$svg.setAttribute("role", "group");
    this.$container.style.width = `${this.gridWidth()}px`;
    this.$container.style.height = `${this.grid_height}px`;
  }

  override make_grid_rows(): void {
    const definitions = svgElement("defs", {}, this.layers.grid);
    const lines = svgElement(
      "pattern",
      { id: "gantt-row-lines", width: 64, height: rowHeight, y: this.config.header_height, patternUnits: "userSpaceOnUse" },
      definitions,
    );
    svgElement("path", { d: `M0 ${rowHeight - 0.5}h64`, class: "row-line" }, lines);
    const ticks = svgElement("pattern", { id: "gantt-critical-ticks", width: 6, height: 64, patternUnits: "userSpaceOnUse" }, definitions);
    svgElement("path", { d: "M3 0v64", class: "critical-tick" }, ticks);
    const nearTicks = svgElement(
      "pattern",
      { id: "gantt-near-critical-ticks", width: 18, height: 64, patternUnits: "userSpaceOnUse" },
      definitions,
    );
    svgElement("path", { d: "M3 0v64", class: "critical-tick" }, nearTicks);
    this.selectionMark = svgElement("rect", { x: 0, width: this.gridWidth(), height: rowHeight, class: "selected-row" }, this.layers.grid);
    this.placeSelection();
    this.tickMarks = svgElement("path", { class: "tick" }, this.layers.grid);
  }

  override make_grid_header(): void {
    super.make_grid_header();
    this.$header.style.width = `${this.gridWidth()}px`;
    this.$header.setAttribute("aria-hidden", "true");
  }

  override make_side_header(): void {}

  /** Days without work, one path for all of them; weekends are left out where a day is too narrow to tell. */
  override make_grid_highlights(): void {
    const top = this.config.header_height;
    const height = this.grid_height - top;
    const shortest = this.config.column_width < 4 ? 2 * minutesPerDay : 0;
    let shape = "";
    for (const span of this.scene.nonWorking(this.range.fromDay * minutesPerDay, this.range.toDay * minutesPerDay)) {
      if (span.to - span.from <= shortest) continue;
      const x = this.xOf(span.from);
      const width = this.xOf(span.to) - x;
      shape += `M${x} ${top}h${width}v${height}h${-width}z`;
    }
    svgElement("path", { d: shape, class: "non-working" }, this.layers.grid);
    svgElement("rect", { x: 0, y: top, width: this.gridWidth(), height, fill: "url(#gantt-row-lines)" }, this.layers.grid);
  }

  override make_grid_ticks(): void {
    const { today, status } = this.scene;
    if (today !== null) this.paintLine(today, "today-line");
    if (status) svgElement("title", {}, this.paintLine(status.at, "status-line")).textContent = status.label;
  }

  paintLine(at: number, name: string): SVGElement {
    const x = Math.round(this.xOf(at)) + 0.5;
    return svgElement("path", { d: `M${x} ${this.config.header_height}V${this.grid_height}`, class: name }, this.layers.progress);
  }

  override make_dates(): void {
    this.paintHeader();
  }

  override make_bars(): void {
    this.bars = [];
    if (!this.barClass) this.takeLibraryClasses();
    this.paintRows();
  }

  override make_arrows(): void {}

  override map_arrows_on_bars(): void {}

  override set_dimensions(): void {}

  override set_scroll_position(): void {}

  /** The library listens on the document and would move bars by itself; the page handles every pointer instead. */
  override bind_events(): void {}

  private paintHeader(): void {
    const { config, drawn, range } = this;
    const fromDay = Math.max(range.fromDay, Math.floor(drawn.fromX / config.column_width) + range.fromDay);
    const toDay = Math.min(range.toDay, Math.ceil(drawn.toX / config.column_width) + range.fromDay);
    const cells = headerCells(this.settings.zoom, { fromDay, toDay: Math.max(toDay, fromDay + 1) }, headerFormats(this.settings.locale));
    this.$upper_header.replaceChildren(...cells.upper.map((cell) => this.headerCell(cell, "upper-cell")));
    this.$lower_header.replaceChildren(...cells.lower.map((cell) => this.headerCell(cell, "lower-cell")), ...this.namedDayMarks());
    const ticks = cells.lower.map((cell) => `M${this.dayX(cell.fromDay) + 0.5} ${config.header_height}V${this.grid_height}`).join("");
    this.tickMarks.setAttribute("d", ticks);
  }

  private headerCell(cell: HeaderCell, className: string): HTMLElement {
    const element = document.createElement("div");
    element.className = className;
    const left = Math.max(this.dayX(cell.fromDay), 0);
    element.style.left = `${left}px`;
    element.style.width = `${this.dayX(cell.toDay) - left}px`;
    const text = document.createElement("span");
    text.textContent = cell.text;
    element.append(text);
    return element;
  }

  private namedDayMarks(): HTMLElement[] {
    const { fromX, toX } = this.drawn;
    const marks: HTMLElement[] = [];
    for (const days of this.scene.namedDays(this.minutesAt(fromX), this.minutesAt(toX))) {
      const x = this.xOf(days.from);
      const end = this.xOf(days.to);
      const element = document.createElement("div");
      element.className = days.isWorked ? "named-days worked" : "named-days";
      element.style.left = `${x}px`;
      element.style.width = `${Math.max(end - x, 3)}px`;
      element.title = days.name;
      marks.push(element);
    }
    return marks;
  }

  private paintRows(): void {
    const { firstRow, lastRow } = this.drawn;
    for (const [row, bar] of this.drawnBars)
      if (row < firstRow || row > lastRow) {
        bar.group.remove();
        this.drawnBars.delete(row);
      }
    const BarClass = this.barClass;
    if (BarClass) {
      const added = document.createDocumentFragment();
      for (let row = firstRow; row <= lastRow; row++) {
        const task = this.tasks[row];
        if (!task || this.drawnBars.has(row)) continue;
        const bar = new BarClass(this, task);
        this.drawnBars.set(row, bar);
        added.append(bar.group);
      }
      this.layers.bar.append(added);
    }
    this.paintLinks(firstRow, lastRow);
  }

  private paintLinks(firstRow: number, lastRow: number): void {
    const wanted = this.linksByRow.touching(firstRow, lastRow);
    for (const [link, element] of this.drawnLinks)
      if (!wanted.has(link)) {
        element.remove();
        this.drawnLinks.delete(link);
      }
    const ArrowClass = this.arrowClass;
    if (!ArrowClass) return;
    const added = document.createDocumentFragment();
    for (const index of wanted) {
      const link = this.scene.links[index];
      const from = link && this.tasks[link.from];
      const to = link && this.tasks[link.to];
      if (!link || !from || !to || this.drawnLinks.has(index)) continue;
      this.linkBeingDrawn = index;
      const arrow = new ArrowClass(this, { task: from }, { task: to });
      arrow.element.setAttribute("class", link.isCritical ? "link critical" : "link");
      this.drawnLinks.set(index, arrow.element);
      added.append(arrow.element);
    }
    this.layers.arrow.append(added);
  }

  private windowInSight(): DrawnWindow {
    const { top, left, width, height } = this.sight;
    const { first, last } = rowWindow(top, height, this.tasks.length);
    return { firstRow: first, lastRow: last, fromX: left, toX: left + (width || 1200) - this.settings.coveredWidth() };
  }

  private placeSelection(): void {
    this.selectionMark.setAttribute("y", String(this.config.header_height + this.selectedRow * rowHeight));
    this.selectionMark.setAttribute("visibility", this.selectedRow < 0 ? "hidden" : "visible");
  }

  private endOf(row: number): LinkEnd {
    const bar = this.scene.bar(row);
    return {
      startX: this.xOf(bar.start),
      finishX: this.xOf(bar.finish),
      isPoint: isPoint(bar),
      middleY: this.barTop(row) + barHeight / 2,
      halfHeight: barHeight / 2,
    };
  }

  private barTop(row: number): number {
    return this.config.header_height + row * rowHeight + (rowHeight - barHeight) / 2;
  }

  private dayX(day: number): number {
    return (day - this.range.fromDay) * this.config.column_width;
  }

  private gridWidth(): number {
    return (this.range.toDay - this.range.fromDay) * this.config.column_width;
  }

  private visibleMiddle(): number {
    const { scroller, coveredWidth } = this.settings;
    return scroller.scrollLeft + (scroller.clientWidth - coveredWidth()) / 2;
  }

  /** The library keeps its bar and arrow to itself: it draws two linked tasks, is asked for their classes, and they are thrown away. */
  private takeLibraryClasses(): void {
    const { tasks } = this;
    this.tasks = probeTasks();
    super.make_bars();
    super.make_arrows();
    const [bar] = this.bars;
    const [arrow] = this.arrows;
    if (!bar || !arrow) throw new TypeError("The chart library drew no bar or no arrow");
    for (const probe of this.bars) probe.group.remove();
    arrow.element.remove();
    for (const highlight of this.$lower_header.querySelectorAll(".date-range-highlight")) highlight.remove();
    this.tasks = tasks;
    this.bars = [];
    this.arrows = [];
    this.barClass = rolloutBarClass(bar.constructor as FrappeBarClass, {
      barOf: (row) => this.scene.bar(row),
      xOf: (minutes) => this.xOf(minutes),
      isSelected: (row) => row === this.selectedRow,
      canEdit: this.settings.canEdit,
    });
    this.arrowClass = rolloutArrowClass(arrow.constructor as FrappeArrowClass, {
      endOf: (row) => this.endOf(row),
      typeBeingDrawn: () => this.scene.links[this.linkBeingDrawn]?.type ?? "FS",
    });
  }
}

function tasksOf(scene: ChartScene): FrappeTask[] {
  return scene.ids.map((id, index) => ({ id, _index: index }));
}

/** Two linked tasks that the library itself can draw; they lie on the first day of 1970 and are never shown. */
function probeTasks(): FrappeTask[] {
  return ["first", "second"].map((id, index) => {
    const dependencies = index === 0 ? [] : ["first"];
    return { id, _index: index, name: "", dependencies, progress: 0, _start: new Date(0), _end: new Date(86_400_000) };
  });
}

function libraryOptions(zoom: Zoom): FrappeOptions {
  const levels = [zoom, ...zoomLevels.filter((level) => level !== zoom)];
  return {
    view_modes: levels.map((level) => ({ name: level, step: "1d", column_width: pixelsPerDay[level], padding: "1d" })),
    bar_height: barHeight,
    padding: rowHeight - barHeight,
    upper_header_height: 22,
    lower_header_height: headerHeight - 22 - 10,
    infinite_padding: false,
    move_dependencies: false,
    today_button: false,
    readonly: true,
    popup: false,
    holidays: null,
    ignore: [],
    container_height: "auto",
  };
}
