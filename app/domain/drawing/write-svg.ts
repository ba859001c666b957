import { xmlText } from "../xml-text.ts";
import type { Drawing, Shape } from "./shape.ts";

/** Fonts with Chinese glyphs of the usual systems, the shipped one first. */
const fonts = "'Noto Sans SC','PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif";

/** Drawings as one SVG document, one below the other with a gap; its size is in points, so that it prints as large as it is. */
export function writeSvg(drawings: readonly Drawing[], title: string, gap = 0): string {
  const width = Math.max(0, ...drawings.map((drawing) => drawing.width));
  const height = drawings.reduce((sum, drawing) => sum + drawing.height, 0) + gap * Math.max(0, drawings.length - 1);
  const clips = { count: 0 };
  let top = 0;
  const pages = drawings.map((drawing) => {
    const place = top === 0 ? "<g>" : `<g transform="translate(0 ${number(top)})">`;
    top += drawing.height + gap;
    return `${place}<path fill="#ffffff" d="M0 0h${number(drawing.width)}v${number(drawing.height)}H0z"/>${svgShapes(drawing.shapes, clips)}</g>`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}pt" height="${number(height)}pt" viewBox="0 0 ${number(width)} ${number(height)}" ` +
    `font-family="${fonts}"><title>${escaped(title)}</title>${pages.join("")}</svg>\n`
  );
}

function svgShapes(shapes: readonly Shape[], clips: { count: number }): string {
  return shapes.map((shape) => svgShape(shape, clips)).join("");
}

function svgShape(shape: Shape, clips: { count: number }): string {
  switch (shape.kind) {
    case "area":
      return `<path fill="${shape.fill}" d="${path(shape.points)}z"/>`;
    case "line": {
      const dash = shape.dash ? ` stroke-dasharray="${shape.dash.map(number).join(" ")}"` : "";
      return `<path fill="none" stroke="${shape.stroke}" stroke-width="${number(shape.width)}"${dash} d="${path(shape.points)}"/>`;
    }
    case "text": {
      const anchor = shape.anchor === "start" ? "" : ` text-anchor="${shape.anchor}"`;
      const weight = shape.isBold ? ' font-weight="600"' : "";
      return `<text x="${number(shape.x)}" y="${number(shape.y)}" font-size="${number(shape.size)}" fill="${shape.fill}"${weight}${anchor}>${escaped(shape.text)}</text>`;
    }
    case "clip": {
      const id = `c${++clips.count}`;
      const frame = `M${number(shape.x)} ${number(shape.y)}h${number(shape.width)}v${number(shape.height)}h${number(-shape.width)}z`;
      return `<clipPath id="${id}"><path d="${frame}"/></clipPath><g clip-path="url(#${id})">${svgShapes(shape.shapes, clips)}</g>`;
    }
    default:
      return shape satisfies never;
  }
}

function path(points: readonly number[]): string {
  let text = "";
  for (let at = 0; at + 1 < points.length; at += 2) text += `${at === 0 ? "M" : "L"}${number(points[at]!)} ${number(points[at + 1]!)}`;
  return text;
}

/** To a hundredth of a point. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

function escaped(text: string): string {
  return xmlText(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
