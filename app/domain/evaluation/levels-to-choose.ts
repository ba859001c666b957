import type { ScorecardCriterion } from "../scorecard/scorecard.ts";

const mostSteps = 10;

/** The scores half-way between whole steps that are offered beside them, the lowest first; none on a scale of more than ten steps, where halves tell nothing apart. 0 to 2: 0.5 and 1.5. */
export function halvesToChoose({ scale: [lowest, highest] }: Pick<ScorecardCriterion, "scale">): readonly number[] {
  if (highest - lowest > mostSteps) return [];
  return Array.from({ length: Math.ceil(highest - lowest) }, (_, at) => lowest + at + 0.5).filter((half) => half < highest);
}

/** The scores that are offered for a criterion: every whole step of its scale, or ten of them where it is longer, with those that are described; the lowest first. */
export function levelsToChoose({ scale: [lowest, highest], levels }: Pick<ScorecardCriterion, "scale" | "levels">) {
  const step = Math.max(1, Math.ceil((highest - lowest) / mostSteps));
  const steps = Array.from({ length: Math.floor((highest - lowest) / step) + 1 }, (_, at) => lowest + at * step);
  const described = new Map(levels.map(({ level, text }) => [level, text]));
  return [...new Set([...steps, highest, ...described.keys()])]
    .sort((one, other) => one - other)
    .map((level) => ({ level, text: described.get(level) ?? null }));
}
