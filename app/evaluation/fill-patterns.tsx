/** How many fills differ by both colour and pattern. */
const fills = 8;
/** Lines over the colour: none, rising, falling, upright, level, dots, crossed, wide. */
const strokes = ["", "M0 8L8 0", "M0 0L8 8", "M4 0V8", "M0 4H8", "M3.5 4h1", "M0 8L8 0M0 0L8 8", "M0 4H8M4 0V8"] as const;

/** Colours repeat after so many; the pattern then is another one. */
function strokeOf(at: number): string {
  return strokes[(at + 3 * Math.floor(at / fills)) % fills] ?? "";
}

interface FillPatternsProps {
  /** Tells the patterns of one drawing from those of others on the page. */
  readonly name: string;
  readonly count: number;
}

/** Fills `name-0`, `name-1` ... of a drawing, which can be told apart without colours. */
export function FillPatterns({ name, count }: FillPatternsProps) {
  return (
    <defs>
      {Array.from({ length: count }, (_, at) => (
        <pattern key={at} id={`${name}-${at}`} width={8} height={8} patternUnits="userSpaceOnUse">
          <rect className={`series-${at % fills}`} width={8} height={8} />
          {strokeOf(at) === "" ? null : <path className="pattern" d={strokeOf(at)} />}
        </pattern>
      ))}
    </defs>
  );
}

/** A small square in one of the fills, for a key. */
export function Swatch({ at }: { readonly at: number }) {
  return (
    <svg viewBox="0 0 16 16" className="result-chart swatch" aria-hidden="true">
      <rect className={`series-${at % fills} part`} x={0.5} y={0.5} width={15} height={15} />
      {strokeOf(at) === "" ? null : <path className="pattern" d={strokeOf(at)} transform="scale(2)" />}
    </svg>
  );
}
