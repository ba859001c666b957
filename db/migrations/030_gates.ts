import type { Kysely } from "kysely";

/** What gates ask for, who stands for it, and what was decided. */
export async function gates(db: Kysely<unknown>): Promise<void> {
  await criteria(db);
  await signatures(db);
  await waivers(db);
  await decisions(db);
}

async function criteria(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("gate_criterion")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("library_id", "text")
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("gate_criterion_project").on("gate_criterion").columns(["project_id", "task_id"]).execute();
  await db.schema.createIndex("gate_criterion_task").on("gate_criterion").column("task_id").execute();
  await db.schema
    .createTable("gate_threshold")
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("criterion_id", "text", (column) => column.notNull())
    .addColumn("limits", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("gate_threshold_key", ["project_id", "criterion_id"])
    .execute();
}

async function signatures(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("gate_signature")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("criterion_id", "text", (column) => column.notNull())
    .addColumn("note", "text", (column) => column.notNull())
    .addColumn("signed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("signer_name", "text", (column) => column.notNull())
    .addColumn("signer_role", "text", (column) => column.notNull())
    .addColumn("signed_at", "text", (column) => column.notNull())
    .addColumn("withdrawn_at", "text")
    .addColumn("withdrawn_by", "text", (column) => column.references("app_user.id"))
    .addColumn("withdrawer_name", "text")
    .addColumn("withdrawal", "text")
    .execute();
  await db.schema.createIndex("gate_signature_project").on("gate_signature").columns(["project_id", "task_id"]).execute();
  await db.schema.createIndex("gate_signature_task").on("gate_signature").column("task_id").execute();
}

async function waivers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("gate_waiver")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("criterion_id", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("owner_id", "text", (column) => column.references("person.id").onDelete("set null"))
    .addColumn("owner_name", "text", (column) => column.notNull())
    .addColumn("expires_on", "text", (column) => column.notNull())
    .addColumn("granted_by", "text", (column) => column.references("app_user.id"))
    .addColumn("granter_name", "text", (column) => column.notNull())
    .addColumn("granter_role", "text", (column) => column.notNull())
    .addColumn("granted_at", "text", (column) => column.notNull())
    .addColumn("ended_at", "text")
    .addColumn("ended_by", "text", (column) => column.references("app_user.id"))
    .addColumn("ender_name", "text")
    .addColumn("ending", "text")
    .execute();
  await db.schema.createIndex("gate_waiver_project").on("gate_waiver").columns(["project_id", "task_id"]).execute();
  await db.schema.createIndex("gate_waiver_task").on("gate_waiver").column("task_id").execute();
  await db.schema.createIndex("gate_waiver_owner").on("gate_waiver").column("owner_id").execute();
}

async function decisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("gate_decision")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("dissent", "text", (column) => column.notNull())
    .addColumn("decided_on", "text", (column) => column.notNull())
    .addColumn("decided_by", "text", (column) => column.references("app_user.id"))
    .addColumn("decider_name", "text", (column) => column.notNull())
    .addColumn("decider_role", "text", (column) => column.notNull())
    .addColumn("decided_at", "text", (column) => column.notNull())
    .addColumn("plan_version", "integer", (column) => column.notNull())
    .addColumn("evidence", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("gate_decision_sequence").on("gate_decision").columns(["task_id", "sequence"]).unique().execute();
  await db.schema.createIndex("gate_decision_project").on("gate_decision").column("project_id").execute();
  await db.schema
    .createTable("gate_condition")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("decision_id", "text", (column) => column.notNull().references("gate_decision.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("criterion_id", "text")
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("owner_id", "text", (column) => column.references("person.id").onDelete("set null"))
    .addColumn("owner_name", "text", (column) => column.notNull())
    .addColumn("due_on", "text", (column) => column.notNull())
    .addColumn("met_at", "text")
    .addColumn("met_by", "text", (column) => column.references("app_user.id"))
    .addColumn("meeter_name", "text")
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("gate_condition_decision").on("gate_condition").column("decision_id").execute();
  await db.schema.createIndex("gate_condition_project").on("gate_condition").columns(["project_id", "task_id"]).execute();
  await db.schema.createIndex("gate_condition_task").on("gate_condition").column("task_id").execute();
  await db.schema.createIndex("gate_condition_owner").on("gate_condition").column("owner_id").execute();
}
