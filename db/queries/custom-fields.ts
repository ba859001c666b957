import { z } from "zod";
import { fieldKinds, type CustomField, type FieldKind, type FieldOption } from "#app/domain/plan/custom-field.ts";
import type { Database } from "../tables/index.ts";
import type { CustomFieldRow } from "../tables/plan.ts";

export interface StoredField extends CustomField {
  readonly id: string;
  readonly version: number;
  readonly position: number;
}

const text = z.object({ text: z.string(), zh: z.string().nullable() });
const optionsSchema: z.ZodType<readonly FieldOption[]> = z.array(z.object({ key: z.string(), name: text, isRemoved: z.boolean() }));

/** Fields as a template keeps them. */
export const fieldsSchema: z.ZodType<readonly CustomField[]> = z.array(
  z.object({ key: z.string(), kind: z.enum(fieldKinds), name: text, description: text, isExpected: z.boolean(), options: optionsSchema }),
);

/** A project's own fields in their order, as its plan holds them. */
export async function readFields(db: Database, projectId: string): Promise<readonly CustomField[]> {
  return (await listFields(db, projectId)).map(({ id: _id, version: _version, position: _position, ...field }) => field);
}

/** A project's own fields in their order; removed ones are left out. */
export async function listFields(db: Database, projectId: string): Promise<StoredField[]> {
  return (await rowsOf(db, projectId)).filter((row) => row.removedAt === null).map(stored);
}

/** All fields that a project ever had: their keys are never used again, and each can be put back. */
export async function listFieldsEver(db: Database, projectId: string): Promise<(StoredField & { readonly removedAt: string | null })[]> {
  return (await rowsOf(db, projectId)).map((row) => ({ ...stored(row), removedAt: row.removedAt }));
}

export async function insertFields(
  db: Database,
  projectId: string,
  fields: readonly (CustomField & { readonly id: string; readonly position: number })[],
): Promise<void> {
  if (fields.length === 0) return;
  await db
    .insertInto("customField")
    .values(
      fields.map(({ id, position, key, ...field }): CustomFieldRow => ({
        ...rowOf(field),
        id,
        projectId,
        version: 1,
        number: Number(key.slice(1)),
        position,
        removedAt: null,
        removedBy: null,
      })),
    )
    .execute();
}

/** Changes a field that is still at `version`; false when somebody changed it since. */
export async function updateField(
  db: Database,
  id: string,
  version: number,
  changes: Partial<Omit<CustomField, "key">> & { readonly removedAt?: string | null; readonly removedBy?: string | null },
): Promise<boolean> {
  const result = await db
    .updateTable("customField")
    .set({ ...changedRow(changes), version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The place of a field among those of its project; no edit of it. */
export async function placeField(db: Database, id: string, position: number): Promise<void> {
  await db.updateTable("customField").set({ position }).where("id", "=", id).execute();
}

function rowsOf(db: Database, projectId: string): Promise<CustomFieldRow[]> {
  return db.selectFrom("customField").selectAll().where("projectId", "=", projectId).orderBy("position").orderBy("number").execute();
}

function stored(row: CustomFieldRow): StoredField {
  return {
    id: row.id,
    version: row.version,
    position: row.position,
    key: `f${row.number}`,
    kind: row.kind as FieldKind,
    name: { text: row.name, zh: row.nameZh },
    description: { text: row.description, zh: row.descriptionZh },
    isExpected: row.isExpected === 1,
    options: row.options === "[]" ? [] : optionsSchema.parse(JSON.parse(row.options)),
  };
}

function rowOf(field: Omit<CustomField, "key">) {
  return {
    kind: field.kind,
    name: field.name.text,
    nameZh: field.name.zh,
    description: field.description.text,
    descriptionZh: field.description.zh,
    isExpected: field.isExpected ? 1 : 0,
    options: JSON.stringify(field.options),
  } as const;
}

function changedRow({
  kind,
  name,
  description,
  isExpected,
  options,
  removedAt,
  removedBy,
}: Parameters<typeof updateField>[3]): Partial<CustomFieldRow> {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(name === undefined ? {} : { name: name.text, nameZh: name.zh }),
    ...(description === undefined ? {} : { description: description.text, descriptionZh: description.zh }),
    ...(isExpected === undefined ? {} : { isExpected: isExpected ? 1 : 0 }),
    ...(options === undefined ? {} : { options: JSON.stringify(options) }),
    ...(removedAt === undefined ? {} : { removedAt }),
    ...(removedBy === undefined ? {} : { removedBy }),
  };
}
