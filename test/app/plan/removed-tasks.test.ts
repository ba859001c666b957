import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import type { Plan } from "#app/domain/plan/model.ts";
import { subtree } from "#app/domain/plan/tree.ts";
import { addComment, readDiscussion } from "#app/discussion/discussion.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { executePlanCommand, turnBack } from "#app/plan/plan.server.ts";
import { readRemovalOf, readRemovedTasks, restoreTask, undoOfRemoval } from "#app/plan/removed-tasks.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { purgeTrash } from "#db/queries/project-life.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
  });

  const plan = async (): Promise<Plan> => {
    const found = await readPlan(context.db, projectId);
    if (!found) throw new Error("the project is gone");
    return found;
  };
  const request = (path = "/") => new Request(new URL(path, "http://localhost:3000/"));
  const args = async <Value>(value: Value, user = owner, params: Record<string, string> = {}) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: request(),
    params,
    formKey: undefined,
  });
  const remove = async (taskId: string) => {
    const task = (await plan()).tasks.find((entry) => entry.id === taskId);
    await executePlanCommand(await args(null), { kind: "removeTask", taskId, version: task?.version ?? 0 });
  };
  const restore = async (taskId: string) => restoreTask(await args({ taskId }));
  const trash = async () => readRemovedTasks(await args(null), { locale: "en", timeZone: "UTC" });
  const content = ({ tasks, links }: Plan) => ({
    tasks: tasks.map(({ version: _version, ...task }) => task),
    links: [...links].sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
  const linked = async () => {
    const { tasks, links } = await plan();
    const pair = links.find((link) =>
      [link.predecessorId, link.successorId].every((id) => tasks.find((task) => task.id === id)?.kind === "task"),
    );
    if (!pair) throw new Error("the template has no linked tasks");
    return pair;
  };

  it("puts a phase back with its tasks, its links and what was said about them", async () => {
    const before = await plan();
    const phase = before.tasks.find((task) => task.kind === "phase");
    const inside = before.tasks.find((task) => task.parentId === phase?.id);
    const taskId = inside?.id ?? "";
    await addComment(await args({ body: "Who does this?" }, owner, { taskId }));
    expect(await readRemovalOf(await args(null), taskId)).toBeNull();
    await remove(phase?.id ?? "");
    expect(await readRemovalOf(await args(null), taskId)).toEqual({ by: "owner", restores: phase?.id });
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");
    expect(await readRemovalOf(await args(null, viewer), taskId)).toEqual({ by: "owner", restores: null });
    const elsewhere = await projectCallerOf(context, owner, await addProject(context, owner));
    await expect(readRemovalOf(elsewhere, taskId)).rejects.toMatchObject({ status: 404 });
    expect(await trash()).toMatchObject([{ id: phase?.id, below: subtree(before.tasks, phase?.id ?? "").length - 1, by: "owner" }]);

    await restore(phase?.id ?? "");

    expect(content(await plan())).toEqual(content(before));
    expect(await trash()).toEqual([]);
    const said = await readDiscussion(await args(null, owner, { taskId }), await readReader(request(), context));
    expect(said).toMatchObject([{ body: "Who does this?" }]);
    const cached = await context.plans.read(context.db, projectId, (await plan()).version);
    expect(content(cached.plan)).toEqual(content(await plan()));
  });

  it("forgets what undo has put back already", async () => {
    const { successorId } = await linked();
    await remove(successorId);
    await turnBack(await args(null), "undo");

    expect(await trash()).toEqual([]);
    await expect(restore(successorId)).rejects.toMatchObject({ code: "plan.task.notInTrash" });
  });

  it("brings a link between two removed tasks back with the second of them", async () => {
    const before = await plan();
    const { predecessorId, successorId } = await linked();
    await remove(predecessorId);
    await remove(successorId);

    await restore(predecessorId);
    await restore(successorId);

    expect(content(await plan())).toEqual(content(before));
  });

  it("puts a task whose phase is gone at the top level, and one whose owner is gone with nobody", async () => {
    const { tasks } = await plan();
    const task = tasks.find((entry) => entry.kind === "task" && entry.parentId !== null);
    const id = task?.id ?? "";
    await remove(id);
    await remove(task?.parentId ?? "");
    const { restoration } = await context.db
      .selectFrom("taskRemoval")
      .select("restoration")
      .where("taskId", "=", id)
      .executeTakeFirstOrThrow();
    const owned = restoration.replace('"ownerId":null', '"ownerId":"somebody who left"');
    await context.db.updateTable("taskRemoval").set({ restoration: owned }).where("taskId", "=", id).execute();

    await restore(id);

    expect((await plan()).tasks.find((entry) => entry.id === id)).toMatchObject({ parentId: null, ownerId: null });
  });

  it("knows nothing of the trash of other projects, and offers nothing to who may not change the plan", async () => {
    const { successorId } = await linked();
    await remove(successorId);
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");
    const asked = request(`/plan?removed=${successorId}`);
    const offered = async (user: SignedInUser) =>
      undoOfRemoval({ ...(await args(null, user)), request: asked }, await readReader(asked, context));

    expect(await offered(owner)).toMatchObject({ intent: "restoreTask", fields: { taskId: successorId } });
    expect(await offered(viewer)).toBeNull();
    const other = await addProject(context, owner);
    const foreign = { ...(await args({ taskId: successorId })), ...(await projectCallerOf(context, owner, other)) };
    await expect(restoreTask(foreign)).rejects.toMatchObject({ code: "plan.task.notInTrash" });
  });

  it("is gone for good after a while, and a server that had the plan in memory all the time notices", async () => {
    const earlier = await plan();
    const { successorId } = await linked();
    await remove(successorId);

    await purgeTrash(context.db, "9999-01-01T00:00:00.000Z");

    expect(await trash()).toEqual([]);
    const now = await readPlan(context.db, projectId, earlier);
    expect(now).toEqual(await plan());
    expect(now?.tasks.some((task) => task.id === successorId)).toBe(false);
  });

  it("keeps what was removed before there was a trash, and deletes a phase with all below it", async () => {
    const { tasks } = await plan();
    const phases = tasks.filter((task) => task.kind === "phase" && task.parentId === null);
    const [early, late] = phases.map((phase) => subtree(tasks, phase.id).map((task) => task.id));
    const left = async (ids: readonly string[]) =>
      (await context.db.selectFrom("task").select("id").where("id", "in", ids).execute()).map((task) => task.id);
    await remove(early![0]!);
    await remove(late![0]!);
    await context.db.deleteFrom("taskRemoval").where("taskId", "=", early![0]!).execute();

    expect((await purgeTrash(context.db, "2000-01-01T00:00:00.000Z")).tasks).toBe(0);
    expect((await purgeTrash(context.db, "9999-01-01T00:00:00.000Z")).tasks).toBe(late!.length);
    expect((await left(early!)).length).toBe(early!.length);
    expect(await left(late!)).toEqual([]);
  });
});
