import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { ChartContent, ChartRow } from "#app/domain/chart/content.ts";
import { layOutPages } from "#app/domain/chart/layout.ts";
import { paint } from "#app/domain/drawing/paint.ts";
import { textWidth } from "#app/domain/font/glyph.ts";
import { drawChartBytes } from "#app/workers/draw-chart-bytes.ts";
import type { DrawingFormat } from "#app/workers/write-drawings.ts";
import { drawChartFile } from "#app/workers/draw-chart-file.ts";
import { shippedTypeface } from "#app/workers/shipped-typeface.ts";

const day = 20_454 * 1440;
const row = (name: string, own: Partial<ChartRow> = {}): ChartRow => ({
  ...{
    level: 1,
    kind: "task",
    start: day,
    finish: day + 5 * 1440,
    progress: 40,
    isCritical: false,
    isNearCritical: false,
    slackUntil: null,
    baseline: null,
  },
  ...{ deadline: null, stretches: [], isInactive: false, isExternal: false, label: "李娜", cells: ["1", name] },
  ...own,
});
const content: ChartContent = {
  ...{ title: "CRM 上线项目", subtitle: "span", printed: "Printed", nonWorking: [[day, day + 1440]], today: null, status: null },
  columns: [
    { title: "WBS", width: 30, isNumeric: false, isName: false, isRepeated: true },
    { title: "任务", width: 150, isNumeric: false, isName: true, isRepeated: true },
  ],
  rows: [
    row("阶段", { kind: "summary" }),
    row("需求调研 Survey", { isCritical: true, baseline: [day - 1440, day + 1440], held: [[day, day + 1440]] }),
    row("上线", { kind: "milestone", finish: day }),
  ],
  links: [{ from: 1, to: 2, type: "FS", isCritical: true }],
  upperCells: [{ fromDay: 20_440, toDay: 20_480, text: "2026" }],
  lowerCells: [{ fromDay: 20_440, toDay: 20_480, text: "一月" }],
  words: {
    ...{
      task: "任务",
      done: "已完成",
      critical: "关键路径",
      nearCritical: "Near-critical",
      summary: "阶段",
      milestone: "里程碑",
      gate: "关口",
      slack: "时差",
      baseline: "基线",
    },
    ...{ deadline: "截止", held: "评分", inactive: "停用", nonWorking: "非工作日", page: "第 {page} 页，共 {pages} 页" },
  },
};

function request(format: DrawingFormat, pagesWide = 1) {
  const layout = layOutPages(
    { rowCount: content.rows.length, columns: content.columns, fromDay: 20_440, toDay: 20_480 },
    { paper: "a4", orientation: "landscape", pagesWide },
  );
  if (!layout.ok) throw new Error(layout.problem.code);
  return { content, layout: layout.value, format, pages: layout.value.pages.map((_, index) => index), pixelsPerPoint: 1 };
}

describe("the shipped typeface", () => {
  it("has Latin and Chinese letters as wide as their design in two weights", () => {
    const [regular, bold] = [shippedTypeface(400), shippedTypeface(600)];

    // Noto Sans SC Regular: a 563, space 224; Chinese characters are a full square.
    expect([textWidth(regular, "a", 1000), textWidth(regular, " ", 1000), textWidth(regular, "线", 1000)]).toEqual([563, 224, 1000]);
    expect(textWidth(bold, "a", 1000)).toBeGreaterThan(563);
    expect(regular.glyph("线".codePointAt(0) ?? 0)?.outline.length).toBeGreaterThan(3);
    expect(regular.glyph(0x10fffd)).toBeNull();
  });

  it("draws a letter of parts from all of them, and strokes with the weight that is asked for", () => {
    const darkness = (weight: number, text: string) => {
      const typeface = shippedTypeface(weight);
      const shapes = [{ kind: "text", x: 5, y: 80, text, size: 80, fill: "#000000", isBold: false, anchor: "start" }] as const;
      return paint({ width: 100, height: 100, shapes }, 1, { regular: typeface, bold: typeface }).pixels.reduce(
        (sum, value) => sum + 255 - value,
        0,
      );
    };

    expect(darkness(400, "é")).toBeGreaterThan(darkness(400, "e") * 1.05);
    expect(darkness(600, "线")).toBeGreaterThan(darkness(400, "线") * 1.1);
    expect(darkness(400, "线")).toBeGreaterThan(darkness(100, "线") * 1.3);
  });
});

