import { describe, expect, it } from "vitest";
import { linkPath, type LinkEnd } from "#app/ui/gantt/link-path.ts";
import type { ChartLinkType } from "#app/ui/gantt/scene.ts";

const bar = (startX: number, finishX: number, row: number): LinkEnd => ({
  startX,
  finishX,
  middleY: 16 + row * 32,
  halfHeight: 8,
  isPoint: false,
});

/** Where the line begins, and where it stands when its arrow head begins. */
function ends(path: string): { readonly begin: readonly [number, number]; readonly end: readonly [number, number] } {
  const [line = ""] = path.split("m");
  let x = 0;
  let y = 0;
  let begin: readonly [number, number] = [0, 0];
  for (const [, step = "", numbers = ""] of line.matchAll(/([MHVhv])([-\d. ]+)/g)) {
    const [first = 0, second = 0] = numbers.trim().split(" ").map(Number);
    if (step === "M") begin = [(x = first), (y = second)];
    else if (step === "H") x = first;
    else if (step === "h") x += first;
    else y = first;
  }
  return { begin, end: [x, y] };
}

describe("a link", () => {
  const predecessor = bar(100, 200, 0);
  const successor = bar(240, 300, 3);

  it("from finish to start drops onto the successor's start", () => {
    const { begin, end } = ends(linkPath("FS", predecessor, successor));

    expect(begin).toEqual([200, 16]);
    expect(end).toEqual([245, 112 - 8]);
  });

  it.each<[ChartLinkType, number, number]>([
    ["SS", 100, 240],
    ["FF", 200, 300],
    ["SF", 100, 300],
  ])("of type %s joins the ends that its type names", (type, beginX, endX) => {
    const { begin, end } = ends(linkPath(type, predecessor, successor));

    expect(begin).toEqual([beginX, 16]);
    expect(end).toEqual([endX, 112]);
  });

  it("with a lead turns back and enters the successor's start from the left", () => {
    const { begin, end } = ends(linkPath("FS", predecessor, bar(150, 260, 1)));

    expect(begin).toEqual([200, 16]);
    expect(end).toEqual([150, 48]);
  });

  it("to a row above comes from below", () => {
    const { end } = ends(linkPath("FS", bar(100, 200, 5), bar(240, 300, 1)));

    expect(end).toEqual([245, 48 + 8]);
  });

  it("to a diamond points at its tip, even from the same instant", () => {
    const diamond = { ...bar(200, 200, 2), isPoint: true };

    expect(ends(linkPath("FS", predecessor, diamond)).end).toEqual([200, 80 - 8]);
    expect(ends(linkPath("FF", predecessor, diamond)).end).toEqual([208, 80]);
  });

  it("never overshoots a successor that is a few pixels wide", () => {
    const { end } = ends(linkPath("FS", predecessor, bar(200, 204, 1)));

    expect(end[0]).toBeLessThanOrEqual(204);
  });
});
