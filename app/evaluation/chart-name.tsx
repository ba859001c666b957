import { chartLines } from "./chart-lines.ts";

interface ChartNameProps {
  readonly name: string;
  readonly x: number;
  /** Of the line of writing when there is one; more stand around it. */
  readonly y: number;
  readonly anchor?: "start" | "middle" | "end";
  /** In Latin letters. */
  readonly room: number;
  /** At the most. */
  readonly lines?: number;
}

const lineHeight = 13;

/** A name in a drawing, on two lines where it is long; the whole of it is its title. */
export function ChartName({ name, x, y, anchor, room, lines: most = 2 }: ChartNameProps) {
  const lines = chartLines(name, room, most);
  return (
    <text className="name" textAnchor={anchor}>
      <title>{name}</title>
      {lines.map((line, at) => (
        <tspan key={at} x={x} y={y + (at - (lines.length - 1) / 2) * lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
