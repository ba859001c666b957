import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { answerPlanData } from "#app/plan/plan-data.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";

const openTest = testDatabases("sqlite");

async function planData() {
  const context = await openContext(await openTest());
  const user = await addUser(context, "li.na@example.com");
  const projectId = await addProject(context, user);
  const ask = async (accepted: string | undefined, search = "") => {
    const headers = accepted === undefined ? undefined : { "Accept-Encoding": accepted };
    const request = new Request(`http://localhost:3000/plan/data${search}`, headers && { headers });
    return answerPlanData({ ...(await projectCallerOf(context, user, projectId)), request });
  };
  const change = async (command: PlanCommand) => executePlanCommand(await projectCallerOf(context, user, projectId), command);
  return { ask, change, newestTask: async () => (await readPlan(context.db, projectId))!.tasks.at(-1)! };
}

describe("the data of a plan", () => {
  it("is the same whether it is compressed or not", async () => {
    const { ask } = await planData();

    const [packed, plain] = [await ask("gzip, deflate, br"), await ask("identity")];

    expect(packed.headers.get("Content-Encoding")).toBe("gzip");
    expect(plain.headers.get("Content-Encoding")).toBeNull();
    expect(plain.headers.get("Vary")).toBe("Accept-Encoding");
    const unpacked: unknown = JSON.parse(gunzipSync(await packed.arrayBuffer()).toString("utf8"));
    expect(unpacked).toMatchObject({ version: 1 });
    expect(unpacked).toEqual(await plain.json());
  });

  it("is only what changed for who has an earlier version, and everything for who has one that is not remembered", async () => {
    const { ask, change, newestTask } = await planData();
    const task = await newestTask();
    await ask("identity");
    await change({ kind: "updateTask", taskId: task.id, version: task.version, changes: { deadline: "2030-01-01T17:00" } });

    expect(await (await ask("gzip", "?since=1")).json()).toMatchObject({
      since: 1,
      tasks: [{ id: task.id, deadline: "2030-01-01T17:00" }],
      links: [],
      removedTaskIds: [],
      rest: { version: 2 },
    });
    expect(await (await ask("identity", "?since=2")).json()).toMatchObject({ since: 2, tasks: [], rest: { version: 2 } });
    for (const unknown of ["0", "99", "-1", "x"])
      expect(await (await ask("identity", `?since=${unknown}`)).json()).toMatchObject({
        version: 2,
        nextTaskNumber: expect.any(Number) as number,
      });
  });

  it.each([
    ["gzip", true],
    ["br;q=1.0, GZIP;q=0.5", true],
    ["*", true],
    ["gzip;q=0, *", false],
    ["br, *;q=0", false],
    ["identity", false],
    ["", false],
    [undefined, false],
  ])("asked for with %j is compressed: %s", async (accepted, isCompressed) => {
    const { ask } = await planData();

    expect((await ask(accepted)).headers.has("Content-Encoding")).toBe(isCompressed);
  });
});
