import { copyCriteria } from "#app/domain/scorecard/new-criteria.ts";
import type { Scorecard, ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import type { EvaluationCriterionRow } from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";
import { insertCriteria, insertEvaluation, insertRequirements, judgementText, levelsText, writeWeighing } from "./scorecard.ts";

interface Writing {
  readonly projectId: string;
  readonly userId: string;
  readonly userName: string;
  readonly now: string;
  newId(): string;
}

/** Writes the whole scorecard of a project that has none. */
export async function insertScorecard(db: Database, writing: Writing, scorecard: Scorecard): Promise<void> {
  const { projectId, userId, userName, now } = writing;
  const { method, weighting, criteria, requirements, weighings } = scorecard;
  const made = { createdBy: userId, createdAt: now, version: 1 };
  await insertEvaluation(db, { projectId, method: JSON.stringify(method), weighting, ...made });
  await insertCriteria(db, rowsOfCriteria(projectId, criteria, null));
  await insertRequirements(
    db,
    requirements.map(({ id, libraryId, text }, at) => ({
      ...{ id, projectId, libraryId, position: at + 1, text: text.en, textZh: text.zh },
      ...{ removedAt: null, removedBy: null, version: 1 },
    })),
  );
  for (const { groupId, weigher, judgement, reason } of weighings) {
    const decided = { decidedBy: userId, deciderName: userName, updatedAt: now };
    const said = judgement === null ? null : judgementText(judgement);
    await writeWeighing(db, { projectId, groupId, weigher, judgement: said, reason, ...decided }, 0);
  }
}

/** Rows of criteria and everything below them; the first of them takes the place `from`. */
export function rowsOfCriteria(
  projectId: string,
  criteria: readonly ScorecardCriterion[],
  parentId: string | null,
  from = 1,
): EvaluationCriterionRow[] {
  return criteria.flatMap((criterion, at) => [
    rowOf(projectId, criterion, parentId, from + at),
    ...rowsOfCriteria(projectId, criterion.children, criterion.id),
  ]);
}

function rowOf(projectId: string, criterion: ScorecardCriterion, parentId: string | null, position: number): EvaluationCriterionRow {
  const { id, libraryId, name, guidance, kind, unit, weight, weighting, scale, levels } = criterion;
  const { valuePoints, anchors, discountRate, minimum, isApplicable } = criterion;
  return {
    ...{ id, projectId, parentId, position, libraryId, kind, unit, weight, weighting, discountRate, minimum },
    name: name.en,
    nameZh: name.zh,
    guidance: guidance.en,
    guidanceZh: guidance.zh,
    scaleLow: scale[0],
    scaleHigh: scale[1],
    levels: levelsText(levels),
    valuePoints: valuePoints && JSON.stringify(valuePoints),
    anchors: anchors && JSON.stringify(anchors),
    isApplicable: isApplicable ? 1 : 0,
    removedAt: null,
    removedBy: null,
    version: 1,
  };
}

/** A scorecard for another project: with the same method, criteria and agreed weights, without what the committee's members said. */
export function copyScorecard(scorecard: Scorecard, newId: () => string): Scorecard {
  const { criteria, ids } = copyCriteria(scorecard.criteria, newId);
  const idOf = (id: string) => ids.get(id) ?? id;
  const { weightConstraint } = scorecard.method;
  return {
    ...scorecard,
    criteria,
    method: {
      ...scorecard.method,
      weightConstraint:
        typeof weightConstraint === "string"
          ? weightConstraint
          : Object.fromEntries(Object.entries(weightConstraint).map(([id, bounds]) => [idOf(id), bounds])),
    },
    requirements: scorecard.requirements.map((requirement) => ({ ...requirement, id: newId() })),
    weighings: scorecard.weighings.flatMap(({ groupId, judgement, ...weighing }) => {
      if (groupId !== "" && !ids.has(groupId)) return [];
      return [{ ...weighing, groupId: groupId === "" ? "" : idOf(groupId), judgement: judgement && copyJudgement(judgement, idOf) }];
    }),
  };
}

function copyJudgement(judgement: NonNullable<Scorecard["weighings"][number]["judgement"]>, idOf: (id: string) => string) {
  if (judgement.kind === "pairs")
    return { ...judgement, pairs: judgement.pairs.map(([first, second, ratio]) => [idOf(first), idOf(second), ratio] as const) };
  return { ...judgement, numbers: Object.fromEntries(Object.entries(judgement.numbers).map(([id, number]) => [idOf(id), number])) };
}
