import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { downloadPortfolioWorkload, downloadWorkload } from "#app/workload/load-file.server.ts";
import { readPortfolioWorkload } from "#app/workload/portfolio-page.server.ts";
import { readWorkloadQuery } from "#app/workload/workload-query.ts";
import { readWorkloadPage } from "#app/workload/workload.server.ts";
import { addMember, addProject, addUser, callerOf, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;
  const people = [
    { code: "PMO", name: "Li Na" },
    { code: "BA", name: "Chen Jing" },
  ];
  const request = new Request("http://localhost:3000/workload?from=2027-03-01&format=csv");

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { people });
  });

  const query = (address: string) => readWorkloadQuery(new URLSearchParams(address));
  const read = async (address: string, user = owner) =>
    readPortfolioWorkload(callerOf(context, user), query(address), await readReader(request, context));
  const named = ({ rows }: Awaited<ReturnType<typeof read>>, name: string) => rows.find((row) => row.name === name);

  it("shows of one project what that project's page shows", async () => {
    const { rows, totals } = await read("from=2027-03-01");
    const caller = await projectCallerOf(context, owner, projectId);
    const own = await readWorkloadPage(caller, query("from=2027-03-01"), await readReader(request, context));
    expect(totals).toEqual(own.totals);
    expect(rows.map(({ cells }) => cells)).toEqual(own.rows.map(({ cells }) => cells));
  });

  it("adds up what the same person has to do in several projects, and opens the cell with both", async () => {
    const alone = named(await read("from=2027-03-01"), "Li Na")?.total.demandMinutes ?? 0;
    await addProject(context, owner, { name: "Second", people });

    const page = await read("from=2027-03-01");
    const row = named(page, "Li Na");
    expect(page.projects).toBe(2);
    expect(row?.total.demandMinutes).toBe(2 * alone);
    expect(row?.to).toBeNull();
    expect(page.overloads.length).toBeGreaterThan(0);

    const cell = row?.cells.find(({ demandMinutes }) => demandMinutes > 0);
    const { detail } = await read(`from=2027-03-01&cell=${row?.id ?? ""}.${cell?.day ?? ""}`);
    expect(detail?.tasks.some(({ name }) => name.startsWith("Second: "))).toBe(true);
    expect(new Set(detail?.tasks.map(({ to }) => to.split("/")[2])).size).toBe(2);
  });

  it("tells nothing of projects that the reader does not see", async () => {
    await addProject(context, owner, { name: "Secret", people });
    const viewer = await addUser(context, "viewer@example.com");
    expect(await read("from=2027-03-01", viewer)).toMatchObject({ projects: 0, hasPeople: false, rows: [] });
    await addMember(context, projectId, viewer, "viewer");
    const page = await read("from=2027-03-01", viewer);
    expect(page.projects).toBe(1);
    expect(JSON.stringify(page)).not.toContain("Secret");
  });

  it("takes people of one name for two where an address tells them apart", async () => {
    const second = await addProject(context, owner, { name: "Second", people });
    const other = context.db.updateTable("person").set({ email: "another@example.com" }).where("projectId", "=", second);
    await other.where("name", "=", "Li Na").execute();
    const { rows, idle } = await read("from=2027-03-01");
    expect([...rows, ...idle].filter(({ name }) => name === "Li Na")).toHaveLength(2);
  });

  it("gives both heat maps as files, three lines a person", async () => {
    for (const answer of [
      await downloadPortfolioWorkload({ ...callerOf(context, owner), request }),
      await downloadWorkload({ ...(await projectCallerOf(context, owner, projectId)), request }),
    ]) {
      const lines = (await answer.text()).trim().split(/\r?\n/);
      const { rows } = await read("from=2027-03-01");
      expect(lines).toHaveLength(1 + 3 * rows.length);
      expect(lines[0]).toContain("2027-03-01");
    }
    const wrong = new Request("http://localhost:3000/workload?format=pdf");
    await expect(downloadPortfolioWorkload({ ...callerOf(context, owner), request: wrong })).rejects.toMatchObject({ status: 404 });
  });
});
