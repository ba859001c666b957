/** Who waits for somebody of a role, first come, first served. */
export interface WaitingLine {
  cases: Int32Array;
  nodes: Int32Array;
  since: Float64Array;
  first: number;
  count: number;
}

export function createWaitingLine(): WaitingLine {
  return { cases: new Int32Array(64), nodes: new Int32Array(64), since: new Float64Array(64), first: 0, count: 0 };
}

export function joinLine(line: WaitingLine, slot: number, node: number, time: number): void {
  if (line.count === line.cases.length) widen(line);
  const at = (line.first + line.count++) & (line.cases.length - 1);
  line.cases[at] = slot;
  line.nodes[at] = node;
  line.since[at] = time;
}

/** Lets the first one go: its place in the arrays, until the next one joins. */
export function leaveLine(line: WaitingLine): number {
  const at = line.first;
  line.first = (at + 1) & (line.cases.length - 1);
  line.count--;
  return at;
}

function widen(line: WaitingLine): void {
  const size = line.cases.length;
  const cases = new Int32Array(2 * size);
  const nodes = new Int32Array(2 * size);
  const since = new Float64Array(2 * size);
  for (let at = 0; at < line.count; at++) {
    const from = (line.first + at) & (size - 1);
    cases[at] = line.cases[from]!;
    nodes[at] = line.nodes[from]!;
    since[at] = line.since[from]!;
  }
  Object.assign(line, { cases, nodes, since, first: 0 });
}
