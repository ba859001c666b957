import { expect, it } from "vitest";
import { box, fitted, line } from "#app/domain/drawing/shape.ts";
import { writeSvg } from "#app/domain/drawing/write-svg.ts";

it("writes what people typed as text, whatever signs are in it", () => {
  const svg = writeSvg(
    [
      {
        width: 100,
        height: 50,
        shapes: [{ kind: "text", x: 1, y: 9, text: `<script> & "线"\u0000`, size: 7, fill: "#000000", isBold: true, anchor: "end" }],
      },
    ],
    "<A>",
  );

  expect(svg).toContain("&#60;script&#62; &#38; &#34;线&#34;</text>");
  expect(svg).toContain("<title>&#60;A&#62;</title>");
  expect(svg).not.toContain("\u0000");
});

it("keeps what is clipped in a frame of its own, and dashes as dashes", () => {
  const shapes = [
    { kind: "clip", x: 1, y: 2, width: 3, height: 4, shapes: [box(0, 0, 9, 9, "#ff0000"), line([0, 0, 5, 5], "#00ff00", 0.5, [3, 2])] },
  ] as const;
  const svg = writeSvg([{ width: 10, height: 10, shapes }], "");

  expect(svg).toContain('<clipPath id="c1"><path d="M1 2h3v4h-3z"/></clipPath><g clip-path="url(#c1)">');
  expect(svg).toContain('stroke-dasharray="3 2"');
});

it("shortens a text that has no room, and leaves out one of which nothing would be left", () => {
  const measure = (text: string) => text.length * 10;

  expect(fitted("Go-live", 70, 7, false, measure)).toBe("Go-live");
  expect(fitted("Go-live 上线", 50, 7, false, measure)).toBe("Go-l…");
  expect(fitted("Go-live", 15, 7, false, measure)).toBe("");
});
