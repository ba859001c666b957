import type { Drawing, Shape } from "./shape.ts";

/** A drawing so many times as large. */
export function scaleDrawing({ width, height, shapes }: Drawing, factor: number): Drawing {
  return { width: width * factor, height: height * factor, shapes: shapes.map((shape) => scaleShape(shape, factor)) };
}

function scaleShape(shape: Shape, factor: number): Shape {
  switch (shape.kind) {
    case "area":
      return { ...shape, points: shape.points.map((value) => value * factor) };
    case "line": {
      const dash = shape.dash ? { dash: [shape.dash[0] * factor, shape.dash[1] * factor] as const } : {};
      return { ...shape, points: shape.points.map((value) => value * factor), width: shape.width * factor, ...dash };
    }
    case "text":
      return { ...shape, x: shape.x * factor, y: shape.y * factor, size: shape.size * factor };
    case "clip":
      return {
        ...shape,
        x: shape.x * factor,
        y: shape.y * factor,
        width: shape.width * factor,
        height: shape.height * factor,
        shapes: shape.shapes.map((each) => scaleShape(each, factor)),
      };
    default:
      return shape satisfies never;
  }
}
