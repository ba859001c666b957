import type { BilingualText, Plan } from "../plan/model.ts";

/** What computed evidence says, with the figures that it rests on. */
export interface ComputedEvidence {
  readonly isMet: boolean;
  /** What was counted. */
  readonly figure: "rolesNamed";
  readonly count: number;
  readonly of: number;
  /** What is missing, by name. */
  readonly missing: readonly BilingualText[];
}

/** What evidence can be computed from. */
export interface EvidenceSource {
  readonly plan: Pick<Plan, "roles" | "people">;
}

/** By the id of the criterion. A criterion without an evaluator is never met by itself: it is to be signed. */
export const evaluators: Readonly<Record<string, (source: EvidenceSource) => ComputedEvidence>> = {
  K06: namedRoles,
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
