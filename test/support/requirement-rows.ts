import type { Database } from "#db/tables/index.ts";
import type { RequirementRow } from "#db/tables/requirements.ts";

const at = "2027-01-04T08:00:00.000Z";
const project = { projectId: "p" };

/** A requirement with everything that hangs on one, and one that was deleted. */
export async function fillRequirements(db: Database, arranged: <Row>(rows: Row[]) => Row[]): Promise<void> {
  const plain: RequirementRow = {
    ...{ id: "requirement-1", ...project, number: 1, statement: "Visits are planned", statementZh: "拜访有计划" },
    ...{ kind: "functional", priority: "must", source: "访谈 Interviews", ownerId: "person", disposition: "extend", effortDays: 7.5 },
    ...{ status: "agreed", taskId: "t-1", createdBy: "user-1", createdAt: at, removedAt: null, removedBy: null, version: 3 },
  };
  const deleted = { ...plain, id: "requirement-2", number: 2, statementZh: null, ownerId: null, effortDays: null, taskId: null };
  await db
    .insertInto("requirement")
    .values(arranged([plain, { ...deleted, removedAt: at, removedBy: "user-1" }]))
    .execute();
  await db
    .insertInto("requirementSetting")
    .values({ ...project, nextNumber: 3, capBasis: "share", cap: 0.25, version: 2 })
    .execute();
  const words = { statement: "Visits are planned", statementZh: "拜访有计划" };
  await db
    .insertInto("requirementPull")
    .values({
      requirementId: "requirement-1",
      ...project,
      place: "mandatory",
      subjectId: "rq-1",
      ...words,
      pulledBy: "user-1",
      pulledAt: at,
    })
    .execute();
  await db
    .insertInto("requirementBaseline")
    .values({
      id: "rb-1",
      ...project,
      number: 1,
      note: "签字",
      content: "[]",
      hash: "0".repeat(64),
      takenBy: "user-1",
      takerName: "李娜",
      takenAt: at,
    })
    .execute();
}
