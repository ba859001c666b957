import type { SimulationRequest } from "#app/domain/process/simulation/simulate.ts";
import { UsageError } from "./command.ts";

const limits: Readonly<Record<keyof SimulationRequest, readonly [least: number, most: number]>> = {
  cases: [1, 1_000_000],
  warmUp: [0, 1_000_000],
  replications: [2, 1_000],
  seed: [0, 4_294_967_295],
};
/** About three seconds of work. */
const usualSteps = 10_000_000;

/**
 * What `--simulate` asks for: `none`, or settings such as `cases=5000,seed=3` in place of the usual ones: 1,000 cases after 200, 20 times, with fewer cases where each takes many steps.
 */
export function simulationRequest(text: string, stepsOfCase: number): SimulationRequest | null {
  if (text === "none") return null;
  const given = new Map(text.split(",").flatMap((piece) => (piece.trim() === "" ? [] : [readSetting(piece.trim())])));
  const replications = given.get("replications") ?? 20;
  const cases =
    given.get("cases") ?? Math.max(20, Math.min(1_000, Math.floor(usualSteps / (1.2 * replications * Math.max(1, stepsOfCase)))));
  return { cases, replications, warmUp: given.get("warmUp") ?? Math.ceil(cases / 5), seed: given.get("seed") ?? 1 };
}

function readSetting(piece: string): readonly [keyof SimulationRequest, number] {
  const [, word = "", digits = ""] = /^(\w+)=(\d{1,10})$/.exec(piece) ?? [];
  const name = (["cases", "warmUp", "replications", "seed"] as const).find((each) => each === word);
  if (name === undefined)
    throw new UsageError("--simulate is none, or cases=, warmUp=, replications= and seed= with whole numbers between commas.");
  const value = Number(digits);
  const [least, most] = limits[name];
  if (value < least || value > most) throw new UsageError(`--simulate ${name}= is from ${least} to ${most}.`);
  return [name, value];
}
