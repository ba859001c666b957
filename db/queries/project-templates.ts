import { z } from "zod";
import type { PlanOutline } from "#app/domain/plan/outline.ts";
import { dispositions, priorities, requirementKinds } from "#app/domain/requirement/requirement.ts";
import { taskKinds } from "#app/domain/plan/model.ts";
import { lagUnits, linkTypes } from "#app/domain/schedule/network.ts";
import { customSchema } from "./plan-rows.ts";
import { fieldsSchema } from "./custom-fields.ts";
import type { Database } from "../tables/index.ts";
import type { ProjectTemplateRow } from "../tables/projects.ts";
import { criticalitySchema } from "./criticality.ts";
import { ordinaryCriticality } from "#app/domain/plan/criticality.ts";

const text = z.object({ text: z.string(), zh: z.string().nullable() });
const outlineSchema: z.ZodType<PlanOutline> = z.object({
  tasks: z.array(
    z.object({
      id: z.string(),
      parentId: z.string().nullable(),
      kind: z.enum(taskKinds),
      name: text,
      durationMinutes: z.number(),
      elapsed: z.boolean(),
      roleCode: z.string().nullable(),
      deliverable: text,
      doneWhen: text,
      items: z.array(z.string()),
      area: z.string().nullable(),
      // Templates saved by earlier releases have neither.
      description: z.string().default(""),
      steps: z.array(z.string()).default([]),
      custom: customSchema.default({}),
      criteria: z.object({ library: z.array(z.string()), own: z.array(z.string()) }).default({ library: [], own: [] }),
    }),
  ),
  links: z.array(
    z.object({ predecessorId: z.string(), successorId: z.string(), type: z.enum(linkTypes), lag: z.number(), lagUnit: z.enum(lagUnits) }),
  ),
  roles: z.array(z.object({ code: z.string(), name: text })),
  // Templates saved by earlier releases have none.
  fields: fieldsSchema.default([]),
  goLiveTaskId: z.string().nullable(),
  // Templates saved by earlier releases have none.
  criticality: criticalitySchema.default(ordinaryCriticality),
  limits: z.record(z.string(), z.record(z.string(), z.number())).default({}),
  before: z.record(z.string(), z.string()).default({}),
  // Templates saved by earlier releases have none.
  budget: z.array(z.object({ name: text, category: z.string(), takesHours: z.boolean() })).default([]),
  requirements: z
    .array(
      z.object({
        statement: text,
        kind: z.enum(requirementKinds),
        priority: z.enum(priorities),
        source: z.string(),
        disposition: z.enum(dispositions),
        taskId: z.string().nullable(),
      }),
    )
    .default([]),
  minutesPerDay: z.number(),
});

export interface ProjectTemplate extends Omit<ProjectTemplateRow, "outline"> {
  readonly outline: PlanOutline;
  /** Null when the account is gone. */
  readonly author: string | null;
}

/** The templates people saved, without their outlines; removed ones are left out. */
export async function listProjectTemplates(db: Database): Promise<Omit<ProjectTemplate, "outline">[]> {
  return withoutOutlines(db).where("projectTemplate.removedAt", "is", null).orderBy("projectTemplate.id").execute();
}

export interface RemovedTemplate extends Omit<ProjectTemplate, "outline" | "removedAt"> {
  readonly removedAt: string;
  /** Null when the account is gone. */
  readonly remover: string | null;
}

/** The templates in the trash, the one removed last first. */
export async function listRemovedTemplates(db: Database): Promise<RemovedTemplate[]> {
  const rows = await withoutOutlines(db)
    .leftJoin("appUser as remover", "remover.id", "projectTemplate.removedBy")
    .select("remover.name as remover")
    .where("projectTemplate.removedAt", "is not", null)
    .orderBy("projectTemplate.removedAt", "desc")
    .orderBy("projectTemplate.id")
    .execute();
  return rows.flatMap(({ removedAt, ...row }) => (removedAt === null ? [] : [{ ...row, removedAt }]));
}

/** Deletes the templates for good that were removed before an instant; answers how many. */
export async function purgeTemplates(db: Database, before: string): Promise<number> {
  const result = await db.deleteFrom("projectTemplate").where("removedAt", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}

function withoutOutlines(db: Database) {
  return db
    .selectFrom("projectTemplate")
    .leftJoin("appUser", "appUser.id", "projectTemplate.createdBy")
    .select([
      "projectTemplate.id",
      "projectTemplate.name",
      "projectTemplate.summary",
      "projectTemplate.edition",
      "projectTemplate.version",
      "projectTemplate.createdBy",
      "projectTemplate.createdAt",
      "projectTemplate.savedAt",
      "projectTemplate.removedAt",
      "projectTemplate.removedBy",
      "appUser.name as author",
    ]);
}

/** A template by its id, a removed one as well. */
export async function findProjectTemplate(db: Database, id: string): Promise<ProjectTemplate | undefined> {
  const row = await templates(db).where("projectTemplate.id", "=", id).executeTakeFirst();
  return row && template(row);
}

function templates(db: Database) {
  return db
    .selectFrom("projectTemplate")
    .leftJoin("appUser", "appUser.id", "projectTemplate.createdBy")
    .selectAll("projectTemplate")
    .select("appUser.name as author");
}

function template({ outline, ...row }: ProjectTemplateRow & { author: string | null }): ProjectTemplate {
  return { ...row, outline: outlineSchema.parse(JSON.parse(outline)) };
}

export async function insertProjectTemplate(
  db: Database,
  entry: Omit<ProjectTemplateRow, "outline"> & { outline: PlanOutline },
): Promise<void> {
  await db
    .insertInto("projectTemplate")
    .values({ ...entry, outline: JSON.stringify(entry.outline) })
    .execute();
}

type TemplateChanges = Partial<Pick<ProjectTemplateRow, "name" | "summary" | "edition" | "savedAt" | "removedAt" | "removedBy">> & {
  outline?: PlanOutline;
};

/** Changes a template that is still at `version`; false when it was changed elsewhere. */
export async function updateProjectTemplate(
  db: Database,
  id: string,
  version: number,
  { outline, ...changes }: TemplateChanges,
): Promise<boolean> {
  const result = await db
    .updateTable("projectTemplate")
    .set({ ...changes, ...(outline ? { outline: JSON.stringify(outline) } : {}), version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
