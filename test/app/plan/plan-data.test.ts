import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { answerPlanData } from "#app/plan/plan-data.server.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";

const openTest = testDatabases("sqlite");

async function planData() {
  const context = await openContext(await openTest());
  const user = await addUser(context, "li.na@example.com");
  const caller = await projectCallerOf(context, user, await addProject(context, user));
  return (accepted: string | undefined) => {
    const headers = accepted === undefined ? undefined : { "Accept-Encoding": accepted };
    return answerPlanData({ ...caller, request: new Request("http://localhost:3000/plan/data", headers && { headers }) });
  };
}

describe("the data of a plan", () => {
  it("is the same whether it is compressed or not", async () => {
    const ask = await planData();

    const [packed, plain] = [await ask("gzip, deflate, br"), await ask("identity")];

    expect(packed.headers.get("Content-Encoding")).toBe("gzip");
    expect(plain.headers.get("Content-Encoding")).toBeNull();
    expect(plain.headers.get("Vary")).toBe("Accept-Encoding");
    const unpacked: unknown = JSON.parse(gunzipSync(await packed.arrayBuffer()).toString("utf8"));
    expect(unpacked).toMatchObject({ version: 1 });
    expect(unpacked).toEqual(await plain.json());
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
    const ask = await planData();

    expect((await ask(accepted)).headers.has("Content-Encoding")).toBe(isCompressed);
  });
});
