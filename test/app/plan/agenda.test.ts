import { describe, expect, it } from "vitest";
import { readReader } from "#app/http/reader.server.ts";
import type { Refusal } from "#app/http/refusal.ts";
import type { ShownImpact } from "#app/ui/impact-dialog.tsx";
import { readAgenda } from "#app/plan/agenda/agenda-page.server.ts";
import { agendaQuery, agendaWindow, readAgendaView } from "#app/plan/agenda/agenda-view.ts";
import { moveTask } from "#app/plan/agenda/move-task.server.ts";
import { executePlanCommand, takeBackOwnStep } from "#app/plan/plan.server.ts";
import { addDays } from "#app/domain/time/day.ts";
import { readPlan } from "#db/queries/plan.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { openTaskWorld } from "#test/support/task-world.ts";

describe("the address of the calendar", () => {
  it.each(["", "month=2027-03", "week=2027-03-01", "week=now", "show=open&owner=me&month=2027-03&day=2027-03-02"])(
    "reads %j back",
    (query) => {
      expect(agendaQuery(readAgendaView(new URLSearchParams(query)))).toBe(query);
    },
  );

  it("takes what is no day for today", () => {
    expect(agendaQuery(readAgendaView(new URLSearchParams("month=2027-13&day=2027-02-30")))).toBe("");
  });

  it("shows whole weeks around a month, and leads to the months beside it", () => {
    expect(agendaWindow("month", "2027-03-15")).toEqual({
      ...{ monday: "2027-03-01", weeks: 5, first: "2027-03-01", last: "2027-03-31" },
      ...{ before: "2027-02-01", after: "2027-04-01" },
    });
    // Four weeks to the day.
    expect(agendaWindow("month", "2027-02-10")).toMatchObject({ monday: "2027-02-01", weeks: 4, last: "2027-02-28" });
    expect(agendaWindow("week", "2027-03-07")).toMatchObject({ monday: "2027-03-01", weeks: 1, before: "2027-02-22", after: "2027-03-08" });
  });
});

forEachDatabase((_dialect, openTest) => {
  async function world() {
    const made = await openTaskWorld(await openTest(), { now: () => "2027-03-02T04:00:00.000Z" });
    const { args, owner, projectId, context } = made;
    const agenda = async (query = "", user = owner) => {
      const request = new Request(`http://localhost:3000/projects/p/agenda?${query}`);
      return readAgenda({ ...(await args(user, {})), request }, await readReader(request, context));
    };
    const move = async (taskId: string, was: string, to: string, kept: string | undefined = "all") =>
      moveTask(await args(owner, { taskId, was, to, kept }));
    const firstOf = async (taskId: string) => {
      const { plan, schedule } = await context.plans.read(context.db, projectId, (await args(owner, {})).project.planVersion);
      return schedule.task(plan.tasks.findIndex(({ id }) => id === taskId)).start.slice(0, 10);
    };
    return { ...made, agenda, move, firstOf };
  }

  it("places the tasks of a month on its days, with the days off", async () => {
    const { agenda, taskId, firstOf } = await world();
    const first = await firstOf(taskId);
    const page = await agenda(`month=${first.slice(0, 7)}`);

    expect(page.tasks[taskId]).toMatchObject({ first, isMovable: true });
    expect(page.weeks.some(({ spans }) => spans.some(({ id, begins }) => id === taskId && begins))).toBe(true);
    expect(page.weeks.flatMap(({ days }) => days).filter(({ isOff }) => isOff).length).toBeGreaterThanOrEqual(8);
    expect(Object.values(page.tasks).every(({ kind }) => kind !== "phase")).toBe(true);
  });

  it("lists all tasks of one day", async () => {
    const { agenda, taskId, firstOf } = await world();
    const { day } = await agenda(`day=${await firstOf(taskId)}`);
    expect(day?.tasks.map(({ id }) => id)).toContain(taskId);
  });

  it("has a task start later by a constraint, and takes that back", async () => {
    const { move, firstOf, tasks, args, owner, context, projectId } = await world();
    const taskId = tasks[1]?.id ?? "";
    const first = await firstOf(taskId);
    const later = addDays(first, 14);

    const moved = await move(taskId, first, later);
    expect((await firstOf(taskId)) >= later).toBe(true);
    expect((await readPlan(context.db, projectId))?.tasks.find(({ id }) => id === taskId)?.constraint).toBe("SNET");

    await takeBackOwnStep(await args(owner, {}), moved?.undo.fields.stepId ?? "");
    expect(await firstOf(taskId)).toBe(first);
  });

  it("says from when on a task can start at the earliest, and leaves what was moved or begun", async () => {
    const { move, firstOf, taskId, context, projectId, args, owner } = await world();
    const first = await firstOf(taskId);
    await expect(move(taskId, first, addDays(first, -30))).rejects.toMatchObject({ code: "agenda.tooEarly", field: "to" });
    await expect(move(taskId, addDays(first, 1), addDays(first, 5))).rejects.toMatchObject({ code: "agenda.movedMeanwhile" });
    expect(await move(taskId, first, first)).toBeUndefined();
    const task = (await readPlan(context.db, projectId))?.tasks.find(({ id }) => id === taskId);
    const changes = { actualStart: "2027-03-01T08:00", progress: 10 };
    await executePlanCommand(await args(owner, {}), { kind: "updateTask", taskId, version: task?.version ?? 1, changes });
    await expect(move(taskId, "2027-03-01", "2027-03-08")).rejects.toMatchObject({ code: "agenda.begun" });
  });

  it("asks about a move of two weeks that go-live follows, and keeps just what was shown", async () => {
    const { firstOf, tasks, args, owner, context, projectId } = await world();
    const taskId = tasks[0]?.id ?? "";
    const first = await firstOf(taskId);
    const send = async (kept?: string, days = 14) => moveTask(await args(owner, { taskId, was: first, to: addDays(first, days), kept }));
    const asked = async (kept?: string, days?: number) => (await send(kept, days).catch((error: unknown) => error)) as Refusal;
    const question = await asked();
    const before = await readPlan(context.db, projectId);

    expect(question).toMatchObject({ code: "plan.asksFirst", status: 409, detail: { mark: expect.any(String) } });
    const { mark, impact } = question.detail as { mark: string; impact: ShownImpact };
    const goLive = before?.tasks.find(({ id }) => id === before.goLiveTaskId);
    expect(impact.points[0]).toMatchObject({ name: goLive?.name.text, difference: expect.stringMatching(/days later/) });
    expect(impact.tasks.length).toBeGreaterThan(0);
    expect(await firstOf(taskId)).toBe(first);
    expect(before?.tasks.find(({ id }) => id === taskId)?.constraint).toBe("ASAP");

    // Another day is another question.
    expect(await asked(mark, 28)).toMatchObject({ code: "plan.asksFirst" });
    await send(mark);
    expect((await firstOf(taskId)) >= addDays(first, 14)).toBe(true);
  });

  it("asks nothing about a move by a day", async () => {
    const { firstOf, tasks, args, owner } = await world();
    const taskId = tasks[0]?.id ?? "";
    const first = await firstOf(taskId);
    const moved = await moveTask(await args(owner, { taskId, was: first, to: addDays(first, 1) }));
    expect(moved?.undo.done).toBeDefined();
  });

  it("offers a viewer no move", async () => {
    const { agenda, viewer, taskId, firstOf } = await world();
    const page = await agenda(`month=${(await firstOf(taskId)).slice(0, 7)}&move=${taskId}`, viewer);
    expect(page.moving).toBeNull();
    expect(page.tasks[taskId]?.isMovable).toBe(false);
  });
});
