import type { ProcessFinding } from "../process-problem.ts";
import type { PriorityMatrix } from "./priority-matrix.ts";

/** What a team can keep in view; an owner of more has no time for each. */
const matrixLimits = { factors: 8, processesOfOwner: 4 } as const;

const joins = /\s(?:and|as well as)\s|&|和|与|及|并且|以及|同时/iu;
const begins = /^(?:we (?:need|must)\b|我们(?:需要|必须|要))/iu;

/**
 * What is to be asked about a matrix: factors that name two things at once or are too many, that no process serves, processes that serve none or are nobody's, and owners with too many of them. That each factor is
 * necessary, that all are sufficient and that everybody agrees cannot be seen in the words: the team answers it. Source: Hardaker and Ward 1987.
 */
export function checkMatrix({ factors, processes }: Omit<PriorityMatrix, "borders">): readonly ProcessFinding[] {
  const served = new Set(processes.flatMap(({ impacts }) => impacts));
  const owned = new Map<string, number>();
  for (const { owner } of processes) if (owner !== null) owned.set(owner, (owned.get(owner) ?? 0) + 1);
  const finding = (code: ProcessFinding["code"], at: string | null, detail: ProcessFinding["detail"] = {}): ProcessFinding => ({
    code,
    at,
    detail,
  });
  return [
    ...(factors.length > matrixLimits.factors
      ? [finding("matrix.factors", null, { count: factors.length, limit: matrixLimits.factors })]
      : []),
    ...factors.flatMap(({ id, name }) => [
      ...(joins.test(name.en) || joins.test(name.zh ?? "") ? [finding("matrix.factor.double", id)] : []),
      ...(begins.test(name.en.trim()) && begins.test((name.zh ?? name.en).trim()) ? [] : [finding("matrix.factor.wording", id)]),
      ...(served.has(id) ? [] : [finding("matrix.factor.uncovered", id)]),
    ]),
    ...processes.flatMap(({ id, owner, impacts }) => [
      ...(impacts.length === 0 ? [finding("matrix.process.idle", id)] : []),
      ...(owner === null ? [finding("matrix.process.ownerless", id)] : []),
    ]),
    ...[...owned]
      .filter(([, count]) => count > matrixLimits.processesOfOwner)
      .map(([owner, count]) => finding("matrix.owner.load", null, { owner, count, limit: matrixLimits.processesOfOwner })),
  ];
}
