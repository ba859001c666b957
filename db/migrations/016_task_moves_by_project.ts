import { sql, type Kysely } from "kysely";

/** Moves of tasks are found by the entries of a project's log, whose numbers other projects count, too. */
export async function taskMovesByProject(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("task_move_by_project")
    .addColumn("project_id", "text", (column) => column.notNull().references("project.id").onDelete("cascade"))
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("task_id", "text", (column) => column.notNull().references("task.id").onDelete("cascade"))
    .addColumn("start_before", "text", (column) => column.notNull())
    .addColumn("finish_before", "text", (column) => column.notNull())
    .addColumn("start_after", "text", (column) => column.notNull())
    .addColumn("finish_after", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("task_move_by_project_key", ["project_id", "sequence", "task_id"])
    .execute();
  await sql`insert into task_move_by_project (project_id, sequence, task_id, start_before, finish_before, start_after, finish_after)
    select task.project_id, sequence, task_id, start_before, finish_before, start_after, finish_after
    from task_move inner join task on task.id = task_move.task_id`.execute(db);
  await db.schema.dropTable("task_move").execute();
  await db.schema.alterTable("task_move_by_project").renameTo("task_move").execute();
  await db.schema.createIndex("task_move_task").on("task_move").columns(["task_id", "sequence"]).execute();
}
