import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";
import type { SignedInUser } from "#app/http/session.server.ts";
import { addComment, removeComment } from "#app/discussion/discussion.server.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { addRequirement, removeRequirement } from "#app/requirements/keep-requirements.server.ts";
import { addRequirementForm } from "#app/requirements/requirements.forms.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { readSuggestions } from "#app/search/search-page.server.ts";
import type { SearchRequest } from "#app/search/find-entries.server.ts";
import { search } from "#app/search/search.server.ts";
import { draftDecision } from "#app/decision/draft.server.ts";
import { removeMember } from "#app/people/members.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { deleteProject } from "#db/queries/projects.ts";
import { forgetIndex } from "#db/queries/search-index.ts";
import { addMember, addProject, addUser, callerOf, openContext, projectCallerOf } from "#test/support/context.ts";
import { addDecisionWorld } from "#test/support/decision-world.ts";
import { makeSupplier } from "#test/support/supplier.ts";
import { forEachDatabase } from "#test/support/database.ts";

const everywhere: Omit<SearchRequest, "query"> = { projectId: null, nearestProjectId: null, kind: null };

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let consultant: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    consultant = await addUser(context, "consultant@example.com");
    projectId = await addProject(context, owner);
    await addMember(context, projectId, consultant, "consultant");
  });

  const find = async (user: SignedInUser, query: string, asked: Partial<SearchRequest> = {}) => {
    await context.searchIndex.catchUp();
    const found = await search(callerOf(context, user), { ...everywhere, query, ...asked }, "zh");
    return found.shown(0, found.total).filter((result) => result.kind !== "method");
  };
  const titles = async (...asked: Parameters<typeof find>) => (await find(...asked)).map(titleOf);
  it("finds requirements by their codes, words and sources, and deleted ones no more", async () => {
    const { id } = await addRequirement({
      ...(await projectCallerOf(context, owner, projectId)),
      value: addRequirementForm.parse({ statement: "Visits are planned", statementZh: "拜访有计划", source: "Workshop of March" }),
    });
    const to = `/projects/${projectId}/requirements/${id}`;
    for (const query of ["R-001", "visits", "拜访", "workshop"])
      expect(await find(consultant, query), query).toMatchObject([{ kind: "requirement", to }]);
    expect(await find(owner, "visits", { kind: "requirement" })).toHaveLength(1);
    expect(await find(owner, "visits", { kind: "task" })).toEqual([]);
    await removeRequirement({ ...(await projectCallerOf(context, owner, projectId)), value: { requirementId: id, version: 1 } });
    expect(await find(owner, "visits")).toEqual([]);
  });

  const addTask = async (name: string, id = projectId, user = owner) => {
    const taskId = context.newId();
    const caller = await projectCallerOf(context, user, id);
    const command = { kind: "addTask", taskId, parentId: null, afterId: null, taskKind: "task", name, durationMinutes: 480 } as const;
    await executePlanCommand({ ...caller, formKey: undefined }, command);
    return taskId;
  };
  const sayOn = async (user: SignedInUser, taskId: string, body: string) => {
    const caller = await projectCallerOf(context, user, projectId);
    const request = new Request("http://localhost:3000/");
    await addComment({ ...caller, value: { body }, request, params: { taskId }, formKey: undefined });
    return context.db.selectFrom("comment").select(["id", "version"]).where("body", "=", body).executeTakeFirstOrThrow();
  };

  it("finds vendors and the decision for those who select, and nothing of them for anybody else", async () => {
    const { vendors } = await addDecisionWorld(context, {}, { owner, projectId });
    const kinds = async (user: SignedInUser, query: string) => (await find(user, query)).map(({ kind, to }) => [kind, to]);
    const vendor = ["vendor", `/projects/${projectId}/vendors/${vendors.alpha}`];
    expect(await kinds(owner, "alph")).toEqual([vendor]);
    expect(await find(consultant, "alpha")).toEqual([]);
    const words = { vendorId: vendors.alpha, recommendation: "The best service.", conditions: "", dissent: "" };
    const caller = await projectCallerOf(context, owner, projectId);
    const request = new Request("http://localhost:3000/");
    await draftDecision({ ...caller, value: words, request, params: { projectId }, formKey: undefined });
    expect(await kinds(owner, "alpha")).toEqual([["decision", `/projects/${projectId}/decision`], vendor]);
    expect(await kinds(owner, "决定")).toContainEqual(["decision", `/projects/${projectId}/decision`]);
    expect(await find(consultant, "alpha")).toEqual([]);
    const seller = await addUser(context, "seller@example.com");
    await addMember(context, projectId, seller, "committeeMember");
    expect(await kinds(seller, "beta")).toHaveLength(1);
    await makeSupplier(context, projectId, seller);
    expect(await kinds(seller, "beta")).toEqual([]);
  });

  it("finds a task by a character, by pinyin, by initials and by the beginnings of several words in any order", async () => {
    await addTask("季度报表核对 Quarterly report");

    for (const query of ["季", "报表", "baobiao", "jdbb", "report 季度", "quart", "ＱＵＡＲＴ", "quärt"])
      expect(await titles(owner, query)).toContain("季度报表核对 Quarterly report");
    for (const query of ["报核", "uarterly", "季度 annual"])
      expect(await titles(owner, query)).not.toContain("季度报表核对 Quarterly report");
  });

  it("finds a task of the project at hand by its code and by its number", async () => {
    const elsewhere = await addProject(context, owner, { name: "Elsewhere" });
    const taskId = await addTask("Adjust the forms");
    const { tasks = [] } = (await readPlan(context.db, projectId)) ?? {};
    const code = workBreakdownCodes(tasks).get(taskId) ?? "";
    const number = tasks.find(({ id }) => id === taskId)?.number;
    const coded = async (query: string, asked: Partial<SearchRequest> = { nearestProjectId: projectId }) =>
      (await find(owner, query, asked)).flatMap(({ id, place, excerpt }) => (place === "code" ? [[id, excerpt?.[0]?.text]] : []));

    for (const query of [code, `0${code}`, `#${number}`]) expect(await coded(query)).toEqual([[`task ${taskId}`, query]]);
    for (const query of ["9.99", "#9999", "five"]) expect(await coded(query)).toEqual([]);
    expect(await coded(code, { nearestProjectId: projectId, kind: "person" })).toEqual([]);
    expect(await coded(`#${number}`, { nearestProjectId: elsewhere })).toEqual([]);
  });

  it("finds an older task behind hundreds of newer ones that only seem to hold what is searched for", async () => {
    const taskId = await addTask("西安京北");
    const task = await context.db.selectFrom("task").selectAll().where("id", "=", taskId).executeTakeFirstOrThrow();
    const copies = Array.from({ length: 220 }, (_, number) => ({
      ...task,
      id: `copy-${number}`,
      number: 1000 + number,
      name: "安京，京北，下安家北，西安机",
    }));
    await context.searchIndex.catchUp();
    await context.db.insertInto("task").values(copies).execute();

    for (const query of ["xianjbei", "安京北"]) expect(await titles(owner, query)).toEqual(["西安京北"]);
  });

  it("shows names before descriptions before comments, and the nearest project first", async () => {
    const other = await addProject(context, owner, { name: "Another rollout" });
    const named = await addTask("Zanzibar");
    const far = await addTask("Zanzibar far away", other);
    const described = await addTask("Described");
    await context.db.updateTable("task").set({ doneWhen: "Everybody has been to Zanzibar" }).where("id", "=", described).execute();
    await sayOn(owner, described, "Let us ask in Zanzibar");

    const order = async (nearestProjectId: string) => (await find(owner, "zanzibar", { nearestProjectId })).map((result) => result.id);
    const comment = expect.stringMatching(/^comment /) as string;
    expect(await order(projectId)).toEqual([`task ${named}`, `task ${far}`, `task ${described}`, comment]);
    expect(await order(other)).toEqual([`task ${far}`, `task ${named}`, `task ${described}`, comment]);
    expect(await find(owner, "zanzibar", { kind: "comment" })).toMatchObject([
      { author: "owner", excerpt: [{}, { text: "Zanzibar", isMarked: true }] },
    ]);
    expect((await find(owner, "zanzibar", { projectId: other })).map((result) => result.id)).toEqual([`task ${far}`]);
  });

  it("finds a task by what it holds and says where: its description, its checklist, its files, the file of a comment", async () => {
    const taskId = await addTask("Plain name");
    const comment = await sayOn(owner, taskId, "See the file");
    const now = context.now();
    const kept = { projectId, taskId, removedAt: null, removedBy: null, version: 1 };
    const body = `# Why\n\n${"filler ".repeat(2000)}@[Ms Quokka](user:${owner.id}) knows 客户主数据清洗`;
    await context.db
      .insertInto("taskDescription")
      .values({ taskId, projectId, body, editedBy: owner.id, editedAt: now, version: 1 })
      .execute();
    const item = { ...kept, id: context.newId(), position: 1, text: "Weigh the wombat", assigneeId: null, doneAt: null, doneBy: null };
    await context.db.insertInto("checklistItem").values(item).execute();
    const file = {
      byteSize: 1,
      contentType: "text/plain",
      imageWidth: null,
      imageHeight: null,
      sha256: "",
      uploadedBy: owner.id,
      createdAt: now,
    };
    await context.db
      .insertInto("attachment")
      .values([
        { ...kept, ...file, id: "own", commentId: null, name: "报价单_koala.xlsx" },
        { ...kept, ...file, id: "said", commentId: comment.id, name: "platypus.pdf" },
      ])
      .execute();

    const places = async (query: string) => (await find(owner, query)).map(({ id, to, place }) => [id, to.split("#")[1], place]);
    expect(await places("quokka")).toEqual([[`task ${taskId}`, "description", "description"]]);
    expect(await places("plain 主数据清")).toEqual([[`task ${taskId}`, "description", "description"]]);
    expect(await places(owner.id)).toEqual([]);
    expect(await places("wombat")).toEqual([[`task ${taskId}`, "checklist", "checklist"]]);
    expect(await places("价单 koala")).toEqual([[`task ${taskId}`, "files", "file"]]);
    expect(await places("platypus")).toEqual([[`comment ${comment.id}`, `comment-${comment.id}`, "file"]]);
    expect((await find(owner, "quokka"))[0]?.excerpt?.find((piece) => piece.isMarked)?.text).toBe("Quokka");

    await context.db.updateTable("attachment").set({ removedAt: now }).execute();
    await context.db.updateTable("taskDescription").set({ body: "Nothing more" }).execute();
    for (const query of ["quokka", "koala", "platypus"]) expect(await places(query)).toEqual([]);
  });

  it("finds projects and people, and follows them when they are called otherwise", async () => {
    await context.db.insertInto("person").values({ id: "p1", projectId, name: "王小明", email: null, userId: null, version: 1 }).execute();
    expect(await titles(owner, "wxm", { kind: "person" })).toEqual(["王小明"]);
    await context.db.updateTable("person").set({ name: "赵小明" }).where("id", "=", "p1").execute();
    expect(await titles(owner, "wxm", { kind: "person" })).toEqual([]);
    expect(await titles(owner, "zhaoxm")).toEqual(["赵小明"]);
    expect(await titles(owner, "wangxm")).toEqual([]);
    expect(await titles(owner, "zhaoxiaoming")).toEqual(["赵小明"]);
    expect(await titles(owner, "consultant")).toEqual(["consultant"]);
    await context.db.updateTable("person").set({ userId: consultant.id }).where("id", "=", "p1").execute();
    expect(await titles(owner, "consultant")).toEqual([]);
    await context.db.deleteFrom("person").where("id", "=", "p1").execute();
    expect(await titles(owner, "consultant")).toEqual(["consultant"]);
    expect(await titles(owner, "rollout crm")).toContain("Rollout of the new CRM");
  });

  it("shows people and what is written so before what only sounds so, however near and new that is", async () => {
    const far = await addProject(context, owner, { name: "Elsewhere" });
    const person = { email: null, userId: null, version: 1 };
    await context.db
      .insertInto("person")
      .values({ ...person, id: "p2", projectId: far, name: "Chen Jing 陈静" })
      .execute();
    const heard = await addTask("成绩计算");
    const written = await addTask("Prepare cj forms", far);
    const byInitials = await addTask("重启 Server");

    for (const query of ["cj", "cjing", "chenj", "chen"])
      expect((await find(owner, query, { nearestProjectId: projectId }))[0]?.id).toBe("person p2");
    expect((await find(owner, "cj", { nearestProjectId: projectId })).slice(0, 3).map(({ id }) => id)).toEqual([
      "person p2",
      `task ${written}`,
      `task ${heard}`,
    ]);
    expect(await titles(owner, "chengj")).toEqual(["成绩计算"]);
    expect((await find(owner, "cqi")).map(({ id }) => id)).toContain(`task ${byInitials}`);
  });

  it("shows a person once, in the nearest project, and leaves room for tasks however many people are called so", async () => {
    const far = await addProject(context, owner, { name: "Elsewhere" });
    await addMember(context, far, consultant, "consultant");
    const taskId = await addTask("Pangolin count", far);
    const people = [projectId, far].flatMap((id) =>
      Array.from({ length: 105 }, (_, number) => {
        const email = number === 7 ? (id === far ? "pan@example.com" : "PAN@example.com") : null;
        return { id: `${id} ${number}`, projectId: id, name: `Pan ${number}`, email, userId: null, version: 1 };
      }),
    );
    await context.db.insertInto("person").values(people).execute();

    const once = await find(owner, "consultant", { nearestProjectId: projectId });
    expect(once.map(({ id }) => id)).toEqual([`member ${projectId} ${consultant.id}`]);
    const seventh = (await find(owner, "pan 7", { nearestProjectId: projectId })).filter(({ kind }) => kind === "person");
    expect(seventh.filter((result) => titleOf(result) === "Pan 7").map(({ to }) => to)).toEqual([`/projects/${projectId}/people`]);
    const found = await find(owner, "pan", { nearestProjectId: projectId });
    expect(found.map(({ id }) => id)).toContain(`task ${taskId}`);
    expect(found).toHaveLength(200);
    const request = new Request(`http://localhost:3000/search/suggestions?q=pan&near=${projectId}`);
    const { results } = await readSuggestions({ ...callerOf(context, owner), request }, await readReader(request, context));
    expect(results).toHaveLength(8);
    expect(results.at(-1)?.id).toBe(`task ${taskId}`);
  });

  it("shows nothing of projects one is no member of, and nothing once one is removed", async () => {
    const secret = await addProject(context, owner, { name: "Secret merger" });
    await addTask("Secret cutover", secret);
    const taskId = await addTask("Shared cutover");

    expect(await titles(consultant, "cutover", { kind: "task" })).toEqual(["Shared cutover"]);
    expect(await titles(consultant, "secret")).toEqual([]);
    await expect(find(consultant, "cutover", { projectId: secret })).rejects.toMatchObject({ status: 404 });
    await expect(find(consultant, "cutover", { nearestProjectId: secret })).rejects.toMatchObject({ status: 404 });

    const caller = { ...(await projectCallerOf(context, owner, projectId)), request: new Request("http://localhost:3000/"), params: {} };
    await removeMember({ ...caller, value: { userId: consultant.id }, formKey: undefined });
    expect(await titles(consultant, "cutover")).toEqual([]);
    expect((await find(owner, "shared")).map((result) => result.id)).toEqual([`task ${taskId}`]);
  });

  it("forgets what was removed: tasks with their comments, comments, projects", async () => {
    const taskId = await addTask("Obsolete interface");
    const comment = await sayOn(consultant, taskId, "Obsolete indeed");
    expect(await find(owner, "obsolete")).toHaveLength(2);

    const removal = {
      ...(await projectCallerOf(context, consultant, projectId)),
      request: new Request("http://localhost:3000/"),
      params: { taskId },
    };
    await removeComment({ ...removal, value: { commentId: comment.id, version: comment.version }, formKey: undefined });
    expect(await titles(owner, "obsolete")).toEqual(["Obsolete interface"]);
    await context.db.updateTable("comment").set({ removedAt: null }).where("id", "=", comment.id).execute();

    const caller = { ...(await projectCallerOf(context, owner, projectId)), formKey: undefined };
    await executePlanCommand(caller, { kind: "removeTask", taskId, version: 1 });
    expect(await find(owner, "obsolete")).toEqual([]);
    await context.db.transaction().execute(forgetIndex);
    expect(await find(owner, "obsolete")).toEqual([]);
    await context.db.updateTable("task").set({ removedAt: null }).where("id", "=", taskId).execute();
    expect(await find(owner, "obsolete")).toHaveLength(2);
    await deleteProject(context.db, projectId);
    await context.searchIndex.catchUp();
    expect(await context.db.selectFrom("searchEntry").selectAll().where("projectId", "=", projectId).execute()).toEqual([]);
  });

  it("is built anew from what there is, and holds each thing once", async () => {
    await addTask("Rebuilt");
    await context.searchIndex.catchUp();
    const count = async () => (await context.db.selectFrom("searchEntry").select("id").execute()).length;
    const before = await count();

    await context.db.transaction().execute(forgetIndex);

    expect(await count()).toBe(0);
    expect(await titles(owner, "rebuilt")).toEqual(["Rebuilt"]);
    expect(await count()).toBe(before);
  });

  it("takes whatever is typed for words, never for a command to the database", async () => {
    await addTask("a'b\"c");
    for (const query of [
      "'",
      '"',
      "a' OR 'b",
      "* : & | ! ()",
      "NEAR(a b)",
      "terms:x",
      "-a",
      "a\u0000b",
      "%",
      "_",
      "\\",
      "a*",
      "^a",
      "𠮷",
      "🚀",
    ])
      await expect(find(owner, query)).resolves.toBeInstanceOf(Array);
    expect(await titles(owner, "a b c")).toContain("a'b\"c");
  });
});

describe("pages of the method", () => {
  forEachDatabase((_dialect, openTest) => {
    it("are found in the reader's language, in one of their projects", async () => {
      const context = await openContext(await openTest());
      const owner = await addUser(context, "owner@example.com");
      const projectId = await addProject(context, owner);
      const found = await search(callerOf(context, owner), { ...everywhere, query: "切换", kind: "method" }, "zh");

      expect(found.shown(0, found.total).map((result) => result.to)).toContain(`/projects/${projectId}/method/cutover`);
    });
  });
});

function titleOf({ title }: { readonly title: readonly { readonly text: string }[] }): string {
  return title.map((piece) => piece.text).join("");
}
