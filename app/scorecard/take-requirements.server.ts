import type { z } from "zod";
import { requirementCode } from "#app/domain/requirement/requirement.ts";
import { criterionNameOf, renewedGuidance } from "#app/domain/requirement/judged-words.ts";
import { blankCriterion } from "#app/domain/scorecard/new-criteria.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { lockName } from "#db/dialect.ts";
import { rowsOfCriteria } from "#db/queries/new-scorecard.ts";
import { keepPulls, listPulls, type RequirementPull } from "#db/queries/requirement-pulls.ts";
import { findRequirement } from "#db/queries/requirements.ts";
import { insertCriteria, insertRequirements, updateCriterion, updateRequirement } from "#db/queries/scorecard.ts";
import type { EvaluationCriterionRow } from "#db/tables/evaluation.ts";
import type { RequirementRow } from "#db/tables/requirements.ts";
import { changedSince, changeScorecard, type ScorecardArgs, type ScorecardWork } from "./change-scorecard.server.ts";
import { lastPlace, refuseParent, refuseTooMany } from "./criteria.server.ts";
import { mostRequirements } from "./requirements.server.ts";
import type { takeChangeForm, takeRequirementsForm } from "./scorecard.forms.server.ts";

/** Has vendors judged by requirements of the project: each becomes a mandatory one, or a criterion that is scored. None is taken twice. */
export async function takeRequirements(args: ScorecardArgs<z.output<typeof takeRequirementsForm>>): Promise<{ readonly count: number }> {
  const { project, value } = args;
  const ids = Object.keys(value.chosen);
  if (ids.length === 0) throw new Refusal("scorecard.noneTaken", { field: "chosen" });
  return changeScorecard(args, async (work) => {
    const { transaction } = work;
    await lockName(transaction, `requirements:${project.id}`);
    const taken = new Set((await listPulls(transaction, project.id)).map(({ requirementId }) => requirementId));
    const rows: RequirementRow[] = [];
    for (const id of ids) {
      const row = await findRequirement(transaction, project.id, id);
      if (!row || row.removedAt !== null || row.version !== value.chosen[id]) throw changedSince();
      if (taken.has(id)) throw new Refusal("scorecard.takenAlready", { status: 409, parameters: { code: requirementCode(row.number) } });
      rows.push(row);
    }
    rows.sort((left, right) => left.number - right.number);
    const isMandatory = ({ id, priority }: RequirementRow) =>
      (value.place[id] ?? (priority === "must" ? "mandatory" : "scored")) === "mandatory";
    await addMandatory(args, work, rows.filter(isMandatory));
    await addScored(
      args,
      work,
      rows.filter((row) => !isMandatory(row)),
    );
    await work.tell("takeRequirements", project.id, { count: rows.length, codes: rows.map(({ number }) => requirementCode(number)) });
    return { count: rows.length };
  });
}

type TakeArgs = ScorecardArgs<z.output<typeof takeRequirementsForm>>;

async function addMandatory(
  args: TakeArgs,
  { transaction, scorecard, records }: ScorecardWork,
  rows: readonly RequirementRow[],
): Promise<void> {
  const { context, project } = args;
  if (scorecard.requirements.length + rows.length > mostRequirements)
    throw new Refusal("scorecard.tooManyRequirements", { field: "chosen", parameters: { limit: mostRequirements } });
  const last = Math.max(0, ...records.requirements.map(({ position }) => position));
  const made = rows.map((row, at) => ({ row, id: context.newId(), position: last + at + 1 }));
  await insertRequirements(
    transaction,
    made.map(({ row, id, position }) => ({
      ...{ id, projectId: project.id, position, libraryId: null, text: row.statement, textZh: row.statementZh },
      ...{ removedAt: null, removedBy: null, version: 1 },
    })),
  );
  await keepPulls(
    transaction,
    made.map(({ row, id }) => pullOf(args, row, "mandatory", id)),
  );
}

async function addScored(args: TakeArgs, work: ScorecardWork, rows: readonly RequirementRow[]): Promise<void> {
  const { context, project, value } = args;
  if (rows.length === 0) return;
  refuseTooMany(work.scorecard, rows.length);
  refuseParent(work.scorecard, value.parentId, 1);
  const made = rows.map((row) => {
    const statement = { text: row.statement, zh: row.statementZh };
    const guidance = { en: row.statement, zh: row.statementZh };
    return { row, criterion: { ...blankCriterion, id: context.newId(), name: criterionNameOf(statement), guidance } };
  });
  const from = lastPlace(work, value.parentId) + 1;
  await insertCriteria(
    work.transaction,
    rowsOfCriteria(
      project.id,
      made.map(({ criterion }) => criterion),
      value.parentId,
      from,
    ),
  );
  await keepPulls(
    work.transaction,
    made.map(({ row, criterion }) => pullOf(args, row, "scored", criterion.id)),
  );
}

function pullOf(
  { context, project, user }: ScorecardArgs<unknown>,
  row: RequirementRow,
  place: RequirementPull["place"],
  subjectId: string,
) {
  const words = { statement: row.statement, statementZh: row.statementZh };
  return { requirementId: row.id, projectId: project.id, place, subjectId, ...words, pulledBy: user.id, pulledAt: context.now() };
}

/** Has the scorecard say what a requirement says by now. */
export async function takeChange(args: ScorecardArgs<z.output<typeof takeChangeForm>>): Promise<void> {
  const { context, project, value } = args;
  await changeScorecard(args, async (work) => {
    const { transaction, records, tell } = work;
    await lockName(transaction, `requirements:${project.id}`);
    const pull = (await listPulls(transaction, project.id)).find(({ requirementId }) => requirementId === value.requirementId);
    const row = await findRequirement(transaction, project.id, value.requirementId);
    if (!pull || !row || row.removedAt !== null) throw errorResponse(404, context);
    if (row.version !== value.version) throw changedSince();
    const mandatory = records.requirements.find(({ id }) => id === pull.subjectId);
    const criterion = records.criteria.find(({ id }) => id === pull.subjectId);
    if (mandatory) {
      const words = { text: row.statement, textZh: row.statementZh };
      if (!(await updateRequirement(transaction, mandatory.id, mandatory.version, words))) throw changedSince();
    } else if (criterion) {
      if (!(await updateCriterion(transaction, criterion.id, criterion.version, renewed(criterion, pull, row)))) throw changedSince();
    }
    await keepPulls(transaction, [pullOf(args, row, pull.place, pull.subjectId)]);
    const name = { text: row.statement, zh: row.statementZh };
    await tell("takeChange", pull.subjectId, { code: requirementCode(row.number), name });
  });
}

/** The criterion in the requirement's new words; a name that somebody gave it by hand stays. */
function renewed(criterion: EvaluationCriterionRow, pull: RequirementPull, row: RequirementRow) {
  const former = criterionNameOf(pull.statement);
  const now = criterionNameOf({ text: row.statement, zh: row.statementZh });
  const isOwnName = criterion.name !== former.en || criterion.nameZh !== former.zh;
  const guidanceZh = renewedGuidance(criterion.guidanceZh ?? "", pull.statement.zh ?? "", row.statementZh ?? "");
  return {
    guidance: renewedGuidance(criterion.guidance, pull.statement.text, row.statement),
    guidanceZh: guidanceZh === "" ? null : guidanceZh,
    ...(isOwnName ? {} : { name: now.en, nameZh: now.zh }),
  };
}
