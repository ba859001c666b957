import type { Database } from "#db/tables/index.ts";

const at = "2027-01-04T08:00:00.000Z";

/** A small scorecard: a score, weeks, costs at 8 % a year, and two mandatory requirements. */
export async function fillScorecard(db: Database, projectId: string, method: object = {}): Promise<void> {
  await db
    .insertInto("evaluation")
    .values({ projectId, method: JSON.stringify(method), weighting: "points", createdBy: null, createdAt: at, version: 1 })
    .execute();
  const criteria = [
    { id: "services", name: "Consulting services", nameZh: "顾问服务", kind: "score" },
    { id: "weeks", name: "Weeks to complete", nameZh: "完成周数", kind: "lowerIsBetter" },
    { id: "cost", name: "Cost", nameZh: "成本", kind: "cost" },
  ];
  const scale = { weighting: "points", scaleLow: 0, scaleHigh: 5, levels: "[]", valuePoints: null, anchors: null, discountRate: 0.08 };
  const rest = { parentId: null, libraryId: null, guidance: "", guidanceZh: null, weight: 10, minimum: null, isApplicable: 1 };
  for (const [position, criterion] of criteria.entries())
    await db
      .insertInto("evaluationCriterion")
      .values({
        ...criterion,
        id: scorecardId(criterion.id, projectId),
        projectId,
        position,
        ...scale,
        ...rest,
        removedAt: null,
        removedBy: null,
        version: 1,
      })
      .execute();
  for (const [position, [id = "", text = "", textZh = ""]] of requirements.entries())
    await db
      .insertInto("evaluationRequirement")
      .values({
        id: scorecardId(id, projectId),
        projectId,
        position,
        libraryId: null,
        text,
        textZh,
        removedAt: null,
        removedBy: null,
        version: 1,
      })
      .execute();
}

const requirements = [
  ["residency", "Data stays in the country", "数据存于境内"],
  ["export", "All data can be taken out", "全部数据可以导出"],
];

/** What a criterion or a requirement of that scorecard is called: several projects have the same. */
export function scorecardId(name: string, projectId: string): string {
  return `${name}-${projectId}`;
}
