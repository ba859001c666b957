import type { ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";

export interface FormLevel {
  readonly level: number;
  readonly en: string;
  readonly zh: string;
}

/** A scale with more steps than these is described at its ends, and where somebody described it. */
const mostSteps = 11;

/** The levels of a criterion that its form offers to describe: every whole score of a short scale, the ends of another, and what was described already. */
export function formLevels({ scale: [lowest, highest], levels }: Pick<ScorecardCriterion, "scale" | "levels">): readonly FormLevel[] {
  const steps = Math.floor(highest) - Math.ceil(lowest) + 1;
  const whole = steps > 0 && steps <= mostSteps ? Array.from({ length: steps }, (_, at) => Math.ceil(lowest) + at) : [lowest, highest];
  const offered = [...new Set([...whole, ...levels.map(({ level }) => level)])].sort((one, other) => one - other);
  return offered.map((level) => {
    const text = levels.find((each) => each.level === level)?.text;
    return { level, en: text?.en ?? "", zh: text?.zh ?? "" };
  });
}
