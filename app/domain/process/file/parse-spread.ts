import { isSoundSpread, spreadKinds, type Spread, type SpreadKind } from "../spread.ts";

const shortNames: Readonly<Record<string, SpreadKind>> = {
  exp: "exponential",
  norm: "normal",
  tri: "triangular",
  uni: "uniform",
  logn: "lognormal",
};

/**
 * Minutes as they are written in a table: a number, or how they spread, such as `exponential(10)`, `normal(10, 2)`, `triangular(5, 8, 20)` or `erlang(3, 10)`; names may be short (`exp`, `tri`).
 * Null for anything else.
 */
export function parseSpread(text: string): Spread | null {
  const plain = parseNumber(text);
  if (plain !== null) return { kind: "fixed", parameters: [plain] };
  const match = /^([a-z]+)\s*[(（]([^()（）]*)[)）]$/i.exec(text.trim());
  if (match === null) return null;
  const name = match[1]!.toLowerCase();
  const kind = spreadKinds.find((each) => each === name) ?? (Object.hasOwn(shortNames, name) ? shortNames[name] : undefined);
  const parameters = match[2]!.split(/[,，;；]/).map(parseNumber);
  if (kind === undefined || parameters.some((value) => value === null)) return null;
  const spread = { kind, parameters: parameters.map((value) => value ?? 0) };
  return isSoundSpread(spread) ? spread : null;
}

/** A number as tables write it: digits, with a point for the fraction and perhaps commas between thousands. Null for anything else, NaN among it. */
export function parseNumber(text: string): number | null {
  const clean = text
    .trim()
    .replace(/^([+-]?\d{1,3})((?:,\d{3})+)(\.\d+)?$/, (_, head: string, rest: string, tail = "") => head + rest.replaceAll(",", "") + tail);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(clean)) return null;
  const value = Number(clean);
  return Number.isFinite(value) ? value : null;
}
