import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readWorkloadQuery } from "#app/workload/workload-query.ts";
import { readWorkloadPage } from "#app/workload/workload.server.ts";
import { insertAbsences, readWorkingTimes } from "#db/queries/working-times.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  const people = [
    { code: "PMO", name: "Li Na" },
    { code: "BA", name: "Chen Jing" },
  ];

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { people });
  });

  const read = async (address: string, user = owner) => {
    const caller = await projectCallerOf(context, user, projectId);
    const request = new Request("http://localhost:3000/");
    return readWorkloadPage(caller, readWorkloadQuery(new URLSearchParams(address)), await readReader(request, context));
  };
  const personId = async (name: string, project = projectId) =>
    (await readPlan(context.db, project))?.people.find((person) => person.name === name)?.id ?? "";
  const totalOf = async (name: string, address: string, user = owner) => {
    const { rows } = await read(address, user);
    return rows.find((row) => row.name.startsWith(name))?.total.demandMinutes ?? 0;
  };

  it("shows who has how much to do, and who has nothing", async () => {
    const { rows, idle, unassigned, stretches } = await read("from=2027-03-01");

    expect(stretches[0]).toMatchObject({ day: "2027-03-01" });
    expect([...rows, ...idle].map(({ name }) => name).sort()).toEqual(["Chen Jing", "Li Na"]);
    expect(rows.length).toBeGreaterThan(0);
    expect(unassigned).toBeGreaterThan(0);
  });

  it("opens a cell with the tasks that make it", async () => {
    const { rows } = await read("from=2027-03-01");
    const row = rows[0];
    const cell = row?.cells.find(({ demandMinutes }) => demandMinutes > 0);

    const { detail } = await read(`from=2027-03-01&cell=${row?.id ?? ""}.${cell?.day ?? ""}`);

    expect(detail).toMatchObject({
      personId: row?.id,
      tasks: expect.arrayContaining([expect.objectContaining({ to: expect.stringContaining("/tasks/") })]),
    });
    expect(Number(detail?.demand.total)).toBeCloseTo((cell?.demandMinutes ?? 0) / 60, 1);
    expect((await read("from=2027-03-01&cell=nobody.2027-03-01")).detail).toBeNull();
  });

  it("counts the work of the same person in other projects that the reader sees", async () => {
    const alone = await totalOf("Li Na", "from=2027-03-01");
    await addProject(context, owner, { name: "Second", people });

    const both = await totalOf("Li Na", "from=2027-03-01");

    expect(both).toBe(2 * alone);
    expect(await totalOf("Li Na", "from=2027-03-01&others=no")).toBe(alone);
    expect((await read("from=2027-03-01")).hasOthers).toBe(true);
  });

  it("tells nothing of a project that the reader does not see, not even its hours", async () => {
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");
    const alone = await totalOf("Li Na", "from=2027-03-01", viewer);
    await addProject(context, owner, { name: "Secret", people });

    const page = await read("from=2027-03-01", viewer);

    expect(await totalOf("Li Na", "from=2027-03-01", viewer)).toBe(alone);
    expect(page.hasOthers).toBe(false);
    expect(JSON.stringify(page)).not.toContain("Secret");
  });

  it("does not take people of one name for the same where an address tells them apart", async () => {
    const alone = await totalOf("Li Na", "from=2027-03-01");
    const second = await addProject(context, owner, { name: "Second", people });
    await context.db.updateTable("person").set({ email: "another@example.com" }).where("projectId", "=", second).execute();

    expect(await totalOf("Li Na", "from=2027-03-01")).toBe(alone);
  });

  it("marks the days on which somebody is absent", async () => {
    const id = await personId("Li Na");
    const row = { id: "a", projectId, personId: id, fromDay: "2027-03-05", toDay: "2027-03-08", name: "", version: 1 };
    await insertAbsences(context.db, [row]);
    await context.db.updateTable("project").set({ planVersion: 2 }).where("id", "=", projectId).execute();
    expect((await readWorkingTimes(context.db, projectId)).workingTimes[id]?.absences).toHaveLength(1);

    const { rows, idle } = await read("from=2027-03-01");

    expect(idle.map((person) => person.id)).not.toContain(id);
    expect(
      rows
        .find((entry) => entry.id === id)
        ?.cells.slice(0, 2)
        .map(({ absentDays }) => absentDays),
    ).toEqual([1, 1]);
  });

  it("keeps to those who have too much when asked", async () => {
    const { rows, overloads } = await read("from=2027-03-01&who=overloaded");

    expect(rows.every(({ total }) => total.overloadMinutes > 0)).toBe(true);
    expect(rows.map(({ id }) => id).sort()).toEqual(overloads.map(({ id }) => id).sort());
  });
});
