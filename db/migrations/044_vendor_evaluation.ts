import { sql, type CreateTableBuilder, type Kysely } from "kysely";

/** Vendors with what they offer, the scorecard, rounds of blind scoring, and decisions. */
export async function vendorEvaluation(db: Kysely<unknown>): Promise<void> {
  await vendors(db);
  await offers(db);
  await scorecard(db);
  await committee(db);
  await rounds(db);
  await ballots(db);
  await findings(db);
  await decisions(db);
}

type Table<Name extends string> = CreateTableBuilder<Name>;

/** A table whose rows belong to a project. */
function ofProject<Name extends string>(db: Kysely<unknown>, name: Name): Table<Name> {
  return db.schema
    .createTable(name)
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"));
}

async function vendors(db: Kysely<unknown>): Promise<void> {
  await ofProject(db, "vendor")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("website", "text", (column) => column.notNull())
    .addColumn("profile", "text", (column) => column.notNull())
    .addColumn("stage", "text", (column) => column.notNull().check(sql`stage in ('long', 'short', 'dropped', 'withdrawn')`))
    .addColumn("stage_reason", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("vendor_project").on("vendor").column("project_id").execute();
}

async function offers(db: Kysely<unknown>): Promise<void> {
  await ofProject(db, "vendor_bid")
    .addColumn("vendor_id", "text", (column) => column.primaryKey().references("vendor.id").onDelete("cascade"))
    .addColumn("currency", "text", (column) => column.notNull())
    .addColumn("rate", "double precision", (column) => column.notNull())
    .addColumn("rate_on", "text")
    .addColumn("tax_basis", "text", (column) => column.notNull().check(sql`tax_basis in ('net', 'gross')`))
    .addColumn("tax_rate", "double precision", (column) => column.notNull())
    .addColumn("valid_until", "text")
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("vendor_bid_project").on("vendor_bid").column("project_id").execute();
  await ofProject(db, "vendor_cost")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("vendor_id", "text", (column) => column.notNull().references("vendor.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("criterion_id", "text")
    .addColumn("category", "text", (column) => column.notNull())
    .addColumn("label", "text", (column) => column.notNull())
    .addColumn("amounts", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("vendor_cost_project").on("vendor_cost").columns(["project_id", "vendor_id"]).execute();
  await db.schema.createIndex("vendor_cost_vendor").on("vendor_cost").column("vendor_id").execute();
  await ofProject(db, "vendor_fact")
    .addColumn("vendor_id", "text", (column) => column.notNull().references("vendor.id").onDelete("cascade"))
    .addColumn("criterion_id", "text", (column) => column.notNull())
    .addColumn("amount", "double precision", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("vendor_fact_key", ["vendor_id", "criterion_id"])
    .execute();
  await db.schema.createIndex("vendor_fact_project").on("vendor_fact").column("project_id").execute();
  await ofProject(db, "vendor_compliance")
    .addColumn("vendor_id", "text", (column) => column.notNull().references("vendor.id").onDelete("cascade"))
    .addColumn("requirement_id", "text", (column) => column.notNull())
    .addColumn("is_met", "integer", (column) => column.notNull().check(sql`is_met in (0, 1)`))
    .addColumn("evidence", "text", (column) => column.notNull())
    .addColumn("judged_by", "text", (column) => column.references("app_user.id"))
    .addColumn("judger_name", "text", (column) => column.notNull())
    .addColumn("judged_at", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("vendor_compliance_key", ["vendor_id", "requirement_id"])
    .execute();
  await db.schema.createIndex("vendor_compliance_project").on("vendor_compliance").column("project_id").execute();
}

async function scorecard(db: Kysely<unknown>): Promise<void> {
  const weightings = sql`weighting in ('points', 'swing', 'rank', 'pairwise')`;
  await db.schema
    .createTable("evaluation")
    .addColumn("project_id", "text", (column) => column.primaryKey().references("project.id").onDelete("cascade"))
    .addColumn("method", "text", (column) => column.notNull())
    .addColumn("weighting", "text", (column) => column.notNull().check(weightings))
    .addColumn("created_by", "text", (column) => column.references("app_user.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await ofProject(db, "evaluation_criterion")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("parent_id", "text")
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("library_id", "text")
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("name_zh", "text")
    .addColumn("guidance", "text", (column) => column.notNull())
    .addColumn("guidance_zh", "text")
    .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('score', 'lowerIsBetter', 'cost')`))
    .addColumn("weight", "double precision", (column) => column.notNull())
    .addColumn("weighting", "text", (column) => column.notNull().check(weightings))
    .addColumn("scale_low", "double precision", (column) => column.notNull())
    .addColumn("scale_high", "double precision", (column) => column.notNull())
    .addColumn("levels", "text", (column) => column.notNull())
    .addColumn("value_points", "text")
    .addColumn("anchors", "text")
    .addColumn("discount_rate", "double precision", (column) => column.notNull())
    .addColumn("minimum", "double precision")
    .addColumn("is_applicable", "integer", (column) => column.notNull().check(sql`is_applicable in (0, 1)`))
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("evaluation_criterion_project").on("evaluation_criterion").column("project_id").execute();
  await ofProject(db, "evaluation_requirement")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("library_id", "text")
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("text_zh", "text")
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("evaluation_requirement_project").on("evaluation_requirement").column("project_id").execute();
}

async function committee(db: Kysely<unknown>): Promise<void> {
  await ofProject(db, "evaluation_seat")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.references("app_user.id").onDelete("set null"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("weight", "double precision", (column) => column.notNull())
    .addColumn("delegate_id", "text", (column) => column.references("app_user.id").onDelete("set null"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addColumn("removal_reason", "text")
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("evaluation_seat_project").on("evaluation_seat").column("project_id").execute();
  await ofProject(db, "evaluation_judgement")
    .addColumn("group_id", "text", (column) => column.notNull())
    .addColumn("seat_id", "text", (column) => column.notNull().references("evaluation_seat.id").onDelete("cascade"))
    .addColumn("method", "text", (column) => column.notNull().check(sql`method in ('points', 'swing', 'rank', 'pairwise')`))
    .addColumn("judgement", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("evaluation_judgement_key", ["seat_id", "group_id"])
    .execute();
  await db.schema.createIndex("evaluation_judgement_project").on("evaluation_judgement").column("project_id").execute();
}

async function rounds(db: Kysely<unknown>): Promise<void> {
  await ofProject(db, "evaluation_round")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("scorecard", "text", (column) => column.notNull())
    .addColumn("scorecard_hash", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull().check(sql`state in ('finalised', 'open', 'revealed', 'decided', 'abandoned')`))
    .addColumn("scores_from", "text")
    .addColumn("scores_until", "text")
    .addColumn("finalised_by", "text", (column) => column.references("app_user.id"))
    .addColumn("finalised_at", "text", (column) => column.notNull())
    .addColumn("opened_at", "text")
    .addColumn("revealed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("revealed_at", "text")
    .addColumn("prices_opened_at", "text")
    .addColumn("chair_order", "text")
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("evaluation_round_number").on("evaluation_round").columns(["project_id", "number"]).unique().execute();
}

async function ballots(db: Kysely<unknown>): Promise<void> {
  const ofSeat = <Name extends string>(name: Name) =>
    ofProject(db, name)
      .addColumn("round_id", "text", (column) => column.notNull().references("evaluation_round.id").onDelete("cascade"))
      .addColumn("seat_id", "text", (column) => column.notNull().references("evaluation_seat.id").onDelete("cascade"))
      .addColumn("vendor_id", "text", (column) => column.notNull().references("vendor.id").onDelete("cascade"));
  const states = sql`state in ('score', 'abstain', 'not_yet')`;
  await ofSeat("ballot")
    .addColumn("criterion_id", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull().check(states))
    .addColumn("value", "double precision")
    .addColumn("comment", "text", (column) => column.notNull())
    .addColumn("evidence", "text", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("saved_by", "text", (column) => column.references("app_user.id"))
    .addColumn("saved_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("ballot_key", ["round_id", "seat_id", "vendor_id", "criterion_id"])
    .execute();
  await ofSeat("ballot_revision")
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("criterion_id", "text", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull().check(states))
    .addColumn("value", "double precision")
    .addColumn("comment", "text", (column) => column.notNull())
    .addColumn("evidence", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("saved_by", "text", (column) => column.references("app_user.id"))
    .addColumn("saver_name", "text", (column) => column.notNull())
    .addColumn("saved_at", "text", (column) => column.notNull())
    .addColumn("previous_hash", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("ballot_revision_key", ["round_id", "seat_id", "sequence"])
    .execute();
  await ofSeat("recusal")
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("declared_by", "text", (column) => column.references("app_user.id"))
    .addColumn("declared_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("recusal_key", ["round_id", "seat_id", "vendor_id"])
    .execute();
  for (const table of ["ballot", "ballot_revision", "recusal"]) {
    await db.schema.createIndex(`${table}_project`).on(table).column("project_id").execute();
    await db.schema.createIndex(`${table}_seat`).on(table).column("seat_id").execute();
    await db.schema.createIndex(`${table}_vendor`).on(table).column("vendor_id").execute();
  }
}

async function findings(db: Kysely<unknown>): Promise<void> {
  await ofProject(db, "moderated_score")
    .addColumn("round_id", "text", (column) => column.notNull().references("evaluation_round.id").onDelete("cascade"))
    .addColumn("vendor_id", "text", (column) => column.notNull().references("vendor.id").onDelete("cascade"))
    .addColumn("criterion_id", "text", (column) => column.notNull())
    .addColumn("value", "double precision", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("moderated_by", "text", (column) => column.references("app_user.id"))
    .addColumn("moderator_name", "text", (column) => column.notNull())
    .addColumn("moderated_at", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("moderated_score_key", ["round_id", "vendor_id", "criterion_id"])
    .execute();
  await ofProject(db, "knock_out_ruling")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("round_id", "text", (column) => column.notNull().references("evaluation_round.id").onDelete("cascade"))
    .addColumn("vendor_id", "text", (column) => column.notNull().references("vendor.id").onDelete("cascade"))
    .addColumn("subject_id", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull().check(sql`outcome in ('pass', 'fail')`))
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("first_by", "text", (column) => column.references("app_user.id"))
    .addColumn("first_name", "text", (column) => column.notNull())
    .addColumn("first_at", "text", (column) => column.notNull())
    .addColumn("second_by", "text", (column) => column.references("app_user.id"))
    .addColumn("second_name", "text")
    .addColumn("second_at", "text")
    .addColumn("withdrawn_at", "text")
    .execute();
  for (const table of ["moderated_score", "knock_out_ruling"]) {
    await db.schema.createIndex(`${table}_project`).on(table).column("project_id").execute();
    await db.schema.createIndex(`${table}_vendor`).on(table).column("vendor_id").execute();
  }
  await db.schema.createIndex("knock_out_ruling_round").on("knock_out_ruling").column("round_id").execute();
}

async function decisions(db: Kysely<unknown>): Promise<void> {
  await ofProject(db, "evaluation_decision")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("round_id", "text", (column) => column.notNull().references("evaluation_round.id").onDelete("cascade"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("vendor_id", "text", (column) => column.references("vendor.id").onDelete("set null"))
    .addColumn("vendor_name", "text", (column) => column.notNull())
    .addColumn("recommendation", "text", (column) => column.notNull())
    .addColumn("conditions", "text", (column) => column.notNull())
    .addColumn("dissent", "text", (column) => column.notNull())
    .addColumn("snapshot", "text", (column) => column.notNull())
    .addColumn("snapshot_hash", "text", (column) => column.notNull())
    .addColumn("drafted_by", "text", (column) => column.references("app_user.id"))
    .addColumn("drafter_name", "text", (column) => column.notNull())
    .addColumn("drafted_at", "text", (column) => column.notNull())
    .addColumn("withdrawn_at", "text")
    .addColumn("withdrawn_by", "text", (column) => column.references("app_user.id"))
    .addColumn("withdrawal", "text")
    .execute();
  await db.schema.createIndex("evaluation_decision_number").on("evaluation_decision").columns(["project_id", "number"]).unique().execute();
  await db.schema.createIndex("evaluation_decision_round").on("evaluation_decision").column("round_id").execute();
  await db.schema.createIndex("evaluation_decision_vendor").on("evaluation_decision").column("vendor_id").execute();
  await ofProject(db, "decision_signature")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("decision_id", "text", (column) => column.notNull().references("evaluation_decision.id").onDelete("cascade"))
    .addColumn("signed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("signer_name", "text", (column) => column.notNull())
    .addColumn("signer_role", "text", (column) => column.notNull())
    .addColumn("stance", "text", (column) => column.notNull().check(sql`stance in ('for', 'against')`))
    .addColumn("note", "text", (column) => column.notNull())
    .addColumn("snapshot_hash", "text", (column) => column.notNull())
    .addColumn("signed_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("decision_signature_project").on("decision_signature").column("project_id").execute();
  await db.schema.createIndex("decision_signature_once").on("decision_signature").columns(["decision_id", "signed_by"]).unique().execute();
}
