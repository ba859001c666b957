import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { readResourceProblem } from "#app/domain/levelling/resource-problem.ts";
import { solveResourceProblem } from "#app/domain/levelling/solve-resource-problem.ts";
import type { CommandSurroundings } from "../command.ts";
import { rounded, times, type BenchResult } from "./measure.ts";

const instance = z.object({
  set: z.string(),
  capacity: z.array(z.number()),
  durations: z.array(z.number()),
  demands: z.array(z.array(z.number())),
  successors: z.array(z.array(z.number())),
  best: z.number(),
});

const budgets = [1, 100, 1_000];

/**
 * How much longer than the best known makespans of PSPLIB (of J30: the optimal ones) the schedules of the search are, by its budget. The instances are
 * read from the folder that `ROLLOUT_GOLDEN` names; their terms do not let them be kept here.
 */
export function* benchPsplib(env: CommandSurroundings["env"]): Generator<BenchResult> {
  const file = env.ROLLOUT_GOLDEN === undefined ? "" : path.join(env.ROLLOUT_GOLDEN, "psplib.jsonl.gz");
  if (!existsSync(file)) {
    yield { size: "not measured: ROLLOUT_GOLDEN names no folder with psplib.jsonl.gz" };
    return;
  }
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
  const instances = lines.map((line) => instance.parse(JSON.parse(line)));
  for (const set of new Set(instances.map((one) => one.set))) {
    const members = instances.filter((one) => one.set === set);
    for (const budget of budgets) yield { size: `${set}, ${members.length} instances, ${budget} schedules`, ...measure(members, budget) };
  }
}

function measure(members: readonly z.infer<typeof instance>[], budget: number): Omit<BenchResult, "size"> {
  const elapsed: number[] = [];
  let excess = 0;
  let bestFound = 0;
  for (const { capacity, best, ...given } of members) {
    const problem = readResourceProblem({ ...given, capacities: capacity });
    const start = performance.now();
    const { makespan, schedules } = solveResourceProblem(problem, budget, 1);
    elapsed.push(performance.now() - start);
    if (schedules > budget) throw new Error(`${schedules} schedules were generated instead of ${budget}`);
    excess += (makespan - best) / best;
    if (makespan <= best) bestFound++;
  }
  return { excessPercent: rounded((100 * excess) / members.length), bestFound, ...times(elapsed) };
}
