import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import type { PlanCommand } from "#app/domain/plan/command.ts";
import { decideGate } from "#app/gates/decide.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { executePlanCommand, turnBack } from "#app/plan/plan.server.ts";
import { saveTask } from "#app/plan/task.server.ts";
import { copyProject } from "#app/projects/copy-project.server.ts";
import { addCriterion, setLimits } from "#app/gates/criteria.server.ts";
import { saveTemplate } from "#app/projects/own-templates.server.ts";
import { addToken, callApi } from "#test/support/api.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { gateArgs, gatesOf, passGate } from "#test/support/gates.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;
  let gateId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { template: "std6" });
    gateId = (await gatesOf(context, owner, projectId))[0]?.task.id ?? "";
  });

  const caller = () => projectCallerOf(context, owner, projectId);
  const gate = async (project = projectId) => (await gatesOf(context, owner, project))[0]!;
  const run = async (command: PlanCommand) => executePlanCommand(await caller(), command);
  const edit = (changes: Extract<PlanCommand, { kind: "updateTask" }>["changes"], version = 1): PlanCommand => ({
    kind: "updateTask",
    taskId: gateId,
    version,
    changes,
  });
  /** As releases before decisions were recorded left it. */
  const finishOfOld = async (id: string) => {
    const done = { progress: 100, actualStart: "2027-01-04T17:00", actualFinish: "2027-01-04T17:00" };
    await context.db.updateTable("task").set(done).where("id", "=", id).execute();
    context.plans.forget();
  };

  it("is not passed by a command, a form, or the programming interface", async () => {
    await expect(run(edit({ progress: 100 }))).rejects.toMatchObject({ code: "plan.gate.undecided", field: "progress" });
    await expect(run(edit({ actualFinish: "2026-01-04T17:00" }))).rejects.toMatchObject({ code: "plan.gate.undecided" });
    const form = await gateArgs(context, owner, projectId, gateId, { version: 1, shown: undefined, name: "Gate", progress: 100 });
    await expect(saveTask(form)).rejects.toMatchObject({ code: "plan.gate.undecided", field: "progress" });
    const token = await addToken(context, owner);
    const sent = { body: { progress: 100 }, headers: { "If-Match": '"1"' } };
    const answer = await callApi(context, token, `PATCH /projects/${projectId}/tasks/${gateId}`, sent);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([422, expect.stringContaining("plan.gate.undecided")]);
    expect((await gate()).state).toBe("open");
  });

  it("is not passed by becoming a gate once it is done", async () => {
    await run(edit({ kind: "milestone" }));
    await run(edit({ progress: 100 }, 2));
    await expect(run(edit({ kind: "gate" }, 3))).rejects.toMatchObject({ code: "plan.gate.undecided", field: "kind" });
    await expect(turnBack(await caller(), "undo")).resolves.toBeDefined();
    await turnBack(await caller(), "undo");
    expect((await gate()).state).toBe("open");
    await turnBack(await caller(), "redo");
    await turnBack(await caller(), "redo");
    const milestone = (await gate()).task;
    expect([milestone.kind, milestone.progress]).toEqual(["milestone", 100]);
    await run(edit({ name: { text: "Reached", zh: null } }, milestone.version));
  });

  it("is not passed by undoing what was done to it before, and stays passed when an older step is undone", async () => {
    await finishOfOld(gateId);
    await run(edit({ progress: 0 }));
    await expect(turnBack(await caller(), "undo")).rejects.toMatchObject({ code: "plan.gate.undecided" });
    expect((await gate()).state).toBe("open");

    await run(edit({ progress: 20 }, (await gate()).task.version));
    await passGate(context, owner, projectId, gateId);
    await expect(turnBack(await caller(), "undo")).rejects.toMatchObject({ status: 409 });
    await expect(run(edit({ progress: 0 }, (await gate()).task.version))).rejects.toMatchObject({ code: "plan.gate.decided" });
    expect((await gate()).state).toBe("passed");
  });

  it("comes back from the trash as it was, and with its decision", async () => {
    await passGate(context, owner, projectId, gateId);
    await run({ kind: "removeTask", taskId: gateId, version: (await gate()).task.version });
    await turnBack(await caller(), "undo");
    expect((await gate()).state).toBe("passed");

    const second = (await gatesOf(context, owner, projectId))[1]?.task.id ?? "";
    await finishOfOld(second);
    const stateOfSecond = async () => (await gatesOf(context, owner, projectId)).find(({ task }) => task.id === second)?.state;
    expect(await stateOfSecond()).toBe("undecided");
    await run({ kind: "removeTask", taskId: second, version: 1 });
    await turnBack(await caller(), "undo");
    expect(await stateOfSecond()).toBe("undecided");
  });

  it("is not passed in a copy, which asks for the same", async () => {
    await addCriterion(await gateArgs(context, owner, projectId, gateId, { text: "The works council has agreed" }));
    await setLimits(
      await gateArgs(context, owner, projectId, gateId, { criterionId: "K01", version: 0, limits: [{ name: "minimumOptions", value: 4 }] }),
    );
    await passGate(context, owner, projectId, gateId);
    const { project } = await caller();
    const value = { name: "Copy", start: project.startDay, calendar: "own", people: true, members: false, progress: true, texts: false };
    const copyId = await copyProject(await gateArgs(context, owner, projectId, gateId, value));
    const copy = await gate(copyId);
    expect(copy).toMatchObject({ state: "open", task: { progress: 0 }, decisions: [] });
    expect(copy.criteria.map(({ text, state }) => [text.text, state]).at(-1)).toEqual(["The works council has agreed", "toSign"]);
    expect(copy.criteria[0]?.thresholds).toEqual([{ name: "minimumOptions", value: 4, usual: 3 }]);
  });

  it("asks for the same in a project from a template that was saved of it", async () => {
    await addCriterion(await gateArgs(context, owner, projectId, gateId, { text: "The works council has agreed" }));
    const asked = (await gate()).criteria.map(({ id, source }) => (source === "own" ? source : id));
    const value = { name: "Ours", texts: false };
    const template = await saveTemplate(await gateArgs(context, owner, projectId, gateId, value));
    const made = await addProject(context, owner, { name: "From ours", template });
    expect((await gate(made)).criteria.map(({ id, source }) => (source === "own" ? source : id))).toEqual(asked);
  });

  it("of an old plan is passed without a decision until one is recorded", async () => {
    await finishOfOld(gateId);
    expect((await gate()).state).toBe("undecided");
    await passGate(context, owner, projectId, gateId);
    expect(await gate()).toMatchObject({ state: "passed", task: { actualFinish: "2027-01-04T17:00" } });
    const value = { outcome: "noGo", reason: "Not so", conditions: [] } as const;
    await decideGate(await gateArgs(context, owner, projectId, gateId, { ...value, conditions: [] }));
    expect((await gate()).state).toBe("refused");
  });
});
