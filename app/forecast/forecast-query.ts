/** How much tasks without an estimate may vary around their duration. */
export const spreads = { none: null, small: [0.95, 1.15], usual: [0.9, 1.3], large: [0.8, 1.6] } as const satisfies Record<
  string,
  readonly [optimistic: number, pessimistic: number] | null
>;
export type Spread = keyof typeof spreads;
export const spreadNames = Object.keys(spreads) as Spread[];

/** How much the tasks of one phase run late together. */
export const sharedLuck = { none: 0, some: 0.3, much: 0.6 } as const;
export type SharedLuck = keyof typeof sharedLuck;
export const sharedLuckNames = Object.keys(sharedLuck) as SharedLuck[];

export const runCounts = [1000, 10_000, 50_000] as const;

/** What a forecast is made of besides the plan; it stands in the address of the page. */
export interface ForecastQuery {
  readonly spread: Spread;
  readonly luck: SharedLuck;
  readonly runs: number;
  readonly seed: number;
}

const usual: ForecastQuery = { spread: "usual", luck: "some", runs: 10_000, seed: 1 };
const greatestSeed = 1_000_000;

/** Reads the address of the page; what makes no sense there is as usual. */
export function readForecastQuery(parameters: URLSearchParams): ForecastQuery {
  const seed = Number(parameters.get("seed") ?? usual.seed);
  return {
    spread: spreadNames.find((name) => name === parameters.get("spread")) ?? usual.spread,
    luck: sharedLuckNames.find((name) => name === parameters.get("luck")) ?? usual.luck,
    runs: runCounts.find((count) => String(count) === parameters.get("runs")) ?? usual.runs,
    seed: Number.isInteger(seed) && seed >= 0 && seed <= greatestSeed ? seed : usual.seed,
  };
}
