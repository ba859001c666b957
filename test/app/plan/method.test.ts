import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readGatesOf } from "#app/gates/gate-records.server.ts";
import { findMethod, listMethods, type MethodCaller } from "#app/plan/method/method-choices.server.ts";
import { applyMethod, proposeMethod, readMethod } from "#app/plan/method/method.server.ts";
import { executePlanCommand, takeBackOwnStep, turnBack } from "#app/plan/plan.server.ts";
import { copyProject } from "#app/projects/copy-project.server.ts";
import { saveTemplate } from "#app/projects/own-templates.server.ts";
import { readGateRecords } from "#db/queries/gates.ts";
import { findProjectMethod } from "#db/queries/project-method.ts";
import { listTaskBackgrounds } from "#db/queries/task-background.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
  });

  const caller = (projectId: string) => projectCallerOf(context, owner, projectId);
  const asked = async <Value>(projectId: string, value: Value) => {
    const request = new Request("http://localhost:3000/");
    return { ...(await caller(projectId)), value, request, params: {}, formKey: undefined };
  };
  const planOf = async (projectId: string) =>
    (await context.plans.read(context.db, projectId, (await caller(projectId)).project.planVersion)).plan;
  const execute = async (projectId: string, command: PlanCommand) => executePlanCommand(await caller(projectId), command);
  const content = ({ tasks, links }: Plan) => ({
    tasks: tasks.map(({ version: _, ...task }) => task),
    links: [...links].sort((one, other) => (one.id < other.id ? -1 : 1)),
  });
  const save = async (projectId: string, name: string, over: { id: string; version: number } | undefined) =>
    saveTemplate(await asked(projectId, { name, summary: "", texts: false, over }));
  const propose = async (projectId: string, key: string) => {
    const plan = await planOf(projectId);
    const method = (await findMethod(await caller(projectId), key))!;
    return proposeMethod(plan, (await readMethod(await caller(projectId), plan)).record, method);
  };
  const apply = async (projectId: string, key: string, edition: number, leftOut: readonly string[] = []) =>
    applyMethod(await asked(projectId, { key, edition, choices: new Map(), seen: new Map(), leftOut: new Set(leftOut) }));
  const copyOf = async (projectId: string) =>
    copyProject(
      await asked(projectId, {
        ...{ name: "Second site", start: "2027-06-01", calendar: "own", people: true, members: false, progress: false, texts: true },
      }),
    );
  const templateIds = async (projectId: string) =>
    [...(await listTaskBackgrounds(context.db, projectId)).values()].flatMap(({ templateTaskId }) => templateTaskId ?? []);

  it("finds nothing to bring to a plan that was just made", async () => {
    const projectId = await addProject(context, owner);
    const { merge, states } = await propose(projectId, "rapid");

    expect(merge.tasks).toEqual((await planOf(projectId)).tasks);
    expect(merge.conflicts).toEqual([]);
    expect(states.left).toEqual([]);
  });

  it("brings the next edition of a saved template, keeps what people changed, and takes all of it back as one step", async () => {
    const source = await addProject(context, owner);
    const templateId = await save(source, "Ours", undefined);
    const projectId = await addProject(context, owner, { template: templateId });
    const [first, second] = (await planOf(source)).tasks.filter(({ kind, durationMinutes }) => kind === "task" && durationMinutes > 0);
    const sameName = async (name: string) => (await planOf(projectId)).tasks.find((task) => task.name.text === name)!;

    const own = await sameName(first!.name.text);
    await execute(projectId, { kind: "updateTask", taskId: own.id, version: own.version, changes: { durationMinutes: 9600 } });
    for (const task of [first!, second!]) {
      const changes = { durationMinutes: task.durationMinutes + 960 };
      await execute(source, { kind: "updateTask", taskId: task.id, version: task.version, changes });
    }
    const addedId = context.newId();
    const added = { kind: "addTask", taskId: addedId, parentId: first!.parentId, afterId: first!.id, taskKind: "task" } as const;
    await execute(source, { ...added, name: "New in the method", durationMinutes: 480 });
    await save(source, "Ours", { id: templateId, version: 1 });

    const { merge } = await propose(projectId, templateId);
    expect(merge.conflicts).toMatchObject([{ taskId: own.id, group: "durationMinutes" }]);
    const before = await planOf(projectId);
    const { stepId } = await apply(projectId, templateId, 2);
    expect((await sameName(first!.name.text)).durationMinutes).toBe(9600);
    expect((await sameName(second!.name.text)).durationMinutes).toBe(second!.durationMinutes + 960);
    expect(await sameName("New in the method")).toBeDefined();
    expect((await findProjectMethod(context.db, projectId))?.current.edition).toBe(2);
    await expect(apply(projectId, templateId, 1)).rejects.toMatchObject({ code: "method.changed" });

    await takeBackOwnStep(await caller(projectId), stepId!);
    expect(content(await planOf(projectId))).toEqual(content(before));
    expect((await findProjectMethod(context.db, projectId))?.current.edition).toBe(1);
    await turnBack(await caller(projectId), "redo");
    expect((await findProjectMethod(context.db, projectId))?.current.edition).toBe(2);
  });

  it("switches to another template without losing a task, and back", async () => {
    const projectId = await addProject(context, owner);
    const before = await planOf(projectId);
    const { stepId } = await apply(projectId, "std6", 1);
    const after = await planOf(projectId);

    expect(after.tasks.length).toBeGreaterThan(before.tasks.length);
    const present = new Set(after.tasks.map(({ id }) => id));
    expect(before.tasks.every(({ id }) => present.has(id))).toBe(true);
    const record = (await findProjectMethod(context.db, projectId))!.current;
    expect(record.key).toBe("std6");
    expect(record.left.length).toBeGreaterThan(0);
    expect((await caller(projectId)).project.templateKey).toBe("std6");
    expect(new Set(await templateIds(projectId))).toEqual(new Set(record.outline.tasks.map(({ id }) => id)));
    const roles = new Set(after.roles.map(({ code }) => code));
    expect(after.tasks.every(({ roleCode }) => roleCode === null || roles.has(roleCode))).toBe(true);

    await takeBackOwnStep(await caller(projectId), stepId!);
    expect(content(await planOf(projectId))).toEqual(content(before));
    expect((await caller(projectId)).project.templateKey).toBe("rapid");
    expect(new Set(await templateIds(projectId))).toEqual(
      new Set((await findProjectMethod(context.db, projectId))!.current.outline.tasks.map(({ id }) => id)),
    );
  });

  it("leaves out what is not ticked", async () => {
    const projectId = await addProject(context, owner);
    const { merge } = await propose(projectId, "std6");
    const added = merge.tasks.find(({ id, kind }) => id.startsWith("method ") && kind === "task")!;
    await apply(projectId, "std6", 1, [added.id]);

    expect((await planOf(projectId)).tasks.some(({ name }) => name.text === added.name.text)).toBe(false);
  });

  it("keeps which task waits for a criterion, as long as it is in the plan, and in a copy of the project, too", async () => {
    const projectId = await addProject(context, owner, { template: "std6" });
    const waiting = async (id = projectId) => {
      const found = await readGatesOf(await caller(id), context.db, await planOf(id));
      return found.flatMap(({ task, criteria }) =>
        criteria.flatMap(({ id: criterion, beforeTask }) =>
          beforeTask ? [`${task.name.text}: ${criterion}: ${beforeTask.name.text}`] : [],
        ),
      );
    };
    const before = await waiting();
    expect(before.length).toBeGreaterThan(0);
    await apply(projectId, "rapid", 1);
    const after = await waiting();
    expect(after).toEqual(expect.arrayContaining(before));
    const kept = (await readGateRecords(context.db, projectId)).criteria.filter(({ beforeTaskId }) => beforeTaskId !== null);
    expect(kept.length).toBeGreaterThan(0);

    const copyId = await copyOf(projectId);
    const copied = (await readGateRecords(context.db, copyId)).criteria.flatMap(({ beforeTaskId }) => beforeTaskId ?? []);
    const names = new Map([...(await planOf(copyId)).tasks, ...(await planOf(projectId)).tasks].map(({ id, name }) => [id, name.text]));
    expect(copied.map((id) => names.get(id)).sort()).toEqual(kept.map(({ beforeTaskId }) => names.get(beforeTaskId ?? "")).sort());
    const inCopy = new Set((await planOf(copyId)).tasks.map(({ id }) => id));
    expect(copied.every((id) => inCopy.has(id))).toBe(true);

    const templateId = await save(projectId, "With criteria", undefined);
    const nextId = await addProject(context, owner, { template: templateId });
    expect((await waiting(nextId)).sort()).toEqual((await waiting()).sort());

    const gone = kept[0]?.beforeTaskId ?? "";
    const { version = 1 } = (await planOf(projectId)).tasks.find(({ id }) => id === gone) ?? {};
    await executePlanCommand(await caller(projectId), { kind: "removeTask", taskId: gone, version });
    expect((await waiting()).length).toBeLessThan(after.length);
  });

  it("lets gates that stay ask for what they asked for, until the change is taken back", async () => {
    const projectId = await addProject(context, owner);
    const gates = async () => {
      const found = await readGatesOf(await caller(projectId), context.db, await planOf(projectId));
      return new Map(found.map(({ task, criteria }) => [task.id, criteria.map(({ id }) => id).sort()]));
    };
    const before = await gates();
    expect([...before.values()].some((criteria) => criteria.length > 0)).toBe(true);
    const holdsAll = (after: ReadonlyMap<string, readonly string[]>) =>
      [...before].every(([taskId, criteria]) => criteria.every((id) => after.get(taskId)?.includes(id)));

    await apply(projectId, "std6", 1);
    const standard = await gates();
    expect(holdsAll(standard)).toBe(true);
    await apply(projectId, "large", 1);
    const large = await gates();
    expect(holdsAll(large)).toBe(true);
    await turnBack(await caller(projectId), "undo");
    expect(await gates()).toEqual(standard);
    await turnBack(await caller(projectId), "undo");
    expect(await gates()).toEqual(before);
    expect((await readGateRecords(context.db, projectId)).criteria).toEqual([]);
    await turnBack(await caller(projectId), "redo");
    expect(await gates()).toEqual(standard);
    await turnBack(await caller(projectId), "redo");
    expect(await gates()).toEqual(large);
  });

  it("takes back one change after the other, each to the method before it", async () => {
    const projectId = await addProject(context, owner);
    const key = async () => [(await findProjectMethod(context.db, projectId))?.current.key, (await caller(projectId)).project.templateKey];
    const { stepId } = await apply(projectId, "std6", 1);
    await apply(projectId, "large", 1);
    await turnBack(await caller(projectId), "undo");
    expect(await key()).toEqual(["std6", "std6"]);
    await takeBackOwnStep(await caller(projectId), stepId!);
    expect(await key()).toEqual(["rapid", "rapid"]);
    await turnBack(await caller(projectId), "redo");
    await turnBack(await caller(projectId), "redo");
    expect(await key()).toEqual(["large", "large"]);
    await turnBack(await caller(projectId), "undo");
    await apply(projectId, "large", 1);
    await turnBack(await caller(projectId), "undo");
    expect(await key()).toEqual(["std6", "std6"]);
  });

  it("is of no template again once its first method is taken back", async () => {
    const projectId = await addProject(context, owner);
    await context.db.deleteFrom("projectMethod").where("projectId", "=", projectId).execute();
    await context.db.updateTable("project").set({ templateKey: null }).where("id", "=", projectId).execute();
    await apply(projectId, "std6", 1);
    await turnBack(await caller(projectId), "undo");
    expect((await caller(projectId)).project.templateKey).toBeNull();
  });

  it("tells of saved templates only those who may make projects of them, and everybody of the one that the plan came from", async () => {
    const source = await addProject(context, owner);
    const ours = await save(source, "Ours", undefined);
    const others = await save(source, "Others", undefined);
    const projectId = await addProject(context, owner, { template: ours });
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");
    const seenBy = async (asking: MethodCaller) => {
      const listed = (await listMethods(asking)).map(({ key }) => key).filter((key) => key === ours || key === others);
      expect((await findMethod(asking, others)) !== undefined).toBe(listed.includes(others));
      return listed.sort();
    };

    expect(await seenBy(await caller(projectId))).toEqual([ours, others].sort());
    expect(await seenBy(await projectCallerOf(context, viewer, projectId))).toEqual([ours]);
    const token = { ...(await caller(projectId)), projectIds: [projectId] };
    expect(await seenBy(token)).toEqual([ours]);
    await expect(
      asked(projectId, { key: others, edition: 1, choices: new Map(), seen: new Map(), leftOut: new Set<string>() }).then((args) =>
        applyMethod({ ...args, projectIds: [projectId] }),
      ),
    ).rejects.toMatchObject({ code: "method.gone" });
  });
});
