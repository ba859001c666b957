import { sql, type Kysely } from "kysely";

/** Who works on a task and how, calendars of tasks and people, absences, and what levelling has moved, and three-point estimates. */
export async function peopleAtWork(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("project_calendar")
    .addColumn("calendar_id", "text", (column) => column.primaryKey().references("calendar.id").onDelete("cascade"))
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .execute();
  await db.schema.createIndex("project_calendar_project").on("project_calendar").column("project_id").execute();
  await tasks(db);
  await people(db);
  await db.schema
    .createTable("task_assignment")
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("person_id", "text", (column) => column.notNull().references("person.id").onDelete("cascade"))
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("units", "double precision", (column) => column.notNull().check(sql`units > 0`))
    .addColumn("work_minutes", "integer", (column) => column.notNull().check(sql`work_minutes >= 0`))
    .addPrimaryKeyConstraint("task_assignment_key", ["task_id", "person_id"])
    .execute();
  await db.schema.createIndex("task_assignment_project").on("task_assignment").column("project_id").execute();
  await db.schema.createIndex("task_assignment_person").on("task_assignment").column("person_id").execute();
}

async function tasks(db: Kysely<unknown>): Promise<void> {
  const flag = (name: string, initial: 0 | 1) =>
    db.schema
      .alterTable("task")
      .addColumn(name, "integer", (column) =>
        column
          .notNull()
          .defaultTo(initial)
          .check(sql`${sql.ref(name)} in (0, 1)`),
      )
      .execute();
  await flag("active", 1);
  await flag("external", 0);
  await flag("effort_driven", 0);
  await flag("ignores_people", 0);
  const add = (name: string, type: "text" | "integer", initial: string | number) =>
    db.schema
      .alterTable("task")
      .addColumn(name, type, (column) => column.notNull().defaultTo(initial))
      .execute();
  for (const name of ["optimistic_minutes", "pessimistic_minutes"]) await db.schema.alterTable("task").addColumn(name, "integer").execute();
  await add("work_type", "text", "fixedUnits");
  await add("priority", "integer", 500);
  await add("levelling_delay_minutes", "integer", 0);
  await add("pauses", "text", "[]");
  await db.schema
    .alterTable("task")
    .addColumn("calendar_id", "text", (column) => column.references("calendar.id").onDelete("set null"))
    .execute();
}

async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("person_work")
    .addColumn("person_id", "text", (column) => column.primaryKey().references("person.id").onDelete("cascade"))
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("calendar_id", "text", (column) => column.references("calendar.id").onDelete("set null"))
    .addColumn("max_units", "double precision", (column) => column.notNull().check(sql`max_units > 0`))
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("person_work_project").on("person_work").column("project_id").execute();
  await db.schema
    .createTable("person_absence")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("person_id", "text", (column) => column.notNull().references("person.id").onDelete("cascade"))
    .addColumn("from_day", "text", (column) => column.notNull())
    .addColumn("to_day", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("person_absence_person").on("person_absence").column("person_id").execute();
  await db.schema.createIndex("person_absence_project").on("person_absence").column("project_id").execute();
}
