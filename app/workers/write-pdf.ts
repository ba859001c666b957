import type { Drawing, Ink, Shape, TextShape } from "#app/domain/drawing/shape.ts";
import { textWidth, type Typeface } from "#app/domain/font/glyph.ts";
import { number } from "#app/domain/drawing/write-svg.ts";
import { embeddedFont, type EmbeddedFont } from "./embedded-font.ts";
import { PdfFile, streamOf } from "./pdf-file.ts";

export interface Typefaces {
  readonly regular: Typeface;
  readonly bold: Typeface;
}

/**
 * Drawings as a PDF 1.7, one a page: lines, areas and letters stay what they are, so that the file prints sharply at any size and its text can be
 * found and copied. The glyphs in use are part of the file. The same drawings give the same bytes.
 */
export function writePdf(drawings: readonly Drawing[], title: string, typefaces: Typefaces): Uint8Array {
  const file = new PdfFile();
  const [catalog, pages, resources] = [file.reserve(), file.reserve(), file.reserve()] as const;
  const fonts = { regular: embeddedFont(typefaces.regular), bold: embeddedFont(typefaces.bold) };
  const kids = drawings.map((drawing) => {
    const content = file.add(streamOf(pageContent(drawing, typefaces, fonts)));
    const size = `[0 0 ${number(drawing.width)} ${number(drawing.height)}]`;
    return file.add(`<</Type/Page/Parent ${pages} 0 R/MediaBox${size}/Resources ${resources} 0 R/Contents ${content} 0 R>>`);
  });
  const used = Object.entries(fonts).flatMap(([name, font]) => (font.isUsed() ? [`/${name} ${font.addTo(file)} 0 R`] : []));
  file.put(resources, `<</Font<<${used.join("")}>>>>`);
  file.put(pages, `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(" ")}]>>`);
  file.put(catalog, `<</Type/Catalog/Pages ${pages} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>`);
  return file.bytes(catalog, file.add(`<</Title ${pdfText(title)}>>`));
}

function pdfText(text: string): string {
  return `<feff${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;
}

function pageContent({ height, shapes }: Drawing, typefaces: Typefaces, fonts: Readonly<Record<keyof Typefaces, EmbeddedFont>>): string {
  const parts: string[] = [];
  let [fill, stroke] = ["", ""];
  draw(shapes);
  return parts.join("\n");

  function draw(list: readonly Shape[]): void {
    for (const shape of list) {
      if (shape.kind === "text") drawText(shape);
      else if (shape.kind === "area") parts.push(`${filled(shape.fill)}${path(shape.points)}f`);
      else if (shape.kind === "line") {
        const dash = shape.dash ? `[${shape.dash.map(number).join(" ")}] 0 d ` : "";
        parts.push(`${stroked(shape.stroke)}${number(shape.width)} w ${dash}${path(shape.points)}S${shape.dash ? " [] 0 d" : ""}`);
      } else {
        parts.push(`q ${number(shape.x)} ${number(height - shape.y - shape.height)} ${number(shape.width)} ${number(shape.height)} re W n`);
        const outer = [fill, stroke] as const;
        draw(shape.shapes);
        parts.push("Q");
        [fill, stroke] = outer;
      }
    }
  }

  function drawText({ text, size, x, y, anchor, isBold, fill: ink }: TextShape): void {
    const weight = isBold ? "bold" : "regular";
    const width = anchor === "start" ? 0 : textWidth(typefaces[weight], text, size) * (anchor === "end" ? 1 : 0.5);
    parts.push(
      `${filled(ink)}BT /${weight} ${number(size)} Tf ${number(x - width)} ${number(height - y)} Td <${fonts[weight].codes(text)}> Tj ET`,
    );
  }

  function filled(ink: Ink): string {
    if (fill === ink) return "";
    fill = ink;
    return `${components(ink)} rg `;
  }

  function stroked(ink: Ink): string {
    if (stroke === ink) return "";
    stroke = ink;
    return `${components(ink)} RG `;
  }

  function path(points: readonly number[]): string {
    let text = "";
    for (let at = 0; at + 1 < points.length; at += 2)
      text += `${number(points[at]!)} ${number(height - points[at + 1]!)} ${at === 0 ? "m" : "l"} `;
    return text;
  }
}

function components(ink: Ink): string {
  return [1, 3, 5].map((at) => String(Math.round((parseInt(ink.slice(at, at + 2), 16) / 255) * 1000) / 1000)).join(" ");
}
