import type { ScorecardCriterion } from "../scorecard/scorecard.ts";

const mostSteps = 10;

/** The scores that are offered for a criterion: every whole step of its scale, or ten of them where it is longer, with those that are described; the lowest first. */
export function levelsToChoose({ scale: [lowest, highest], levels }: Pick<ScorecardCriterion, "scale" | "levels">) {
  const step = Math.max(1, Math.ceil((highest - lowest) / mostSteps));
  const steps = Array.from({ length: Math.floor((highest - lowest) / step) + 1 }, (_, at) => lowest + at * step);
  const described = new Map(levels.map(({ level, text }) => [level, text]));
  return [...new Set([...steps, highest, ...described.keys()])]
    .sort((one, other) => one - other)
    .map((level) => ({ level, text: described.get(level) ?? null }));
}
