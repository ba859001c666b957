import { createRandom } from "../random.ts";
import { chiSquareAbove } from "./distributions.ts";
import { doubledRanks } from "./ranks.ts";

/** How the probability was found: by counting all orders, by shuffling the given ones, or by the chi-square distribution. */
export type ConcordanceMethod = "exact" | "permutation" | "chiSquare";

export interface Concordance {
  /** Kendall's W, from 0 (no agreement) to 1 (the same order by all). */
  readonly w: number;
  /** m (n - 1) W, with n - 1 degrees of freedom. */
  readonly chiSquare: number;
  /** How likely agreement at least this close is among raters who rank at random. */
  readonly p: number;
  readonly method: ConcordanceMethod;
}

const mostArrangements = 1e6;
const shuffles = 10_000;
const fewestItemsForChiSquare = 7;

/**
 * Kendall's coefficient of concordance of m raters (rows) over n items (columns), larger values ranking first, ties at their mean rank:
 * W = 12 S / (m² (n³ - n) - m Σ (t³ - t)). Its p is exact where the orders of the other raters against the first are at most a million, else by chi-square
 * from seven items, else by 10,000 seeded shuffles (counting the given order itself). Null for fewer than two raters or items, and when every rater ties all.
 * Values closer than `tolerance` are ties. Source: Kendall and Babington Smith 1939; Siegel and Castellan 1988; shuffles as Phipson and Smyth 2010.
 * Four raters of three items who agree in all: W = 1, p = 1/216.
 */
export function measureConcordance(rows: readonly ArrayLike<number>[], seed: number, tolerance = 0): Concordance | null {
  const ranks = rows.map((row) => doubledRanks(row, tolerance));
  const w = coefficientOf(ranks);
  if (w === null) return null;
  const items = ranks[0]!.length;
  const chiSquare = rows.length * (items - 1) * w;
  const method = methodFor(ranks, items);
  switch (method) {
    case "exact":
      return { w, chiSquare, p: exactShare(ranks), method };
    case "chiSquare":
      return { w, chiSquare, p: chiSquareAbove(chiSquare, items - 1), method };
    case "permutation":
      return { w, chiSquare, p: shuffledShare(ranks, seed), method };
    default:
      return method satisfies never;
  }
}

/** Kendall's W alone, for rows as above. */
export function concordanceCoefficient(rows: readonly ArrayLike<number>[], tolerance = 0): number | null {
  return coefficientOf(rows.map((row) => doubledRanks(row, tolerance)));
}

function coefficientOf(ranks: readonly (readonly number[])[]): number | null {
  const raters = ranks.length;
  const items = ranks[0]?.length ?? 0;
  if (raters < 2 || items < 2) return null;
  const ties = ranks.reduce((sum, row) => sum + tieTerm(row), 0);
  const most = raters ** 2 * (items ** 3 - items) - raters * ties;
  if (most <= 0) return null;
  const mean = raters * (items + 1);
  const spread = sumsOf(ranks).reduce((sum, each) => sum + (each - mean) ** 2, 0) / 4;
  return (12 * spread) / most;
}

function tieTerm(row: readonly number[]): number {
  return [...tieSizes(row)].reduce((sum, size) => sum + size ** 3 - size, 0);
}

function tieSizes(row: readonly number[]): Iterable<number> {
  const sizes = new Map<number, number>();
  for (const rank of row) sizes.set(rank, (sizes.get(rank) ?? 0) + 1);
  return sizes.values();
}

function sumsOf(ranks: readonly (readonly number[])[]): number[] {
  return ranks[0]!.map((_, item) => ranks.reduce((sum, row) => sum + row[item]!, 0));
}

function methodFor(ranks: readonly (readonly number[])[], items: number): ConcordanceMethod {
  let arrangements = 1;
  for (const row of ranks.slice(1)) arrangements *= distinctOrders(row);
  if (arrangements <= mostArrangements) return "exact";
  return items >= fewestItemsForChiSquare ? "chiSquare" : "permutation";
}

function distinctOrders(row: readonly number[]): number {
  let orders = factorial(row.length);
  for (const size of tieSizes(row)) orders /= factorial(size);
  return Math.round(orders);
}

function factorial(count: number): number {
  return count < 2 ? 1 : count * factorial(count - 1);
}

/** What grows with S alone, in whole numbers: the squares of the doubled rank sums. */
function squares(sums: ArrayLike<number>): number {
  let total = 0;
  for (let item = 0; item < sums.length; item++) total += sums[item]! ** 2;
  return total;
}

/** Adds the raters one by one to the rank sums that the raters before can give; sums in another order of the items count as the same. */
function exactShare(ranks: readonly (readonly number[])[]): number {
  const observed = squares(sumsOf(ranks));
  let reached = new Map<string, { readonly sums: readonly number[]; count: number }>([["", { sums: ranks[0]!, count: 1 }]]);
  for (const row of ranks.slice(1)) {
    const orders = ordersOf(row);
    const next = new Map<string, { readonly sums: readonly number[]; count: number }>();
    for (const { sums, count } of reached.values())
      for (const order of orders) {
        const added = sums.map((sum, item) => sum + order[item]!).sort((one, other) => one - other);
        const key = added.join();
        const known = next.get(key);
        if (known) known.count += count;
        else next.set(key, { sums: added, count });
      }
    reached = next;
  }
  let all = 0;
  let asClose = 0;
  for (const { sums, count } of reached.values()) {
    all += count;
    if (squares(sums) >= observed) asClose += count;
  }
  return asClose / all;
}

/** Every distinct order of the values of a row. */
function ordersOf(row: readonly number[]): readonly (readonly number[])[] {
  if (row.length === 0) return [[]];
  return [...new Set(row)].flatMap((first) => {
    const at = row.indexOf(first);
    return ordersOf([...row.slice(0, at), ...row.slice(at + 1)]).map((rest) => [first, ...rest]);
  });
}

function shuffledShare(ranks: readonly (readonly number[])[], seed: number): number {
  const random = createRandom(seed);
  const observed = squares(sumsOf(ranks));
  const [first, ...others] = ranks.map((row) => [...row]);
  const sums = new Float64Array(first!.length);
  let asClose = 1;
  for (let run = 0; run < shuffles; run++) {
    sums.set(first!);
    for (const row of others) {
      for (let item = row.length - 1; item >= 0; item--) {
        const other = Math.floor(random() * (item + 1));
        const rank = row[other]!;
        row[other] = row[item]!;
        row[item] = rank;
        sums[item]! += rank;
      }
    }
    if (squares(sums) >= observed) asClose++;
  }
  return asClose / (shuffles + 1);
}
