import type { FrappeBarClass } from "frappe-gantt";
import type { ChartBar } from "./scene.ts";
import { svgElement } from "./svg.ts";

/** What a bar asks of the chart it lies on. */
export interface BarSurface {
  readonly barOf: (row: number) => ChartBar;
  readonly xOf: (minutes: number) => number;
  readonly isSelected: (row: number) => boolean;
  readonly canEdit: boolean;
}

/**
 * The library does not export its bar, so it is taken from a bar that was drawn and extended: the place comes from minutes instead of
 * dates, and the drawing and the listeners are ours.
 */
export function rolloutBarClass(Base: FrappeBarClass, surface: BarSurface): FrappeBarClass {
  return class RolloutBar extends Base {
    /** The library adds its helpers to every SVG element of the page again with each bar; once is enough. */
    override prepare_helpers(): void {}

    override prepare_values(): void {
      const bar = surface.barOf(this.task._index);
      this.height = this.gantt.options.bar_height;
      this.x = surface.xOf(bar.start);
      this.width = Math.max(surface.xOf(bar.finish) - this.x, isPoint(bar) ? 0 : 2);
      this.compute_y();
    }

    override draw(): void {
      const bar = surface.barOf(this.task._index);
      this.group.setAttribute("class", barClasses(bar, surface.isSelected(this.task._index)));
      this.group.setAttribute("role", "img");
      this.group.setAttribute("aria-label", bar.description);
      this.group.setAttribute("data-row", String(this.task._index));
      const box: BarBox = { x: this.x, y: this.y, width: this.width, height: this.height };
      drawUnderlay(this.bar_group, bar, box, surface.xOf);
      if (bar.kind === "summary") drawSummary(this.bar_group, bar, box);
      else if (isPoint(bar)) drawPoint(this.bar_group, bar, box);
      else drawSpan(this.bar_group, bar, box, surface.xOf);
      if (bar.deadline !== null) drawDeadline(this.bar_group, surface.xOf(bar.deadline), box, bar.finish > bar.deadline);
      for (const held of bar.held ?? []) drawHeld(this.bar_group, held, box, surface.xOf);
      if (bar.isLate) drawLateMark(this.bar_group, box, isPoint(bar));
      drawLabel(this.bar_group, bar, box);
      if (surface.canEdit && bar.isMovable && bar.kind === "task")
        svgElement(
          "rect",
          { x: box.x + box.width - 4, y: box.y, width: 10, height: box.height, class: "resize-handle" },
          this.handle_group,
        );
    }

    /** Pointer events are handled once for the whole chart. */
    override bind(): void {}
  };
}

export function isPoint(bar: ChartBar): boolean {
  return bar.kind === "milestone" || bar.kind === "gate";
}

export function barClasses(bar: ChartBar, isSelected: boolean): string {
  const flags = [
    bar.isInactive && "inactive",
    bar.isExternal && "external",
    bar.isCritical && "critical",
    bar.isNearCritical && "near-critical",
    bar.isLate && "late",
    bar.isMovable && "movable",
    isSelected && "selected",
  ];
  return ["bar-wrapper", bar.kind, ...flags.filter(Boolean)].join(" ");
}

export function diamondPath(x: number, middleY: number, radius: number): string {
  return `M${x} ${middleY - radius}l${radius} ${radius}l${-radius} ${radius}l${-radius} ${-radius}z`;
}

interface BarBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawUnderlay(group: SVGGElement, bar: ChartBar, box: BarBox, xOf: (minutes: number) => number): void {
  const middleY = box.y + box.height / 2;
  if (bar.baseline) {
    const x = xOf(bar.baseline[0]);
    const width = Math.max(xOf(bar.baseline[1]) - x, 5);
    svgElement("rect", { x, y: box.y + box.height + 2, width, height: 3, rx: 1, class: "baseline" }, group);
  }
  if (bar.slackUntil !== null) {
    const from = box.x + box.width;
    svgElement("path", { d: `M${from} ${middleY}H${xOf(bar.slackUntil)}m0 -3v6`, class: "slack" }, group);
  }
}

function drawSpan(group: SVGGElement, bar: ChartBar, box: BarBox, xOf: (minutes: number) => number): void {
  if (bar.stretches.length > 1) return drawStretches(group, bar, box, xOf);
  svgElement("rect", { ...box, rx: 3, class: "bar" }, group);
  if (bar.progress > 0)
    svgElement("rect", { ...box, width: (box.width * Math.min(bar.progress, 100)) / 100, rx: 3, class: "bar-progress" }, group);
  drawTicks(group, bar, box);
}

