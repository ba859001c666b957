import { sql, type CreateTableBuilder, type Kysely } from "kysely";
import type { DialectName } from "../dialect.ts";

/** Contacts and documents of vendors, questionnaires that they answer by a private link, demonstrations and references. */
export async function vendorQuestions(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await contacts(db);
  await documents(db, dialect);
  await questionnaires(db);
  await answers(db);
  await inquiries(db);
  await demonstrations(db);
  await references(db);
}

type Table<Name extends string> = CreateTableBuilder<Name>;

function ofProject<Name extends string>(db: Kysely<unknown>, name: Name): Table<Name> {
  return db.schema
    .createTable(name)
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"));
}

/** One that people can remove and put back. */
function removable<Name extends string>(table: CreateTableBuilder<Name>) {
  return table
    .addColumn("removed_at", "text")
    .addColumn("removed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("version", "integer", (column) => column.notNull());
}

async function indexed(db: Kysely<unknown>, table: string, ...columns: readonly string[]): Promise<void> {
  for (const column of columns) await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
}

async function contacts(db: Kysely<unknown>): Promise<void> {
  await removable(
    ofProject(db, "vendor_contact")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("vendor_id", "text", (column) => column.notNull().references("vendor.id").onDelete("cascade"))
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("email", "text", (column) => column.notNull())
      .addColumn("phone", "text", (column) => column.notNull()),
  ).execute();
  await indexed(db, "vendor_contact", "project_id", "vendor_id");
}

async function documents(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await removable(
    ofProject(db, "vendor_document")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("vendor_id", "text", (column) => column.notNull().references("vendor.id").onDelete("cascade"))
      .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('general', 'price', 'answer')`))
      .addColumn("invitation_id", "text")
      .addColumn("question_id", "text")
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("byte_size", "integer", (column) => column.notNull())
      .addColumn("content_type", "text", (column) => column.notNull())
      .addColumn("image_width", "integer")
      .addColumn("image_height", "integer")
      .addColumn("sha256", "text", (column) => column.notNull())
      .addColumn("uploaded_by", "text", (column) => column.references("app_user.id"))
      .addColumn("uploader_name", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull()),
  ).execute();
  await indexed(db, "vendor_document", "project_id", "vendor_id", "invitation_id");
  await db.schema
    .createTable("vendor_document_part")
    .addColumn("document_id", "text", (column) => column.notNull().references("vendor_document.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("content", dialect === "sqlite" ? "blob" : "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("vendor_document_part_key", ["document_id", "position"])
    .execute();
}

async function questionnaires(db: Kysely<unknown>): Promise<void> {
  await removable(
    ofProject(db, "questionnaire")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('rfi', 'rfp')`))
      .addColumn("title", "text", (column) => column.notNull())
      .addColumn("title_zh", "text")
      .addColumn("intro", "text", (column) => column.notNull())
      .addColumn("intro_zh", "text")
      .addColumn("deadline_at", "text")
      .addColumn("published_at", "text")
      .addColumn("published_by", "text", (column) => column.references("app_user.id"))
      .addColumn("created_by", "text", (column) => column.references("app_user.id"))
      .addColumn("created_at", "text", (column) => column.notNull()),
  ).execute();
  await indexed(db, "questionnaire", "project_id");
  await ofProject(db, "questionnaire_question")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("questionnaire_id", "text", (column) => column.notNull().references("questionnaire.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("library_id", "text")
    .addColumn("section", "text", (column) => column.notNull())
    .addColumn("section_zh", "text")
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("text_zh", "text")
    .addColumn("help", "text", (column) => column.notNull())
    .addColumn("help_zh", "text")
    .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('text', 'longText', 'number', 'yesNo', 'choice', 'file')`))
    .addColumn("unit", "text", (column) => column.notNull())
    .addColumn("unit_zh", "text")
    .addColumn("choices", "text", (column) => column.notNull())
    .addColumn("is_required", "integer", (column) => column.notNull().check(sql`is_required in (0, 1)`))
    .addColumn("criterion_id", "text")
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await indexed(db, "questionnaire_question", "project_id", "questionnaire_id");
  await ofProject(db, "questionnaire_deadline")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("questionnaire_id", "text", (column) => column.notNull().references("questionnaire.id").onDelete("cascade"))
    .addColumn("previous_at", "text", (column) => column.notNull())
    .addColumn("deadline_at", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("changed_by", "text", (column) => column.references("app_user.id"))
    .addColumn("changer_name", "text", (column) => column.notNull())
    .addColumn("changed_at", "text", (column) => column.notNull())
    .execute();
  await indexed(db, "questionnaire_deadline", "project_id", "questionnaire_id");
}

async function answers(db: Kysely<unknown>): Promise<void> {
  await ofProject(db, "questionnaire_invitation")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("questionnaire_id", "text", (column) => column.notNull().references("questionnaire.id").onDelete("cascade"))
    .addColumn("vendor_id", "text", (column) => column.notNull().references("vendor.id").onDelete("cascade"))
    .addColumn("token_hash", "text")
    .addColumn("issued_at", "text")
    .addColumn("opened_at", "text")
    .addColumn("submitted_at", "text")
    .addColumn("submitter_name", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("questionnaire_invitation_once")
    .on("questionnaire_invitation")
    .columns(["questionnaire_id", "vendor_id"])
    .unique()
    .execute();
  await db.schema.createIndex("questionnaire_invitation_token").on("questionnaire_invitation").column("token_hash").unique().execute();
  await indexed(db, "questionnaire_invitation", "project_id", "vendor_id");
  await ofProject(db, "questionnaire_answer")
    .addColumn("invitation_id", "text", (column) => column.notNull().references("questionnaire_invitation.id").onDelete("cascade"))
    .addColumn("question_id", "text", (column) => column.notNull().references("questionnaire_question.id").onDelete("cascade"))
    .addColumn("answer", "text", (column) => column.notNull())
    .addColumn("explanation", "text", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("saved_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("questionnaire_answer_key", ["invitation_id", "question_id"])
    .execute();
  await indexed(db, "questionnaire_answer", "project_id", "question_id");
  await ofProject(db, "answer_revision")
    .addColumn("invitation_id", "text", (column) => column.notNull().references("questionnaire_invitation.id").onDelete("cascade"))
    .addColumn("question_id", "text", (column) => column.notNull().references("questionnaire_question.id").onDelete("cascade"))
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("answer", "text", (column) => column.notNull())
    .addColumn("explanation", "text", (column) => column.notNull())
    .addColumn("saved_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("answer_revision_key", ["invitation_id", "question_id", "revision"])
    .execute();
  await indexed(db, "answer_revision", "project_id", "question_id");
  await ofProject(db, "questionnaire_submission")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("invitation_id", "text", (column) => column.notNull().references("questionnaire_invitation.id").onDelete("cascade"))
    .addColumn("submitter_name", "text", (column) => column.notNull())
    .addColumn("submitted_at", "text", (column) => column.notNull())
    .addColumn("answers_hash", "text", (column) => column.notNull())
    .addColumn("withdrawn_at", "text")
    .execute();
  await indexed(db, "questionnaire_submission", "project_id", "invitation_id");
}

async function inquiries(db: Kysely<unknown>): Promise<void> {
  await ofProject(db, "questionnaire_inquiry")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("questionnaire_id", "text", (column) => column.notNull().references("questionnaire.id").onDelete("cascade"))
    .addColumn("invitation_id", "text", (column) => column.references("questionnaire_invitation.id").onDelete("cascade"))
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("asked_at", "text", (column) => column.notNull())
    .addColumn("published_text", "text", (column) => column.notNull())
    .addColumn("answer", "text", (column) => column.notNull())
    .addColumn("answered_by", "text", (column) => column.references("app_user.id"))
    .addColumn("answerer_name", "text", (column) => column.notNull())
    .addColumn("answered_at", "text")
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await indexed(db, "questionnaire_inquiry", "project_id", "questionnaire_id", "invitation_id");
}

async function demonstrations(db: Kysely<unknown>): Promise<void> {
  await removable(
    ofProject(db, "demo_scenario")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("library_id", "text")
      .addColumn("audience", "text", (column) => column.notNull())
      .addColumn("title", "text", (column) => column.notNull())
      .addColumn("title_zh", "text")
      .addColumn("steps", "text", (column) => column.notNull())
      .addColumn("steps_zh", "text")
      .addColumn("look_for", "text", (column) => column.notNull())
      .addColumn("look_for_zh", "text")
      .addColumn("minutes", "integer", (column) => column.notNull())
      .addColumn("criterion_ids", "text", (column) => column.notNull()),
  ).execute();
  await indexed(db, "demo_scenario", "project_id");
  await removable(
    ofProject(db, "vendor_demo")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("vendor_id", "text", (column) => column.notNull().references("vendor.id").onDelete("cascade"))
      .addColumn("starts_at", "text", (column) => column.notNull())
      .addColumn("minutes", "integer", (column) => column.notNull())
      .addColumn("place", "text", (column) => column.notNull())
      .addColumn("task_id", "text")
      .addColumn("created_at", "text", (column) => column.notNull()),
  ).execute();
  await indexed(db, "vendor_demo", "project_id", "vendor_id");
  await ofProject(db, "demo_note")
    .addColumn("demo_id", "text", (column) => column.notNull().references("vendor_demo.id").onDelete("cascade"))
    .addColumn("scenario_id", "text", (column) => column.notNull().references("demo_scenario.id").onDelete("cascade"))
    .addColumn("author_id", "text", (column) => column.notNull().references("app_user.id"))
    .addColumn("author_name", "text", (column) => column.notNull())
    .addColumn("note", "text", (column) => column.notNull())
    .addColumn("noted_at", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("demo_note_key", ["demo_id", "scenario_id", "author_id"])
    .execute();
  await indexed(db, "demo_note", "project_id", "scenario_id");
}

async function references(db: Kysely<unknown>): Promise<void> {
  await removable(
    ofProject(db, "vendor_reference")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("vendor_id", "text", (column) => column.notNull().references("vendor.id").onDelete("cascade"))
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("company", "text", (column) => column.notNull())
      .addColumn("contact", "text", (column) => column.notNull())
      .addColumn("about", "text", (column) => column.notNull())
      .addColumn("asked_on", "text")
      .addColumn("asked_by", "text", (column) => column.notNull()),
  ).execute();
  await indexed(db, "vendor_reference", "project_id", "vendor_id");
  await ofProject(db, "reference_answer")
    .addColumn("reference_id", "text", (column) => column.notNull().references("vendor_reference.id").onDelete("cascade"))
    .addColumn("question_id", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("answer", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("reference_answer_key", ["reference_id", "question_id"])
    .execute();
  await indexed(db, "reference_answer", "project_id");
}
