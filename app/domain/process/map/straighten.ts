import type { Pull } from "./place-rows.ts";

const passes = 3;

/**
 * Moves vertices to the level of what they are linked with where they have the room and fewer links bend for it; a run of vertices that are on one level moves as one. `stacks` are the vertices of each lane of each
 * column from above.
 */
export function straighten(
  stacks: readonly (readonly (readonly number[])[])[],
  pulls: readonly { readonly left: readonly Pull[]; readonly right: readonly Pull[] }[],
  axes: Float64Array,
  distance: (upper: number, lower: number) => number,
): void {
  const upper = new Int32Array(axes.length).fill(-1);
  const lower = new Int32Array(axes.length).fill(-1);
  for (const column of stacks)
    for (const stack of column)
      stack.forEach((vertex, at) => {
        upper[vertex] = stack[at - 1] ?? -1;
        lower[vertex] = stack[at + 1] ?? -1;
      });
  for (let pass = 0; pass < passes; pass++) {
    const isDone = new Uint8Array(axes.length);
    for (const column of stacks)
      for (const stack of column)
        for (const vertex of stack) {
          if (isDone[vertex] === 1) continue;
          const run = runOf(vertex);
          for (const member of run) isDone[member] = 1;
          moveRun(run);
          if (run.length > 1) moveRun([vertex]);
        }
  }

  function pullsAt(vertex: number): readonly Pull[] {
    return [...pulls[vertex]!.left, ...pulls[vertex]!.right];
  }

  function shiftTo(vertex: number, { vertex: other, offset }: Pull): number {
    return axes[other]! + offset - axes[vertex]!;
  }

  /** All that hang together on one level. */
  function runOf(vertex: number): readonly number[] {
    const run = [vertex];
    const isIn = new Set(run);
    for (const member of run)
      for (const pull of pullsAt(member)) {
        if (isIn.has(pull.vertex) || shiftTo(member, pull) !== 0) continue;
        isIn.add(pull.vertex);
        run.push(pull.vertex);
      }
    return run;
  }

  function moveRun(run: readonly number[]): void {
    const isIn = new Set(run);
    const outer = run.flatMap((vertex) =>
      pullsAt(vertex).flatMap((pull) => (isIn.has(pull.vertex) ? [] : [{ shift: shiftTo(vertex, pull), weight: pull.weight }])),
    );
    const level = (shift: number) => outer.reduce((sum, each) => sum + (each.shift === shift ? each.weight : 0), 0);
    let [best, most] = [0, level(0)];
    for (const shift of new Set(outer.map((each) => each.shift))) {
      const weight = level(shift);
      if (weight > most && run.every((vertex) => isFree(vertex, shift, isIn))) [best, most] = [shift, weight];
    }
    if (best !== 0) for (const vertex of run) axes[vertex]! += best;
  }

  function isFree(vertex: number, shift: number, isIn: ReadonlySet<number>): boolean {
    const [over, under] = [upper[vertex]!, lower[vertex]!];
    const axis = axes[vertex]! + shift;
    return (
      (over < 0 || isIn.has(over) || axis - axes[over]! >= distance(over, vertex)) &&
      (under < 0 || isIn.has(under) || axes[under]! - axis >= distance(vertex, under))
    );
  }
}
