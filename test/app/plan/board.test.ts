import { expect, it } from "vitest";
import { reopenedProgress } from "#app/domain/plan/board.ts";
import { addField, editField } from "#app/fields/fields.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { Refusal } from "#app/http/refusal.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readBoard } from "#app/plan/board/board-page.server.ts";
import { boardQuery, readBoardView, type BoardGrouping } from "#app/plan/board/board-view.ts";
import { moveCard } from "#app/plan/board/move-card.server.ts";
import { executePlanCommand, takeBackOwnStep } from "#app/plan/plan.server.ts";
import { insertPeople } from "#db/queries/projects.ts";
import { projectCallerOf } from "#test/support/context.ts";
import { readPlan } from "#db/queries/plan.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { openTaskWorld } from "#test/support/task-world.ts";

it("keeps the state of the board in its address", () => {
  const view = readBoardView(new URLSearchParams("by=owner&show=late&text=a&cards=150"));
  expect(view).toMatchObject({ by: "owner", cards: 150, filter: { show: "late", text: "a" } });
  expect(readBoardView(new URLSearchParams(boardQuery(view)))).toEqual(view);
  expect(boardQuery(readBoardView(new URLSearchParams("by=x&cards=-4")))).toBe("");
});

forEachDatabase((_dialect, openTest) => {
  async function world() {
    const made = await openTaskWorld(await openTest(), { now: () => "2027-03-02T04:00:00.000Z" });
    const { args, owner, projectId, context } = made;
    const board = async (query = "", user: SignedInUser = owner) => {
      const request = new Request(`http://localhost:3000/projects/p/board?${query}`);
      return readBoard({ ...(await args(user, {})), request }, await readReader(request, context));
    };
    const move = async (taskId: string, was: string, to: string, user: SignedInUser = owner, by: BoardGrouping = "status") =>
      moveCard(await args(user, { taskId, by, was, to, kept: "all" }));
    const task = async (id: string) => (await readPlan(context.db, projectId))?.tasks.find((each) => each.id === id);
    const columnOf = async (id: string, query = "") =>
      (await board(query)).columns.find(({ cards }) => cards.some((card) => card.id === id))?.id;
    return { ...made, board, move, task, columnOf };
  }

  it("shows every task that does work in one column, and counts them", async () => {
    const { board, context, projectId } = await world();
    const { columns, total } = await board("cards=5000");
    const plan = await readPlan(context.db, projectId);
    const parents = new Set(plan?.tasks.map(({ parentId }) => parentId));
    const leaves = plan?.tasks.filter(({ id, kind }) => kind !== "phase" && !parents.has(id)) ?? [];

    expect(columns.map(({ id }) => id)).toEqual(["waiting", "ready", "running", "done"]);
    expect(columns.flatMap(({ cards }) => cards.map(({ id }) => id)).sort()).toEqual(leaves.map(({ id }) => id).sort());
    expect(total).toBe(leaves.length);
    expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  });

  it("shows as many cards of a column as were asked for, and counts the others", async () => {
    const { board } = await world();
    const { columns } = await board();
    const waiting = columns.find(({ id }) => id === "waiting");
    expect(waiting?.count).toBeGreaterThan(50);
    expect(waiting?.cards).toHaveLength(50);
  });

  it("reports progress where a card is moved, and takes it back", async () => {
    const { board, move, task, columnOf, args, owner } = await world();
    const card = (await board()).columns[1]?.cards.find(({ kind }) => kind === "task");
    const id = card?.id ?? "";

    await move(id, "ready", "running");
    expect(await columnOf(id)).toBe("running");
    expect(await task(id)).toMatchObject({ progress: 0, actualStart: expect.any(String) });

    const done = await move(id, "running", "done");
    expect(await columnOf(id, "cards=5000")).toBe("done");
    expect(await task(id)).toMatchObject({ progress: 100, actualFinish: expect.any(String) });

    await takeBackOwnStep(await args(owner, {}), done?.undo.fields.stepId ?? "");
    expect(await columnOf(id)).toBe("running");

    await move(id, "running", "done");
    await move(id, "done", "running");
    expect(await task(id)).toMatchObject({ progress: reopenedProgress, actualFinish: null });

    await move(id, "running", "ready");
    expect(await task(id)).toMatchObject({ progress: 0, actualStart: null });
  });

  it("lets nobody pass a gate by moving its card, and says how it is passed", async () => {
    const { context, projectId, move, task } = await world();
    const gate = (await readPlan(context.db, projectId))?.tasks.find(({ kind }) => kind === "gate");
    await expect(move(gate?.id ?? "", "waiting", "done")).rejects.toMatchObject({ code: "plan.gate.undecided" });
    await expect(move(gate?.id ?? "", "waiting", "running")).rejects.toMatchObject({ code: "board.point" });
    expect((await task(gate?.id ?? ""))?.progress).toBe(0);
  });

  it("asks before a card goes where go-live moves by weeks, and leaves it where it was meanwhile", async () => {
    const { board, task, args, owner } = await world();
    const id = (await board()).columns[1]?.cards.find(({ kind }) => kind === "task")?.id ?? "";
    const { version = 1 } = (await task(id)) ?? {};
    await executePlanCommand(await args(owner, {}), { kind: "updateTask", taskId: id, version, changes: { durationMinutes: 90 * 480 } });
    const send = async (kept?: string) => moveCard(await args(owner, { taskId: id, by: "status", was: "ready", to: "done", kept }));
    const question = (await send().catch((error: unknown) => error)) as Refusal;
    expect(question).toMatchObject({ code: "plan.asksFirst", status: 409 });
    expect(await task(id)).toMatchObject({ progress: 0, actualStart: null });

    const { mark } = question.detail as { mark: string };
    expect((await send(mark))?.undo.done).toBeDefined();
    expect((await task(id))?.progress).toBe(100);
  });

  it("leaves a card where somebody else has put it meanwhile", async () => {
    const { board, move } = await world();
    const id = (await board()).columns[1]?.cards.find(({ kind }) => kind === "task")?.id ?? "";
    await move(id, "ready", "done");
    await expect(move(id, "ready", "running")).rejects.toMatchObject({ code: "board.movedMeanwhile", status: 409 });
    expect(await move(id, "ready", "done")).toBeUndefined();
  });

  it("does not decide by hand whether a task waits", async () => {
    const { board, move } = await world();
    const id = (await board()).columns[1]?.cards[0]?.id ?? "";
    await expect(move(id, "ready", "waiting")).rejects.toMatchObject({ code: "board.byLinks" });
  });

  it("gives a task to another person by their column, for who edits the plan", async () => {
    const { context, projectId, move, columnOf, consultant, viewer, task, owner } = await world();
    const person = { id: context.newId(), projectId, name: "He Jun", email: null, userId: null };
    await insertPeople(context.db, [{ ...person, version: 1 }]);
    const { planVersion } = (await projectCallerOf(context, owner, projectId)).project;
    await context.db
      .updateTable("project")
      .set({ planVersion: planVersion + 1 })
      .where("id", "=", projectId)
      .execute();
    const plan = await readPlan(context.db, projectId);
    const free = plan?.tasks.find((each) => each.kind === "task" && each.ownerId === null && each.roleCode === null);
    const id = free?.id ?? plan?.tasks.find(({ kind }) => kind === "task")?.id ?? "";
    const was = (await columnOf(id, "by=owner&cards=5000")) ?? "";

    await expect(move(id, was, person.id, consultant, "owner")).rejects.toMatchObject({ code: "plan.notAllowed" });
    await expect(move(id, was, person.id, viewer, "owner")).rejects.toMatchObject({ code: "plan.notAllowed" });
    await move(id, was, person.id, undefined, "owner");
    expect(await task(id)).toMatchObject({ ownerId: person.id });
    expect(await columnOf(id, "by=owner&cards=5000")).toBe(person.id);
    await expect(move(id, person.id, "no-such-person", undefined, "owner")).rejects.toMatchObject({ code: "project.person.unknown" });
  });

  it("stands by a choice of the project's own: a moved card writes the field, in one step that is taken back", async () => {
    const { args, owner, consultant, board, move, task, taskId, columnOf } = await world();
    const words = { kind: "choice" as const, name: "Department", nameZh: "部门", description: "", isExpected: false };
    const added = await addField(await args(owner, { ...words, newOptions: "Sales | 销售部\nService" }));

    const first = await board("by=f1&cards=5000");
    expect(first.columns.map(({ id, title }) => [id, title])).toEqual([
      ["nobody", "No value"],
      ["o1", "Sales"],
      ["o2", "Service"],
    ]);
    expect(first.columns[0]?.count).toBe(first.total);
    expect((await board("by=f1", consultant)).canMove).toBe(false);
    await expect(move(taskId, "nobody", "o1", consultant, "f1")).rejects.toMatchObject({ code: "plan.notAllowed" });

    const moved = await move(taskId, "nobody", "o2", undefined, "f1");
    expect(moved?.undo.done).toMatch(/^Department of “.*”: Service\.$/);
    expect(await columnOf(taskId, "by=f1&cards=5000")).toBe("o2");
    await expect(move(taskId, "nobody", "o1", undefined, "f1")).rejects.toMatchObject({ code: "board.movedMeanwhile" });
    await takeBackOwnStep(await args(owner, {}), moved?.undo.fields.stepId ?? "");
    expect((await task(taskId))?.custom).toEqual({});

    await move(taskId, "nobody", "o2", undefined, "f1");
    const options = [
      { key: "o1", name: "Sales", nameZh: "销售部", place: 1 },
      { key: "o2", name: "", place: 2 },
    ];
    await editField(await args(owner, { ...words, newOptions: "", key: "f1", version: added.version, options }));
    expect((await board("by=f1")).columns.map(({ id, isClosed }) => [id, isClosed])).toEqual([
      ["nobody", false],
      ["o1", false],
      ["o2", true],
    ]);
    await expect(move(taskId, "o2", "o9", undefined, "f1")).rejects.toMatchObject({ code: "plan.field.option", field: "to" });
    await move(taskId, "o2", "nobody", undefined, "f1");
    expect((await task(taskId))?.custom).toEqual({});
    expect((await board("by=f1")).columns.map(({ id }) => id)).toEqual(["nobody", "o1"]);
  });

  it("stands by a person of the project's own, and by status where the field is gone", async () => {
    const { args, owner, context, projectId, board, move, task, taskId } = await world();
    const words = { name: "Buyer", description: "", isExpected: false, newOptions: "" };
    await addField(await args(owner, { ...words, kind: "person" as const }));
    const person = { id: context.newId(), projectId, name: "He Jun", email: null, userId: null };
    await insertPeople(context.db, [{ ...person, version: 1 }]);
    const { planVersion } = (await projectCallerOf(context, owner, projectId)).project;
    const later = { planVersion: planVersion + 1 };
    await context.db.updateTable("project").set(later).where("id", "=", projectId).execute();

    await move(taskId, "nobody", person.id, undefined, "f1");
    expect((await task(taskId))?.custom).toEqual({ f1: person.id });
    expect((await board("by=f1")).columns.find(({ id }) => id === person.id)).toMatchObject({ title: "He Jun", count: 1 });
    expect(await board("by=f9")).toMatchObject({ view: { by: "status" }, isFieldLost: true });
    await expect(move(taskId, "nobody", "o1", undefined, "f9")).rejects.toMatchObject({ code: "plan.field.unknown" });
  });
});
