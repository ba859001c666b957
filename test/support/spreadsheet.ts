import type { Workbook, WorkbookCell } from "#app/domain/sheet/workbook.ts";

type Scalar = number | string | boolean | null;
type Grid = readonly (readonly Scalar[])[];
/** Cells that a formula points at. */
interface Area {
  readonly grid: () => Grid;
}
type Value = Scalar | Grid | Area;
type Expression = () => Value;

/**
 * Calculates the formulas of a workbook without looking at the values that it holds, as far as our own workbooks go: arithmetic, comparisons and the few functions
 * below, arrays included. Throws for anything else, a division by zero and a loop among them. By sheet, row and column.
 */
export function calculate({ sheets }: Workbook): readonly (readonly (readonly Scalar[])[])[] {
  const known = new Map<string, Scalar>();
  const open = new Set<string>();
  const sheetAt = new Map(sheets.map(({ name }, at) => [name, at]));

  function cellAt(sheet: number, row: number, column: number): Scalar {
    const cell: WorkbookCell = sheets[sheet]?.rows[row]?.[column] ?? null;
    if (typeof cell !== "object" || cell === null) return cell;
    const key = `${sheet} ${row} ${column}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (open.has(key)) throw new Error(`a loop at ${key}`);
    open.add(key);
    const value = first(parse(cell.formula, areaOn(sheet))());
    open.delete(key);
    known.set(key, value);
    return value;
  }

  const areaOn = (own: number) => (name: string | null, from: Place, to: Place) => {
    const sheet = name === null ? own : sheetAt.get(name);
    if (sheet === undefined) throw new Error(`no sheet ${name}`);
    const grid = () => span(from.row, to.row).map((row) => span(from.column, to.column).map((column) => cellAt(sheet, row, column)));
    return { grid };
  };

  return sheets.map(({ rows }, sheet) => rows.map((row, line) => row.map((_, column) => cellAt(sheet, line, column))));
}

interface Place {
  readonly row: number;
  readonly column: number;
}

type AreaOf = (sheet: string | null, from: Place, to: Place) => Area;

const token =
  /\s*(?:('(?:[^']|'')+'!)?(\$[A-Z]+\$\d+)(?::(\$[A-Z]+\$\d+))?|(\d+(?:\.\d+)?(?:[Ee][+-]?\d+)?)|"([^"]*)"|([A-Z]+)(?=\()|(<=|>=|<>|[-+*/=<>(),]))/y;

function parse(text: string, areaOf: AreaOf): Expression {
  token.lastIndex = 0;
  let match = next();

  function next(): RegExpExecArray | null {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null && at < text.length) throw new Error(`not understood: ${text.slice(at)}`);
    return found;
  }

  function take(symbol: string): boolean {
    if (match?.[7] !== symbol) return false;
    match = next();
    return true;
  }

  function binary(symbols: readonly string[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const symbol = symbols.find((each) => match?.[7] === each);
      if (symbol === undefined) return left;
      match = next();
      const [one, other] = [left, operand()];
      left = () => each2(one(), other(), (a, b) => operate(symbol, a, b));
    }
  }

  const comparison = (): Expression => binary(["<=", ">=", "<>", "=", "<", ">"], sum);
  const sum = (): Expression => binary(["+", "-"], product);
  const product = (): Expression => binary(["*", "/"], factor);

  function factor(): Expression {
    if (take("-")) {
      const of = factor();
      return () => each2(0, of(), (a, b) => operate("-", a, b));
    }
    if (take("(")) {
      const inner = comparison();
      if (!take(")")) throw new Error(`a bracket is missing: ${text}`);
      return inner;
    }
    const found = match;
    match = next();
    if (found?.[2] !== undefined) {
      const sheet = found[1] === undefined ? null : found[1].slice(1, -2).replaceAll("''", "'");
      const area = areaOf(sheet, placeOf(found[2]), placeOf(found[3] ?? found[2]));
      return () => area;
    }
    if (found?.[4] !== undefined) return constant(Number(found[4]));
    if (found?.[5] !== undefined) return constant(found[5]);
    if (found?.[6] !== undefined) return call(found[6]);
    throw new Error(`not understood: ${text}`);
  }

  function call(name: string): Expression {
    take("(");
    const given: Expression[] = [];
    do given.push(comparison());
    while (take(","));
    if (!take(")")) throw new Error(`a bracket is missing: ${text}`);
    if (name === "IF") return () => (first(given[0]!()) ? given[1]!() : given[2]!());
    const run = functions[name];
    if (run === undefined) throw new Error(`no function ${name}`);
    return () => run(given.map((each) => each()));
  }

  const whole = comparison();
  if (match !== null) throw new Error(`left over in ${text}`);
  return whole;
}

const functions: Readonly<Record<string, (given: readonly Value[]) => Value>> = {
  ISNUMBER: ([value]) => typeof first(value!) === "number",
  SUMIF: ([list, wanted, summed]) => sumWhere(summed!, [list!, wanted!]),
  SUMIFS: ([summed, ...tests]) => sumWhere(summed!, tests),
  COUNTIF: (tests) => whereAll(tests).length,
  COUNTIFS: (tests) => whereAll(tests).length,
  SUM: (given) => add(numbers(given)),
  COUNT: (given) => numbers(given).length,
  MIN: (given) => numbers(given).reduce((least, each) => Math.min(least, each), numbers(given)[0] ?? 0),
  MAX: (given) => numbers(given).reduce((most, each) => Math.max(most, each), numbers(given)[0] ?? 0),
  AVERAGE: (given) => divide(add(numbers(given)), numbers(given).length),
  MEDIAN: (given) => {
    const sorted = numbers(given).sort((a, b) => a - b);
    return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  },
  NPV: ([rate, ...rest]) => add(numbers(rest).map((each, at) => each / (1 + number(first(rate!))) ** (at + 1))),
  /** Texts and truth values in the lists themselves count as 0. */
  SUMPRODUCT: (given) => {
    const lists = given.map((each) => gridOf(each).flat());
    return add(lists[0]!.map((_, at) => lists.reduce((all, list) => all * (typeof list[at] === "number" ? list[at] : 0), 1)));
  },
  MATCH: ([wanted, list]) => {
    const at = gridOf(list!).flat().indexOf(first(wanted!));
    if (at < 0) throw new Error("no match");
    return at + 1;
  },
};

function operate(symbol: string, one: Scalar, other: Scalar): Scalar {
  switch (symbol) {
    case "+":
      return number(one) + number(other);
    case "-":
      return number(one) - number(other);
    case "*":
      return number(one) * number(other);
    case "/":
      return divide(number(one), number(other));
    default:
      return isSo(symbol, compare(one, other));
  }
}

function isSo(symbol: string, order: number): boolean {
  if (order === 0) return symbol === "=" || symbol === "<=" || symbol === ">=";
  return symbol === "<>" || symbol.startsWith(order < 0 ? "<" : ">");
}

/** Numbers come before texts, as in every program. */
function compare(one: Scalar, other: Scalar): number {
  const [a, b] = [one ?? 0, other ?? 0];
  if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
  return typeof a === "number" ? -1 : 1;
}

function number(value: Scalar): number {
  if (typeof value === "string") throw new Error(`"${value}" is no number`);
  return Number(value ?? 0);
}

function divide(one: number, other: number): number {
  if (other === 0) throw new Error("division by zero");
  return one / other;
}

function add(terms: readonly number[]): number {
  return terms.reduce((sum, each) => sum + each, 0);
}

/** Those among cells and values that are numbers. */
function numbers(given: readonly Value[]): number[] {
  return given.flatMap((each) => gridOf(each).flat()).filter((cell): cell is number => typeof cell === "number");
}

/** Places at which every list meets its test: a number to equal, or text such as ">0", which only numbers meet. */
function whereAll(tests: readonly Value[]): readonly number[] {
  const places = gridOf(tests[0]!).flat().keys();
  return [...places].filter((at) =>
    tests.every((list, test) => test % 2 === 1 || meets(gridOf(list).flat()[at]!, first(tests[test + 1]!))),
  );
}

function meets(cell: Scalar, wanted: Scalar): boolean {
  if (typeof wanted !== "string") return cell === wanted;
  const [, symbol = "=", bound = ""] = /^([<>]=?)(.+)$/.exec(wanted) ?? [];
  return typeof cell === "number" && isSo(symbol, compare(cell, Number(bound)));
}

function sumWhere(summed: Value, tests: readonly Value[]): number {
  const cells = gridOf(summed).flat();
  return add(whereAll(tests).map((at) => number(cells[at]!)));
}

function each2(one: Value, other: Value, change: (one: Scalar, other: Scalar) => Scalar): Value {
  const [a, b] = [gridOf(one), gridOf(other)];
  if (isSingle(one) && isSingle(other)) return change(a[0]![0]!, b[0]![0]!);
  const at = (grid: Grid, row: number, column: number) => grid[Math.min(row, grid.length - 1)]![Math.min(column, grid[0]!.length - 1)]!;
  return span(1, Math.max(a.length, b.length)).map((_, row) =>
    span(1, Math.max(a[0]!.length, b[0]!.length)).map((__, column) => change(at(a, row, column), at(b, row, column))),
  );
}

function isArea(value: Value): value is Area {
  return typeof value === "object" && value !== null && "grid" in value;
}

function gridOf(value: Value): Grid {
  if (isArea(value)) return value.grid();
  return typeof value === "object" && value !== null ? value : [[value]];
}

function isSingle(value: Value): boolean {
  const grid = gridOf(value);
  return grid.length === 1 && grid[0]!.length === 1;
}

function first(value: Value): Scalar {
  return gridOf(value)[0]![0]!;
}

function constant(value: Scalar): Expression {
  return () => value;
}

function placeOf(address: string): Place {
  const [, letters = "", row = ""] = /^\$([A-Z]+)\$(\d+)$/.exec(address) ?? [];
  return { row: Number(row) - 1, column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
}

function span(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
