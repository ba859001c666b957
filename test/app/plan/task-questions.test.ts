import { expect, it } from "vitest";
import { parseDay, addDays } from "#app/domain/time/day.ts";
import type { Refusal } from "#app/http/refusal.ts";
import { moveTask } from "#app/plan/agenda/move-task.server.ts";
import { linkForm, progressForm, remainingForm, taskForm } from "#app/plan/plan.forms.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { schedulingForm } from "#app/plan/scheduling/scheduling.forms.server.ts";
import { saveScheduling } from "#app/plan/scheduling/scheduling.server.ts";
import { turnInWords } from "#app/plan/step-intents.server.ts";
import { addPredecessor, saveTask } from "#app/plan/task.server.ts";
import { setRemaining } from "#app/plan/task-work.server.ts";
import type { ShownImpact } from "#app/ui/impact-dialog.tsx";
import { readPlan } from "#db/queries/plan.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { openTaskWorld } from "#test/support/task-world.ts";

forEachDatabase((_dialect, openTest) => {
  async function world() {
    let now = "2027-03-02T04:00:00.000Z";
    const made = await openTaskWorld(await openTest(), { now: () => now });
    const { context, owner, projectId } = made;
    const plan = async () => (await readPlan(context.db, projectId))!;
    const taskId = (await plan()).tasks.find(({ kind }) => kind === "task")!.id;
    const task = async () => (await plan()).tasks.find(({ id }) => id === taskId)!;
    const args = async <Value>(value: Value, user = owner) => ({ ...(await made.args(user, value)), params: { projectId, taskId } });
    const times = async (id = taskId) => {
      const { schedule } = await context.plans.read(context.db, projectId, (await made.args(owner, {})).project.planVersion);
      return schedule.task(schedule.indexOf(id));
    };
    const move = async (days: number, user = owner, kept?: string) => {
      const was = (await times()).start.slice(0, 10);
      return moveTask(await args({ taskId, was, to: addDays(was, days), kept }, user));
    };
    const later = (minutes: number) => (now = new Date(Date.parse(now) + minutes * 60_000).toISOString());
    return { ...made, plan, task, taskId, args, times, move, later };
  }

  const questionOf = async (sent: Promise<unknown>) => {
    const refusal = (await sent.then(
      () => undefined,
      (error: unknown) => error,
    )) as Refusal | undefined;
    return refusal?.code === "plan.asksFirst" ? (refusal.detail as { mark: string; impact: ShownImpact }) : refusal;
  };

  it("asks before the form of a task moves much, and keeps just what was shown", async () => {
    const { args, task } = await world();
    const { version, name, durationMinutes, deliverable } = await task();
    const send = async (kept?: string) =>
      saveTask(
        await args(taskForm.parse({ version, name: name.text, deliverable: deliverable.text, duration: "40d", ...(kept ? { kept } : {}) })),
      );
    const question = await questionOf(send());
    expect(question).toMatchObject({ mark: expect.any(String), impact: { isTogether: false } });
    expect((await task()).durationMinutes).toBe(durationMinutes);

    await send((question as { mark: string }).mark);
    expect((await task()).durationMinutes).toBe(40 * 480);
  });

  it.each([
    [taskForm, { name: "Task", deadline: "1950-01-02" }, { deadline: "1950-01-02" }],
    [progressForm, { progress: 0, actualStart: "1950-01-02" }, { actualStart: "1950-01-02" }],
    [schedulingForm, { constraint: "SNET", constraintAt: "1950-01-02" }, { constraintAt: "1950-01-02T08:00" }],
  ])("takes no far day that is typed, but one that the task had", (form, typed, shown) => {
    const issues = (values: object) => form.safeParse({ version: 1, ...typed, shown: JSON.stringify(values) }).error?.issues;
    expect(issues({})).toMatchObject([{ message: "field.dayTooFar", path: [Object.keys(shown)[0]] }]);
    expect(issues(shown)).toBeUndefined();
  });

  it("asks before remaining work, a constraint or a link moves much", async () => {
    const { args, task, plan, taskId } = await world();
    const { version, constraint, constraintAt, workType, priority } = await task();
    expect(await questionOf(setRemaining(await args(remainingForm.parse({ version, remaining: "60d" }))))).toHaveProperty("mark");

    const shown = JSON.stringify({ constraint, constraintAt });
    const form = { version, shown, dates: "computed", workType, priority, constraint: "SNET", constraintAt: "2027-09-01" };
    expect(await questionOf(saveScheduling(await args(schedulingForm.parse(form))))).toHaveProperty("mark");

    const before = (await plan()).tasks.length;
    const other = (await plan()).tasks.find(({ id, kind }) => id !== taskId && kind === "task")!;
    const link = async () =>
      addPredecessor({
        ...(await args(linkForm.parse({ predecessor: `${(await task()).number === 1 ? "" : "#"}${(await task()).number}FS+60d` }))),
        params: { taskId: other.id },
      });
    expect(await questionOf(link())).toHaveProperty("mark");
    expect((await plan()).tasks.length).toBe(before);
  });

  it("adds up what one person moves in a row: five small moves ask like a large one", async () => {
    const { move, times } = await world();
    const first = (await times()).start.slice(0, 10);
    const questions: unknown[] = [];
    for (let step = 0; step < 5; step += 1) questions.push(await questionOf(move(3)));
    const asked = questions.find((question) => question && typeof question === "object" && "mark" in question) as
      { impact: ShownImpact; mark: string } | undefined;

    expect(questions[0]).toBeUndefined();
    expect(asked?.impact.isTogether).toBe(true);
    expect(parseDay((await times()).start.slice(0, 10))! - parseDay(first)!).toBeLessThan(15);

    // Once it is kept the row begins anew.
    await move(3, undefined, asked?.mark);
    expect(await questionOf(move(1))).toBeUndefined();
  });

  it("adds up neither what was moved long ago nor what somebody else moved in between", async () => {
    const { move, later, plan, args, join } = await world();
    const manager = await join("manager", "projectManager");
    for (let step = 0; step < 4; step += 1) {
      expect(await questionOf(move(3))).toBeUndefined();
      later(11);
    }
    const other = (await plan()).tasks.find(({ kind }) => kind === "task")!;
    await move(3);
    const { version, durationMinutes } = (await plan()).tasks.find(({ id }) => id === other.id)!;
    const command = { kind: "updateTask", taskId: other.id, version, changes: { durationMinutes: durationMinutes + 60 } } as const;
    await executePlanCommand(await args({}, manager), command);
    expect(await questionOf(move(3))).toBeUndefined();
  });

  it("takes one's own steps back one after the other, does them again, and says which", async () => {
    const { move, times, args, task } = await world();
    const starts = [(await times()).start];
    for (let step = 0; step < 2; step += 1) {
      await move(1);
      starts.push((await times()).start);
    }
    const name = (await task()).name.text;
    expect((await turnInWords(await args({}), "undo")).told).toContain(name);
    await turnInWords(await args({}), "undo");
    expect((await times()).start).toBe(starts[0]);
    await turnInWords(await args({}), "redo");
    expect((await times()).start).toBe(starts[1]);
    await turnInWords(await args({}), "redo");
    expect((await times()).start).toBe(starts[2]);
    await expect(turnInWords(await args({}), "redo")).rejects.toMatchObject({ code: "plan.undo.nothingToRedo" });
  });
});
