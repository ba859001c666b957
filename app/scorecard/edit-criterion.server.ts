import type { z } from "zod";
import { allCriteria } from "#app/domain/scorecard/scorecard.ts";
import { scorecardProblems } from "#app/domain/scorecard/scorecard-problems.ts";
import { Refusal } from "#app/http/refusal.ts";
import { levelsText, readScorecard, updateCriterion } from "#db/queries/scorecard.ts";
import type { EvaluationCriterionRow } from "#db/tables/evaluation.ts";
import { changeScorecard, loggedName, requireCriterion, type FoundCriterion, type ScorecardArgs } from "./change-scorecard.server.ts";
import { heightOf, lastPlace, parentName, refuseParent, type ChangedCriterion } from "./criteria.server.ts";
import { criterionFields } from "./criterion-fields.server.ts";
import { loggedCriterion } from "./logged-criterion.server.ts";
import type { editCriterionForm } from "./scorecard.forms.server.ts";

/** As a form sends it; `whole` where everything is said, whatever the criterion is judged by. */
type Edited = Omit<z.output<typeof editCriterionForm>, "shape"> & {
  readonly shape: z.output<typeof editCriterionForm>["shape"] | "whole";
};

/** Changes a criterion, and moves it below another one; fields that its form does not show stay as they are. What the engine would refuse of it is refused at its field. */
export async function editCriterion(args: ScorecardArgs<Edited>): Promise<ChangedCriterion> {
  const { project, value } = args;
  return changeScorecard(args, async (work) => {
    const { scorecard, transaction, tell } = work;
    const found = requireCriterion(args, work, value.criterionId);
    const { row, criterion } = found;
    const isMoved = value.parentId !== row.parentId;
    if (isMoved) {
      if (allCriteria([criterion]).some(({ id }) => id === value.parentId))
        throw new Refusal("scorecard.belowItself", { field: "parentId" });
      refuseParent(scorecard, value.parentId, heightOf(criterion));
    }
    const place = isMoved ? { parentId: value.parentId, position: lastPlace(work, value.parentId) + 1 } : {};
    const changes = { ...columnsOf(value, found), ...place };
    if (!(await updateCriterion(transaction, row.id, value.version, changes))) throw staleCriterion(found);
    const after = await readScorecard(transaction, project.id);
    if (!after) throw new Error("A scorecard is gone in its own change");
    refuseProblems(scorecardProblems(after, [], []), row.id);
    const now = allCriteria(after.criteria).find(({ id }) => id === row.id) ?? criterion;
    const before = { ...loggedCriterion(criterion), parent: parentName(scorecard, row.parentId) };
    const told = { ...loggedCriterion(now), parent: parentName(after, value.parentId) };
    await tell("editCriterion", row.id, { name: loggedName(now.name), before, after: told });
    return { id: row.id, version: value.version + 1, name: loggedName(now.name) };
  });
}

function columnsOf(value: Edited, { criterion }: FoundCriterion): Partial<EvaluationCriterionRow> {
  const { name, nameZh, guidance, guidanceZh, weight, minimum, isTakenOut } = value;
  const words = { name, nameZh, guidance, guidanceZh, weight, isApplicable: isTakenOut ? (0 as const) : (1 as const) };
  // One that has got others below it since its form was made is judged by them.
  const isGroup = criterion.children.length > 0;
  if (isGroup && value.kind !== "score") throw new Refusal("scorecard.groupKind", { field: "kind" });
  const kind = isGroup ? {} : { kind: value.kind };
  const scale = { scaleLow: value.scaleLow, scaleHigh: value.scaleHigh };
  const anchors = anchorsOf(value);
  const levels = value.levels.flatMap(({ level, en, zh }) => (en || zh ? [{ level, text: { en, zh: zh ?? null } }] : []));
  switch (value.shape) {
    case "group":
      return { ...words, ...kind, ...scale, minimum };
    case "score":
      return { ...words, ...kind, ...scale, minimum, levels: levelsText(levels), valuePoints: valuePointsOf(value) };
    case "lowerIsBetter":
      return { ...words, ...kind, anchors, unit: value.unit, levels: levelsText(levels) };
    case "cost":
      return { ...words, ...kind, anchors, discountRate: value.discountRate / 100, levels: levelsText(levels) };
    case "whole": {
      const whole = { unit: value.unit, discountRate: value.discountRate / 100, levels: levelsText(levels) };
      return { ...words, ...kind, ...scale, ...whole, minimum, anchors, valuePoints: valuePointsOf(value) };
    }
    default:
      return value.shape satisfies never;
  }
}

function anchorsOf({ anchorBest, anchorWorst }: Edited): string | null {
  if (anchorBest === null && anchorWorst === null) return null;
  if (anchorBest === null) throw new Refusal("field.required", { field: "anchorBest" });
  if (anchorWorst === null) throw new Refusal("field.required", { field: "anchorWorst" });
  return JSON.stringify([anchorBest, anchorWorst]);
}

/** Values are typed in per cent. */
function valuePointsOf({ valuePoints }: Edited): string | null {
  const points = valuePoints.flatMap(({ score, value }, at) => {
    if (score === undefined && value === undefined) return [];
    if (score === undefined) throw new Refusal("field.required", { field: `valuePoints[${at}].score` });
    if (value === undefined) throw new Refusal("field.required", { field: `valuePoints[${at}].value` });
    return [[score, value / 100] as const];
  });
  return points.length === 0 ? null : JSON.stringify(points);
}

/** What is wrong with the criterion itself; what it lacks yet is only shown. */
function refuseProblems(problems: ReturnType<typeof scorecardProblems>, id: string): void {
  const problem = problems.find(({ criterionId, code }) => criterionId === id && code !== "model.anchors.missing");
  if (!problem) return;
  const field = { scale: "scaleHigh", anchors: "anchorWorst", valuePoints: "valuePoints[0].score" }[problem.field] ?? problem.field;
  throw new Refusal(`scorecard.${problem.code}`, { field, parameters: problem.detail });
}

function staleCriterion({ row, criterion }: FoundCriterion): Refusal {
  return new Refusal("form.stale", { status: 409, detail: { version: row.version, theirs: criterionFields(row, criterion) } });
}