describe("a chart as a PDF", () => {
  it("has a page for each tile, and text that can be found again", () => {
    const pdf = readPdf(drawChartBytes(request("pdf", 2)));

    expect(pdf.pages).toBe(2);
    expect(pdf.text).toContain("需求调研 Survey");
    expect(pdf.text).toContain("CRM 上线项目");
    expect(pdf.text).toContain("B1 · 第 2 页，共 2 页");
  });

  it("is the same file for the same chart", () => {
    expect(Buffer.compare(drawChartBytes(request("pdf")), drawChartBytes(request("pdf")))).toBe(0);
  });

  it("says where each of its objects begins", () => {
    const file = Buffer.from(drawChartBytes(request("pdf"))).toString("latin1");
    const table = Number(/startxref\n(\d+)/.exec(file)?.[1]);
    const offsets = [...file.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset));

    expect(offsets.length).toBeGreaterThan(5);
    expect(offsets.every((offset, index) => file.startsWith(`${index + 1} 0 obj`, offset))).toBe(true);
  });
});

it("draws a PNG whose pixels are those of the chart", () => {
  const png = Buffer.from(drawChartBytes(request("png")));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const colours = new Set<string>();
  const data = inflateSync(png.subarray(png.indexOf("IDAT") + 4, png.indexOf("IEND") - 8));
  const above = new Uint8Array(width * 3);
  for (let line = 0; line < height; line++) {
    const at = line * (width * 3 + 1);
    for (let byte = 0; byte < width * 3; byte++) above[byte] = data[at + 1 + byte]! + (data[at] === 2 ? above[byte]! : 0);
    for (let pixel = 0; pixel < width; pixel++) colours.add([...above.slice(pixel * 3, pixel * 3 + 3)].join());
  }

  expect([width, height]).toEqual([842, 596]);
  // Paper, the frame of critical work and the shade of days off.
  expect([...colours]).toEqual(expect.arrayContaining(["255,255,255", "179,38,30", "238,240,243"]));
});

it("is drawn in a worker as it is here", async () => {
  const asked = request("svg");

  const drawn = await drawChartFile(JSON.stringify(asked));

  expect(Buffer.from(drawn).toString("utf8")).toBe(Buffer.from(drawChartBytes(asked)).toString("utf8"));
});

/** The pages of a PDF of ours and what its text says, read back through the maps that programs copy text with. */
function readPdf(bytes: Uint8Array) {
  const file = Buffer.from(bytes).toString("latin1");
  const streams = [...file.matchAll(/\/Filter\/FlateDecode\/Length (\d+)>>\nstream\n/g)].map((match) => {
    const from = match.index + match[0].length;
    return inflateSync(Buffer.from(file.slice(from, from + Number(match[1])), "latin1")).toString("latin1");
  });
  const maps = streams.filter((stream) => stream.includes("beginbfchar")).map(readMap);
  const text = streams
    .filter((stream) => stream.includes(" Tj"))
    .flatMap((stream) =>
      [...stream.matchAll(/\/(regular|bold) .*?<([0-9a-f]*)> Tj/g)].map(([, weight, codes = ""]) =>
        (codes.match(/.{4}/g) ?? []).map((code) => maps[weight === "regular" ? 0 : 1]?.get(code) ?? "?").join(""),
      ),
    );
  return { pages: [...file.matchAll(/\/Type\/Page\//g)].length, text };
}

function readMap(stream: string): ReadonlyMap<string, string> {
  const entries = [...stream.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)];
  return new Map(entries.map(([, code = "", text = ""]) => [code, Buffer.from(text, "hex").swap16().toString("utf16le")]));
}