/** What is critical is told apart without its colour, too; what is nearly so has its ticks farther apart. */
function drawTicks(group: SVGGElement, { isCritical, isNearCritical }: ChartBar, box: BarBox): void {
  const kind = isCritical ? "critical-ticks" : isNearCritical ? "near-critical-ticks" : null;
  if (kind !== null) svgElement("rect", { ...box, y: box.y + box.height - 5, height: 5, class: kind }, group);
}

/** The parts of a split bar, joined by a dotted line; what is done is told by the work, not by the days. */
function drawStretches(group: SVGGElement, bar: ChartBar, box: BarBox, xOf: (minutes: number) => number): void {
  const middleY = box.y + box.height / 2;
  svgElement("path", { d: `M${box.x} ${middleY}H${box.x + box.width}`, class: "pause" }, group);
  const parts = bar.stretches.map(([start, finish]) => ({ x: xOf(start), width: Math.max(xOf(finish) - xOf(start), 2) }));
  let done = (parts.reduce((sum, part) => sum + part.width, 0) * Math.min(bar.progress, 100)) / 100;
  for (const part of parts) {
    svgElement("rect", { ...box, ...part, rx: 3, class: "bar" }, group);
    const width = Math.min(done, part.width);
    done -= width;
    if (width > 0) svgElement("rect", { ...box, x: part.x, width, rx: 3, class: "bar-progress" }, group);
    drawTicks(group, bar, { ...box, ...part });
  }
}

/** A bracket: a beam with a foot at both ends; the done part of the beam is darker. */
function drawSummary(group: SVGGElement, bar: ChartBar, box: BarBox): void {
  const { x, width } = box;
  const y = box.y + 3;
  const foot = Math.min(5, width / 2);
  const outline = `M${x} ${y}h${width}v10l${-foot} -5h${-(width - 2 * foot)}l${-foot} 5z`;
  svgElement("path", { d: outline, class: "bar" }, group);
  if (bar.progress > 0)
    svgElement("rect", { x, y, width: (width * Math.min(bar.progress, 100)) / 100, height: 5, class: "bar-progress" }, group);
}

function drawPoint(group: SVGGElement, bar: ChartBar, box: BarBox): void {
  const middleY = box.y + box.height / 2;
  if (bar.kind === "gate") svgElement("circle", { cx: box.x, cy: middleY, r: 10, class: "gate-ring" }, group);
  const done = bar.progress < 100 ? "" : bar.isDoubtful ? " doubtful" : " done";
  svgElement("path", { d: diamondPath(box.x, middleY, bar.kind === "gate" ? 6 : 8), class: `bar${done}` }, group);
}

function drawDeadline(group: SVGGElement, x: number, box: BarBox, isMissed: boolean): void {
  const shape = `M${x} ${box.y + box.height + 4}V${box.y - 5}l8 3.5l-8 3.5`;
  svgElement("path", { d: shape, class: isMissed ? "deadline missed" : "deadline" }, group);
}

/** A clasp over the bar, from the first day to the end of the last one. */
function drawHeld(group: SVGGElement, [start, finish]: readonly [number, number], box: BarBox, xOf: (minutes: number) => number): void {
  const left = xOf(start);
  const right = Math.max(xOf(finish), left + 3);
  svgElement("path", { d: `M${left} ${box.y}v-4H${right}v4`, class: "held" }, group);
}

/** A triangle with a stroke in it, before the bar. */
function drawLateMark(group: SVGGElement, box: BarBox, pointBar: boolean): void {
  const x = box.x - (pointBar ? 24 : 15);
  const y = box.y + 2;
  svgElement("path", { d: `M${x + 6} ${y}l6 11h-12z`, class: "late-mark" }, group);
  svgElement("path", { d: `M${x + 6} ${y + 4}v3.4m0 1.2v1`, class: "late-mark-sign" }, group);
}

function drawLabel(group: SVGGElement, bar: ChartBar, box: BarBox): void {
  if (bar.label === "") return;
  const x = box.x + box.width + (isPoint(bar) ? 14 : 7);
  svgElement("text", { x, y: box.y + box.height / 2, class: "bar-label" }, group).textContent = bar.label;
}
