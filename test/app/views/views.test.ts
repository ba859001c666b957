import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { cleanTableQuery } from "#app/plan/table/table-view.ts";
import { builtInTaskViews } from "#app/plan/task-views.ts";
import { viewedPlan } from "#app/plan/viewed-plan.ts";
import { quickAdd } from "#app/plan/quick-add.server.ts";
import {
  chooseDefaultView,
  defaultQuery,
  readViews,
  removeView,
  renameView,
  restoreView,
  saveView,
  shareView,
  type ViewedPage,
} from "#app/views/views.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { readPlan } from "#db/queries/plan.ts";
import { purgeViews } from "#db/queries/saved-views.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

const page: ViewedPage = { name: "tasks", builtIn: builtInTaskViews("2027-02-10"), clean: cleanTableQuery };

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let manager: SignedInUser;
  let viewer: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    manager = await addUser(context, "manager@example.com");
    viewer = await addUser(context, "viewer@example.com");
    projectId = await addProject(context, manager);
    await addMember(context, projectId, viewer, "viewer");
  });

  const args = async <Value>(user: SignedInUser, value: Value, id = projectId) => {
    const request = new Request(`http://localhost:3000/projects/${id}/tasks`);
    return { ...(await projectCallerOf(context, user, id)), value, request, params: {}, formKey: undefined };
  };
  const views = async (user: SignedInUser) => {
    const given = await args(user, {});
    return (await readViews(given, page, await readReader(given.request, context))).filter((view) => view.kind !== "builtIn");
  };
  const save = async (user: SignedInUser, name: string, shared?: "on") =>
    saveView(await args(user, { name, query: "show=late&evil=1&owner=me", shared }), page);

  it("keeps the state of a page, one's own for oneself and a shared one for everybody", async () => {
    await save(viewer, "Mine");
    await save(manager, "Everybody's", "on");

    expect(await views(viewer)).toMatchObject([
      { name: "Everybody's", kind: "shared", version: null, query: "show=late&owner=me" },
      { name: "Mine", kind: "own", version: 1 },
    ]);
    expect((await views(manager)).map((view) => view.name)).toEqual(["Everybody's"]);
    await expect(save(viewer, "For all", "on")).rejects.toMatchObject({ status: 403 });
    await expect(saveView(await args(viewer, { name: "Nothing", query: "show=late" }), viewedPlan)).rejects.toMatchObject({
      code: "view.empty",
    });
    expect(await readEvents(context.db, projectId, 10)).toContainEqual(expect.objectContaining({ command: "view.save" }));
  });

  it("is renamed, deleted and put back at the version that was seen, by who may", async () => {
    await save(manager, "Shared", "on");
    const [view] = await views(manager);
    const seen = { viewId: view?.id ?? "", version: 1 };

    await expect(renameView(await args(viewer, { ...seen, name: "Hers" }), page)).rejects.toMatchObject({ status: 403 });
    await renameView(await args(manager, { ...seen, name: "Better" }), page);
    await expect(removeView(await args(manager, seen), page)).rejects.toMatchObject({ code: "view.stale", status: 409 });
    const detail = { version: 2, theirs: { name: "Better" } };
    await expect(renameView(await args(manager, { ...seen, name: "Best" }), page)).rejects.toMatchObject({ code: "form.stale", detail });
    const { undo } = await removeView(await args(manager, { ...seen, version: 2 }), page);
    expect(await views(manager)).toEqual([]);
    await restoreView(await args(manager, { viewId: undo.fields.viewId, version: Number(undo.fields.version) }), page);
    expect(await views(viewer)).toMatchObject([{ name: "Better" }]);
  });

  it("is shared and kept to oneself again by its maker alone, who must be able to edit the plan", async () => {
    await save(manager, "Mine");
    const [view] = await views(manager);
    const share = async (user: SignedInUser, shared: "yes" | "no", version: number) =>
      shareView(await args(user, { viewId: view?.id ?? "", version, shared }), page);

    expect(view).toMatchObject({ kind: "own", mayShare: true });
    await expect(share(viewer, "yes", 1)).rejects.toMatchObject({ status: 404 });
    await share(manager, "yes", 1);
    expect(await views(viewer)).toMatchObject([{ name: "Mine", kind: "shared", mayShare: false }]);
    await chooseDefaultView(await args(viewer, { view: view?.id }), page);
    await expect(share(viewer, "no", 2)).rejects.toMatchObject({ status: 403 });
    await share(manager, "no", 2);
    expect([await views(viewer), await defaultQuery(await args(viewer, {}), page)]).toEqual([[], undefined]);
    const commands = (await readEvents(context.db, projectId, 2)).map((event) => event.command);
    expect(commands).toEqual(["view.unshare", "view.save"]);
  });

  it("gives a name once to what one person sees, however it is written and whoever comes first", async () => {
    const taken = { code: "view.name.taken", field: "name" };
    const shared = await save(manager, "Late work", "on");
    await expect(save(manager, "LATE  work")).rejects.toMatchObject(taken);
    await expect(save(viewer, "Ｌate　work")).rejects.toMatchObject(taken);
    for (const builtIn of ["all Tasks", "已延误"]) await expect(save(viewer, builtIn)).rejects.toMatchObject(taken);
    await save(viewer, "Mine");
    await save(manager, "Mine");
    const [own] = (await views(manager)).filter((view) => view.name === "Mine");
    const given = { viewId: own?.id ?? "", version: own?.version ?? 0 };
    const rename = async (name: string) => renameView(await args(manager, { ...given, name }), page);
    await expect(rename("late work")).rejects.toMatchObject(taken);
    await rename("mine");

    const colleague = await addUser(context, "colleague@example.com");
    await addMember(context, projectId, colleague, "projectManager");
    await save(colleague, "Late owners");
    const renameShared = { viewId: shared.undo.fields.viewId, version: 1, name: "late Owners" };
    await expect(renameView(await args(colleague, renameShared), page)).rejects.toMatchObject(taken);
    await save(colleague, "Weekly");
    const weekly = await save(manager, "Weekly");
    await shareView(await args(manager, { viewId: weekly.undo.fields.viewId, version: 1, shared: "yes" }), page);
    const weeklies = (await views(colleague)).filter((view) => view.name === "Weekly");
    expect(weeklies.map((view) => [view.kind, view.nameApart]).sort()).toEqual([
      ["own", "Weekly"],
      ["shared", "Weekly (manager)"],
    ]);
    expect((await views(manager)).find((view) => view.name === "Weekly")?.nameApart).toBe("Weekly");
    const hers = weeklies.find((view) => view.kind === "own");
    const sharing = shareView(await args(colleague, { viewId: hers?.id ?? "", version: 1, shared: "yes" }), page);
    const refused = await sharing.catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "view.name.taken", field: undefined });

    await removeView(await args(manager, { viewId: shared.undo.fields.viewId, version: 1 }), page);
    await save(viewer, "Late work");
    await save(manager, "Late work");
    const restore = await args(manager, { viewId: shared.undo.fields.viewId, version: 2 });
    await expect(restoreView(restore, page)).rejects.toMatchObject({ ...taken, field: undefined });

    const race = await Promise.allSettled([save(viewer, "At once"), save(viewer, "at once")]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await views(viewer)).map(({ name }) => name.toLowerCase())).toEqual(["at once", "late work", "mine", "weekly"]);
  });

  it("counts only the views that are there against the most there may be", async () => {
    const about = {
      projectId,
      createdBy: viewer.id,
      page: "tasks",
      name: "One of many",
      query: "",
      isShared: 0,
      createdAt: context.now(),
      version: 1,
    } as const;
    const rows = Array.from({ length: 100 }, (_, index) => ({
      ...about,
      id: `view-${index}`,
      removedAt: index === 0 ? context.now() : null,
    }));
    await context.db.insertInto("savedView").values(rows).execute();

    await save(viewer, "The hundredth");
    await expect(save(viewer, "One more")).rejects.toMatchObject({ code: "view.tooMany" });
    await expect(args(viewer, { viewId: "view-0", version: 1 }).then((given) => restoreView(given, page))).rejects.toMatchObject({
      code: "view.tooMany",
    });
  });

  it("is gone for good once it could be put back for thirty days", async () => {
    await save(viewer, "Gone");
    await save(viewer, "Removed today");
    await save(viewer, "Kept");
    const removedAt = (name: string, at: string) =>
      context.db.updateTable("savedView").set({ removedAt: at }).where("name", "=", name).execute();
    await removedAt("Gone", "2027-01-01T08:00:00.000Z");
    await removedAt("Removed today", "2027-02-10T08:00:00.000Z");

    await purgeViews(context.db, "2027-01-11T08:00:00.000Z");

    const left = await context.db.selectFrom("savedView").select("name").orderBy("name").execute();
    expect(left.map(({ name }) => name)).toEqual(["Kept", "Removed today"]);
  });

  it("knows no views of other people and other projects", async () => {
    await save(viewer, "Private");
    const [view] = await views(viewer);
    const seen = { viewId: view?.id ?? "", version: 1 };
    const other = await addProject(context, viewer, { name: "Another" });

    await expect(renameView(await args(manager, { ...seen, name: "Taken" }), page)).rejects.toMatchObject({ status: 404 });
    await expect(removeView(await args(viewer, seen, other), page)).rejects.toMatchObject({ status: 404 });
    await expect(chooseDefaultView(await args(manager, { view: seen.viewId }), page)).rejects.toMatchObject({ status: 404 });
  });

  it("opens the page with the view that was chosen, until it is gone", async () => {
    const opens = async () => defaultQuery(await args(viewer, {}), page);
    expect(await opens()).toBeUndefined();
    await chooseDefaultView(await args(viewer, { view: "month" }), page);
    expect(await opens()).toBe("from=2027-02-01&to=2027-02-28");
    await save(viewer, "Mine");
    const [view] = await views(viewer);
    await chooseDefaultView(await args(viewer, { view: view?.id }), page);
    expect(await opens()).toBe("show=late&owner=me");
    await removeView(await args(viewer, { viewId: view?.id ?? "", version: 1 }), page);
    expect(await opens()).toBeUndefined();
    await chooseDefaultView(await args(viewer, { view: undefined }), page);
    expect(await opens()).toBeUndefined();
  });

  it("adds a task from one line with its owner and deadline, as the last one of its phase", async () => {
    await context.db
      .insertInto("person")
      .values({ id: context.newId(), projectId, name: "王小明", email: null, userId: null, version: 1 })
      .execute();
    await context.db.updateTable("project").set({ planVersion: 2 }).where("id", "=", projectId).execute();
    context = { ...context, now: () => "2027-04-30T08:00:00.000Z" };
    const phase = (await readPlan(context.db, projectId))?.tasks.find((task) => task.kind === "phase");

    const added = await quickAdd(await args(manager, { line: `Check prices @wxm !2027-05-04 #${phase?.name.text}` }));

    const plan = await readPlan(context.db, projectId);
    const task = plan?.tasks.find((candidate) => candidate.id === added.taskId);
    expect(task).toMatchObject({ name: { text: "Check prices" }, deadline: "2027-05-04T17:00", parentId: phase?.id });
    // The work is under way: what is added today is not done before.
    expect(task).toMatchObject({ constraint: "SNET", constraintAt: "2027-04-30T08:00" });
    expect(plan?.people.find((person) => person.id === task?.ownerId)?.name).toBe("王小明");
    await expect(quickAdd(await args(manager, { line: "Check @nobody" }))).rejects.toMatchObject({
      code: "quickAdd.owner.unknown",
      field: "line",
      parameters: { typed: "nobody" },
    });
  });
});
