import { loadMethodology } from "#app/content/methodology.server.ts";
import { criteriaOfGate } from "#app/domain/gate/criterion.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import type { PlanCaller } from "#app/http/plan-change.server.ts";
import { readGateRecords } from "#db/queries/gates.ts";
import type { MethodRecord } from "#db/queries/project-method.ts";
import { listTemplateTaskIds } from "#db/queries/task-background.ts";
import type { GateCriterionRow } from "#db/tables/gates.ts";
import type { Database } from "#db/tables/index.ts";

/**
 * What gates that stay in the plan would no longer ask for under another method, as criteria that the project chose itself: so that nothing
 * that was signed is lost from sight, and no gate is passed without the evidence that it asked for.
 */
export async function keptCriteria(
  db: Database,
  { context, project, user }: PlanCaller,
  plan: Plan,
  before: Pick<MethodRecord, "key">,
  after: Pick<MethodRecord, "key" | "ids">,
): Promise<readonly GateCriterionRow[]> {
  const { gateCriteria } = await loadMethodology(context.contentDirectory);
  const records = await readGateRecords(db, project.id);
  const formerIds = await listTemplateTaskIds(db, project.id);
  const ofTemplate = new Map([...formerIds].map(([id, templateId]) => [templateId, id]));
  const laterIds = new Map(Object.entries(after.ids).map(([methodId, id]) => [id, methodId]));
  const rowsOf = new Map<string, GateCriterionRow[]>();
  for (const row of records.criteria) {
    const known = rowsOf.get(row.taskId);
    if (known) known.push(row);
    else rowsOf.set(row.taskId, [row]);
  }
  return plan.tasks.flatMap(({ id: taskId }) => {
    const own = rowsOf.get(taskId) ?? [];
    const added = own.filter(({ removedAt }) => removedAt === null);
    const source = { added, limits: new Map<string, Readonly<Record<string, number>>>() };
    const asked = criteriaOfGate(gateCriteria, { ...source, templateKey: before.key, templateTaskId: formerIds.get(taskId) ?? null });
    const later = criteriaOfGate(gateCriteria, { ...source, templateKey: after.key, templateTaskId: laterIds.get(taskId) ?? null });
    const still = new Set(later.map(({ id }) => id));
    const last = Math.max(0, ...own.map(({ position }) => position));
    return asked
      .filter(({ id }) => !still.has(id))
      .map(({ id, text, before: earlier }, index) => ({
        id: context.newId(),
        projectId: project.id,
        taskId,
        position: last + 1 + index,
        libraryId: id,
        beforeTaskId: (earlier === null ? null : ofTemplate.get(earlier)) ?? null,
        text: text.text,
        createdBy: user.id,
        createdAt: context.now(),
        removedAt: null,
        removedBy: null,
        version: 1,
      }));
  });
}
