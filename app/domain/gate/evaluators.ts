import type { EvaluationFacts } from "../evaluation/evaluation-facts.ts";
import { isSame, type BaselinedRequirement } from "../requirement/baseline.ts";
import type { BilingualText, Plan } from "../plan/model.ts";
import type { Threshold } from "./criterion.ts";

/** What computed evidence says, with the figures that it rests on. */
export interface ComputedEvidence {
  readonly isMet: boolean;
  /** What was counted. */
  readonly figure: "rolesNamed" | "requirementsFixed" | "requirementsBaselined" | "membersScored" | "dissentOpen" | "weightsStable";
  readonly count: number;
  readonly of: number;
  /** What is missing, by name. */
  readonly missing: readonly BilingualText[];
}

/** What evidence can be computed from. */
export interface EvidenceSource {
  readonly plan: Pick<Plan, "roles" | "people">;
  /** What is known of the evaluation of vendors; null before its scores are revealed. */
  readonly evaluation: EvaluationFacts | null;
  /** The baselines of the project's requirements, the first one first. */
  readonly requirementBaselines: readonly DatedBaseline[];
  /** The limits of the criterion. */
  readonly thresholds: readonly Threshold[];
}

/** Requirements that were agreed on, and when somebody fixed them. An instant. */
export interface DatedBaseline {
  readonly takenAt: string;
  readonly requirements: readonly BaselinedRequirement[];
}

/** By the id of the criterion. A criterion without an evaluator is never met by itself: it is to be signed. */
export const evaluators: Readonly<Record<string, (source: EvidenceSource) => ComputedEvidence | null>> = {
  K06: namedRoles,
  K09: requirementsFirst,
  K10: everybodyScored,
  K11: weightsStable,
};

/** What the live data say of a criterion; null where nothing can be computed yet. */
export function computeEvidence(criterionId: string, source: EvidenceSource): ComputedEvidence | null {
  const evaluator = Object.hasOwn(evaluators, criterionId) ? evaluators[criterionId] : undefined;
  return evaluator?.(source) ?? null;
}

const neededRoles: readonly (readonly [code: string, name: BilingualText])[] = [
  ["SPO", { text: "Executive sponsor", zh: "高层发起人" }],
  ["STC", { text: "Steering committee", zh: "指导委员会" }],
  ["IT", { text: "IT operations", zh: "IT 运维负责人" }],
  ["HR", { text: "HR partner", zh: "人力资源伙伴" }],
];
const departments: readonly string[] = ["SAL", "MKT", "SVC"];
const someDepartment: BilingualText = { text: "An affected department", zh: "受影响部门" };

/**
 * Whether the sponsor, the committee, IT, HR and every department that the plan has a role for are people of the project. A role that the
 * plan lacks counts as missing; of the departments at least one is needed.
 */
function namedRoles({ plan: { roles, people } }: EvidenceSource): ComputedEvidence {
  const known = new Set(people.map(({ id }) => id));
  const isNamed = (code: string) => roles.some((role) => role.code === code && role.personId !== null && known.has(role.personId));
  const affected = roles.filter(({ code }) => departments.includes(code)).map(({ code, name }) => [code, name] as const);
  const wanted = [...neededRoles, ...(affected.length > 0 ? affected : [["", someDepartment] as const])];
  const nameOf = (code: string, name: BilingualText) => roles.find((role) => role.code === code)?.name ?? name;
  const missing = wanted.filter(([code]) => !isNamed(code)).map(([code, name]) => nameOf(code, name));
  return { isMet: missing.length === 0, figure: "rolesNamed", count: wanted.length - missing.length, of: wanted.length, missing };
}

/**
 * Whether a baseline of the requirements was taken before the first score was entered: told are those of the newest baseline that stood in the last one before that score as they stand now. Where the
 * project takes no baselines, it is whether the mandatory requirements were fixed, with the scorecard that they are part of. Null before the reveal, without a score, and where neither is there: then
 * somebody signs that.
 */
function requirementsFirst({ evaluation, requirementBaselines }: EvidenceSource): ComputedEvidence | null {
  if (!evaluation || evaluation.firstScoreAt === null) return null;
  const { requirements: mandatory, fixedAt, firstScoreAt } = evaluation;
  const newest = requirementBaselines.at(-1);
  if (newest) {
    const before = requirementBaselines.findLast(({ takenAt }) => takenAt <= firstScoreAt);
    const fixed = new Map(before?.requirements.map((each) => [each.number, each]));
    const count = newest.requirements.filter((each) => isSame(each, fixed.get(each.number))).length;
    return { isMet: before !== undefined, figure: "requirementsBaselined", count, of: newest.requirements.length, missing: [] };
  }
  if (mandatory === 0) return null;
  const isMet = fixedAt <= firstScoreAt;
  return { isMet, figure: "requirementsFixed", count: isMet ? mandatory : 0, of: mandatory, missing: [] };
}

/**
 * Whether every seat that counts has judged every vendor or is recused, and the decision is carried: with its signatures stands who dissents, and why. Scores are blind by themselves. Members are not
 * named: whoever reads the gates need not be of the committee. Null before the reveal.
 */
function everybodyScored({ evaluation }: EvidenceSource): ComputedEvidence | null {
  if (!evaluation || evaluation.seats === 0) return null;
  const { seats: of, finishedSeats: count, isDecided } = evaluation;
  const figure = count === of && !isDecided ? "dissentOpen" : "membersScored";
  return { isMet: count === of && isDecided, figure, count, of, missing: [] };
}

/**
 * Whether the vendor in front stays there when the weight of any one criterion moves by the share that the limit names, up or down, all other weights keeping their proportions. Criteria are
 * not named, as members are not. Null before the reveal, while prices are sealed, and while nobody is in front. Weight 0.2 and a limit of 0.2: first from 0.16 to 0.24.
 */
function weightsStable({ evaluation, thresholds }: EvidenceSource): ComputedEvidence | null {
  const stability = evaluation?.stability ?? [];
  const change = thresholds.find(({ name }) => name === "relativeWeightChange")?.value;
  if (stability.length === 0 || change === undefined) return null;
  const holds = stability.filter(({ weight, low, high, lowBy, highBy }) => {
    const isSafeBelow = lowBy === null || low <= weight * (1 - change);
    return isSafeBelow && (highBy === null || high >= Math.min(1, weight * (1 + change)));
  });
  return { isMet: holds.length === stability.length, figure: "weightsStable", count: holds.length, of: stability.length, missing: [] };
}
