/** Circle, square, triangle, diamond, cross, ring: around a middle of 0, 0. */
const shapes = [
  "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z",
  "M-4 -4h8v8h-8Z",
  "M0 -5L5 4H-5Z",
  "M0 -5L5 0L0 5L-5 0Z",
  "M-4 -4L4 4M-4 4L4 -4",
  "M-5 0H5M0 -5V5",
] as const;

interface VendorMarkProps {
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

/** The mark of a vendor in a drawing, by its place: they differ in shape. */
export function VendorMark({ at, x, y }: VendorMarkProps) {
  return <path className="mark" d={shapes[at % shapes.length]} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} />;
}
