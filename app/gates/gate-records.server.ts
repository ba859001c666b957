import type { EvaluationFacts } from "#app/domain/evaluation/evaluation-facts.ts";
import { criteriaOfGate, type AskedCriterion } from "#app/domain/gate/criterion.ts";
import { computeEvidence, type DatedBaseline } from "#app/domain/gate/evaluators.ts";
import { evidenceOf, type Evidence } from "#app/domain/gate/evidence.ts";
import { gateState, type GateState } from "#app/domain/gate/mark.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import type { GateCriterion } from "#app/domain/template/gate-criterion.ts";
import type { Day } from "#app/domain/time/day.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { readEvaluationFacts } from "#app/http/evaluation/evaluation-facts.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectMembership } from "#db/queries/projects.ts";
import { readGateRecords, storedLimits, type GateRecords } from "#db/queries/gates.ts";
import { listRequirementBaselines } from "#db/queries/requirement-baselines.ts";
import { listTemplateTaskIds } from "#db/queries/task-background.ts";
import type { GateConditionRow, GateCriterionRow, GateDecisionRow, GateSignatureRow, GateWaiverRow } from "#db/tables/gates.ts";
import type { Database } from "#db/tables/index.ts";

/** A criterion of a gate as it stands today, with everything that was recorded of it. */
export interface StandingCriterion extends AskedCriterion, Evidence {
  /** The task that must not begin before it is met, where the plan has it. */
  readonly beforeTask: PlanTask | null;
  /** Of the project's own and chosen ones. */
  readonly added: GateCriterionRow | null;
  readonly thresholdVersion: number;
  readonly signatures: readonly GateSignatureRow[];
  readonly waivers: readonly GateWaiverRow[];
}

export interface Gate {
  readonly task: PlanTask;
  readonly state: GateState;
  readonly criteria: readonly StandingCriterion[];
  /** Of the project's own ones that were removed; who removed one may put it back. */
  readonly removed: readonly GateCriterionRow[];
  /** The oldest first, withdrawals among them. */
  readonly decisions: readonly GateDecisionRow[];
  /** The decision that stands; null when there is none, or it was withdrawn. */
  readonly current: GateDecisionRow | null;
  /** Of all decisions. */
  readonly conditions: readonly GateConditionRow[];
}

type GateReader = Pick<ProjectCaller, "context"> & { readonly project: ProjectMembership };

/**
 * The gates of a plan in the order of their tasks, and those milestones at which criteria are decided, as they stand on the project's
 * today.
 */
export async function readGatesOf({ context, project }: GateReader, db: Database, plan: Plan): Promise<Gate[]> {
  const { gateCriteria } = await loadMethodology(context.contentDirectory);
  const source = {
    plan,
    library: gateCriteria,
    templateKey: project.templateKey,
    templateIds: await listTemplateTaskIds(db, project.id),
    records: await readGateRecords(db, project.id),
    evaluation: await readEvaluationFacts(db, project.id),
    requirementBaselines: await listRequirementBaselines(db, project.id),
    today: todayIn(project.timeZone, context.now()),
  };
  return plan.tasks
    .filter(({ kind }) => kind === "gate" || kind === "milestone")
    .map((task) => gateOf(task, source))
    .filter(({ task, criteria, decisions }) => task.kind === "gate" || criteria.length + decisions.length > 0);
}

interface GateSource {
  readonly plan: Plan;
  readonly library: readonly GateCriterion[];
  readonly templateKey: string | null;
  /** The template's id of each task that came from one. */
  readonly templateIds: ReadonlyMap<string, string>;
  readonly records: GateRecords;
  readonly evaluation: EvaluationFacts | null;
  readonly requirementBaselines: readonly DatedBaseline[];
  readonly today: Day;
}

function gateOf(
  task: PlanTask,
  { plan, library, templateKey, templateIds, records, evaluation, requirementBaselines, today }: GateSource,
): Gate {
  const isHere = ({ taskId }: { readonly taskId: string }) => taskId === task.id;
  const rows = records.criteria.filter(isHere);
  const present = rows.filter(({ removedAt }) => removedAt === null);
  const limits = new Map(records.thresholds.map((row) => [row.criterionId, storedLimits(row.limits)]));
  const asked = criteriaOfGate(library, { templateKey, templateTaskId: templateIds.get(task.id) ?? null, added: present, limits });
  const decisions = records.decisions.filter(isHere);
  const newest = decisions.at(-1);
  return {
    task,
    state: gateState(task.progress, plan.gates[task.id], today),
    criteria: asked.map((criterion) => {
      const isOfIt = ({ criterionId }: { readonly criterionId: string }) => criterionId === criterion.id;
      const signatures = records.signatures.filter(isHere).filter(isOfIt);
      const waivers = records.waivers.filter(isHere).filter(isOfIt);
      const added = present.find(({ id, libraryId }) => (libraryId ?? id) === criterion.id) ?? null;
      const beforeId = [...templateIds].find(([, templateId]) => templateId === criterion.before)?.[0] ?? added?.beforeTaskId;
      return {
        ...criterion,
        ...evidenceOf(criterion, {
          computed: computeEvidence(criterion.id, { plan, evaluation, requirementBaselines, thresholds: criterion.thresholds }),
          signature: signatures.findLast(({ withdrawnAt }) => withdrawnAt === null) ?? null,
          waivers: waivers.filter(({ endedAt }) => endedAt === null),
          today,
        }),
        beforeTask: plan.tasks.find(({ id }) => id === beforeId) ?? null,
        added,
        thresholdVersion: records.thresholds.find((row) => row.criterionId === criterion.id)?.version ?? 0,
        signatures,
        waivers,
      };
    }),
    removed: rows.filter(({ removedAt }) => removedAt !== null),
    decisions,
    current: newest && newest.outcome !== "withdrawn" ? newest : null,
    conditions: records.conditions.filter(isHere),
  };
}
