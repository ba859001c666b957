import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import { addComment, removeComment } from "#app/discussion/discussion.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import {
  archiveProject,
  deleteForever,
  readTrash,
  restoreProject,
  trashProject,
  unarchiveProject,
  undoOfTrashing,
} from "#app/projects/project-life.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { purgeTrash } from "#db/queries/project-life.ts";
import { findMembership, listMemberships } from "#db/queries/projects.ts";
import { beginTaskWatch } from "#db/queries/watches.ts";
import { addMember, addProject, addUser, callerOf, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let manager: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest(), { now: () => "2027-03-10T08:00:00.000Z" });
    owner = await addUser(context, "owner@example.com");
    manager = await addUser(context, "manager@example.com");
    projectId = await addProject(context, owner, { name: "Hengfeng", people: [{ code: "PMO", name: "Li Na" }] });
    await addMember(context, projectId, manager, "projectManager");
  });

  const request = (path = "/") => new Request(new URL(path, "http://localhost:3000/"));
  const inProject = async <Value>(value: Value, user = owner, id = projectId) => ({
    ...(await projectCallerOf(context, user, id)),
    value,
    request: request(),
    params: {},
    formKey: undefined,
  });
  const inTrash = <Value>(value: Value, user = owner) => ({
    ...callerOf(context, user),
    value,
    request: request(),
    params: {},
    formKey: undefined,
  });
  const trashOf = async (user: SignedInUser) => readTrash(callerOf(context, user), await readReader(request(), context));
  const commands = async () => (await readEvents(context.db, projectId, 10)).map((event) => event.command);
  const trash = async () => trashProject(await inProject({}));

  it("archives a project once and opens it again, and says so in the log", async () => {
    await archiveProject(await inProject({}));
    await archiveProject(await inProject({}));
    expect((await findMembership(context.db, projectId, manager.id))?.archivedAt).toBe("2027-03-10T08:00:00.000Z");

    await unarchiveProject(await inProject({}));
    expect((await findMembership(context.db, projectId, manager.id))?.archivedAt).toBeNull();
    expect(await commands()).toEqual(["project.unarchive", "project.archive", "project.create"]);
  });

  it("takes a project out of everybody's sight, and shows it in the trash of its owners alone", async () => {
    const answer = await trash();

    expect(answer.headers.get("Location")).toBe(`/projects?trashed=${projectId}`);
    expect(await findMembership(context.db, projectId, owner.id)).toBeUndefined();
    expect(await listMemberships(context.db, manager.id)).toEqual([]);
    expect(await trashOf(owner)).toMatchObject([{ id: projectId, name: "Hengfeng", by: "owner" }]);
    expect(await trashOf(manager)).toEqual([]);
  });

  it("offers to take back to the owner who put it there, and to nobody else", async () => {
    await trash();
    const offered = async (user: SignedInUser, id: string) => {
      const asked = request(`/projects?trashed=${id}`);
      return undoOfTrashing({ ...callerOf(context, user), request: asked }, await readReader(asked, context));
    };

    expect(await offered(owner, projectId)).toMatchObject({ intent: "restore", fields: { projectId } });
    expect(await offered(manager, projectId)).toBeNull();
    expect(await offered(owner, "nothing")).toBeNull();
  });

  it("puts a project back with its members; nobody but an owner can", async () => {
    await trash();

    await expect(restoreProject(inTrash({ projectId }, manager))).rejects.toMatchObject({ status: 404 });
    await restoreProject(inTrash({ projectId }));

    expect((await findMembership(context.db, projectId, manager.id))?.role).toBe("projectManager");
    expect(await trashOf(owner)).toEqual([]);
    expect(await commands()).toEqual(["project.restore", "project.trash", "project.create"]);
  });

  it("deletes what is in the trash for good when its name is typed, and nothing of others", async () => {
    const other = await addProject(context, owner, { people: [{ code: "PMO", name: "Li Na" }] });
    const task = await context.db
      .selectFrom("task")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("kind", "=", "task")
      .executeTakeFirstOrThrow();
    const person = await context.db.selectFrom("person").select("id").where("projectId", "=", projectId).executeTakeFirstOrThrow();
    const changes = { ownerId: person.id };
    await executePlanCommand(await inProject(null), { kind: "updateTask", taskId: task.id, version: task.version, changes });
    const before = await rowCounts(context);
    const remove = (confirmation: string) => deleteForever(inTrash({ projectId, confirmation }));

    await expect(remove("Hengfeng")).rejects.toMatchObject({ status: 404 });
    await trash();
    await expect(remove("hengfeng")).rejects.toMatchObject({ code: "settings.confirm", field: "confirmation" });
    await remove("Hengfeng");

    const after = await rowCounts(context);
    for (const table of ["project", "person", "projectRole", "task", "taskLink"] as const) expect(after[table]).toBe(before[table] / 2);
    expect(after).toMatchObject({ projectMember: 1, planStep: 0, calendar: before.calendar - 1 });
    expect((await findMembership(context.db, other, owner.id))?.id).toBe(other);
    const [event] = await readEvents(context.db, "instance", 1);
    expect(event).toMatchObject({ command: "project.delete", subjectId: projectId, actorId: owner.id });
    expect(await commands()).toEqual(["project.trash", "plan.updateTask", "project.create"]);
  });

  it("empties the trash of what is there for long enough, and of nothing else", async () => {
    const kept = await addProject(context, owner);
    await trash();

    expect(await purgeTrash(context.db, "2027-03-10T08:00:00.000Z")).toEqual({
      projects: 0,
      tasks: 0,
      comments: 0,
      templates: 0,
      baselines: 0,
      branches: 0,
      costs: 0,
      scorecards: 0,
      requirements: 0,
      reports: 0,
    });
    expect(await purgeTrash(context.db, "2027-03-10T08:00:00.001Z")).toEqual({
      projects: 1,
      tasks: 0,
      comments: 0,
      templates: 0,
      baselines: 0,
      branches: 0,
      costs: 0,
      scorecards: 0,
      requirements: 0,
      reports: 0,
    });
    expect(await trashOf(owner)).toEqual([]);
    expect((await listMemberships(context.db, owner.id)).map((project) => project.id)).toEqual([kept]);
  });

  it("does not delete a project that is restored while the trash is being emptied", async () => {
    await trash();
    let restored: Promise<void> | undefined;
    const restoring = context.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        await (restored ??= restoreProject(inTrash({ projectId })));
        return result;
      },
    });

    expect(await purgeTrash(restoring, "2027-03-10T08:00:00.001Z")).toEqual({
      projects: 0,
      tasks: 0,
      comments: 0,
      templates: 0,
      baselines: 0,
      branches: 0,
      costs: 0,
      scorecards: 0,
      requirements: 0,
      reports: 0,
    });
    expect((await listMemberships(context.db, owner.id)).map((project) => project.id)).toEqual([projectId]);
  });

  it("deletes removed comments with their files and what people were told of them, and no others", async () => {
    const { id: taskId } = await context.db.selectFrom("task").select("id").where("kind", "=", "task").limit(1).executeTakeFirstOrThrow();
    const inTask = async <Value>(value: Value) => ({ ...(await inProject(value)), params: { taskId } });
    await beginTaskWatch(context.db, { projectId, userId: manager.id, taskId, now: context.now() });
    const say = async (body: string) => addComment(await inTask({ body, files: [new File([body], "note.txt")] }));
    const kept = await say("Stays");
    const removed = await say("Goes");
    await removeComment(await inTask({ commentId: removed, version: 1 }));
    const left = async () => {
      const files = await context.db.selectFrom("attachment").select("commentId").orderBy("id").execute();
      const parts = await context.db.selectFrom("attachmentPart").select("attachmentId").execute();
      const notes = await context.db.selectFrom("notification").select("commentId").orderBy("id").execute();
      return { files: files.map((file) => file.commentId), parts: parts.length, notes: notes.map((note) => note.commentId) };
    };

    expect(await purgeTrash(context.db, "2027-03-10T08:00:00.000Z")).toEqual({
      projects: 0,
      tasks: 0,
      comments: 0,
      templates: 0,
      baselines: 0,
      branches: 0,
      costs: 0,
      scorecards: 0,
      requirements: 0,
      reports: 0,
    });
    expect((await left()).notes.toSorted()).toEqual([kept, removed].toSorted());
    expect(await purgeTrash(context.db, "2027-03-10T08:00:00.001Z")).toEqual({
      projects: 0,
      tasks: 0,
      comments: 1,
      templates: 0,
      baselines: 0,
      branches: 0,
      costs: 0,
      scorecards: 0,
      requirements: 0,
      reports: 0,
    });
    expect(await left()).toEqual({ files: [kept], parts: 1, notes: [kept] });
  });
});

async function rowCounts({ db }: AppLoadContext) {
  const count = async (table: "project" | "projectMember" | "person" | "projectRole" | "task" | "taskLink" | "planStep" | "calendar") =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((row) => row.fn.countAll().as("count"))
          .executeTakeFirstOrThrow()
      ).count,
    );
  return {
    project: await count("project"),
    projectMember: await count("projectMember"),
    person: await count("person"),
    projectRole: await count("projectRole"),
    task: await count("task"),
    taskLink: await count("taskLink"),
    planStep: await count("planStep"),
    calendar: await count("calendar"),
  };
}
