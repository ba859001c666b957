import { usualCap, type ExtensionCap } from "#app/domain/requirement/extension-cap.ts";
import type { OutlineRequirement } from "#app/domain/plan/outline.ts";
import type { Requirement } from "#app/domain/requirement/requirement.ts";
import type { Database } from "../tables/index.ts";
import { keepPulls, listPulls, type RequirementPull } from "./requirement-pulls.ts";
import { insertRequirementRows, listRequirements, readExtensionCap, takeRequirementNumbers, writeExtensionCap } from "./requirements.ts";

interface Writing {
  readonly projectId: string;
  readonly userId: string;
  readonly now: string;
  newId(): string;
}

/** What a copy of a project takes along of its requirements: what was agreed on with a signature stays where it was. */
export interface RequirementCopy {
  readonly requirements: readonly Requirement[];
  readonly cap: ExtensionCap;
  readonly pulls: readonly RequirementPull[];
}

export async function readRequirementCopy(db: Database, projectId: string): Promise<RequirementCopy> {
  const { basis, cap } = await readExtensionCap(db, projectId);
  return { requirements: await listRequirements(db, projectId), cap: { basis, cap }, pulls: await listPulls(db, projectId) };
}

/** What of the original is what in the copy. */
export interface CopiedIds {
  readonly tasks: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  /** Mandatory requirements and criteria of the scorecard; none where the copy has no scorecard. */
  readonly subjects: ReadonlyMap<string, string>;
}

/** Writes the requirements of a new project, with codes from the first. */
export async function insertRequirementCopy(db: Database, writing: Writing, source: RequirementCopy, ids: CopiedIds): Promise<void> {
  const { requirements, cap, pulls } = source;
  if (requirements.length === 0) return;
  const copied = await insertCopies(
    db,
    writing,
    requirements.map(({ statement, kind, priority, source: from, ownerId, disposition, effortDays, status, taskId }) => ({
      ...{ statement: statement.text, statementZh: statement.zh, kind, priority, source: from, disposition, effortDays, status },
      ownerId: ids.people.get(ownerId ?? "") ?? null,
      taskId: ids.tasks.get(taskId ?? "") ?? null,
    })),
  );
  if (cap.basis !== usualCap.basis || cap.cap !== usualCap.cap) await writeExtensionCap(db, writing.projectId, cap, 1);
  const newIds = new Map(requirements.map(({ id }, at) => [id, copied[at] ?? ""]));
  await keepPulls(
    db,
    pulls.flatMap(({ requirementId, place, subjectId, statement }) => {
      const [requirement, subject] = [newIds.get(requirementId), ids.subjects.get(subjectId)];
      if (requirement === undefined || subject === undefined) return [];
      const words = { statement: statement.text, statementZh: statement.zh };
      const by = { pulledBy: writing.userId, pulledAt: writing.now };
      return [{ requirementId: requirement, projectId: writing.projectId, place, subjectId: subject, ...words, ...by }];
    }),
  );
}

/** Writes what a template asks for as drafts, tied to the tasks of the new project. */
export async function insertOutlinedRequirements(db: Database, writing: Writing, outlined: readonly OutlineRequirement[]): Promise<void> {
  if (outlined.length === 0) return;
  await insertCopies(
    db,
    writing,
    outlined.map(({ statement, kind, priority, source, disposition, taskId }) => ({
      ...{ statement: statement.text, statementZh: statement.zh, kind, priority, source, disposition, taskId },
      ...{ ownerId: null, effortDays: null, status: "draft" },
    })),
  );
}

type Copied = Omit<
  Parameters<typeof insertRequirementRows>[1][number],
  "id" | "projectId" | "number" | "createdBy" | "createdAt" | "removedAt" | "removedBy" | "version"
>;

async function insertCopies(
  db: Database,
  { projectId, userId, now, newId }: Writing,
  copies: readonly Copied[],
): Promise<readonly string[]> {
  const first = await takeRequirementNumbers(db, projectId, copies.length);
  const life = { createdBy: userId, createdAt: now, removedAt: null, removedBy: null, version: 1 };
  const rows = copies.map((copy, at) => ({ id: newId(), projectId, number: first + at, ...copy, ...life }));
  await insertRequirementRows(db, rows);
  return rows.map(({ id }) => id);
}
