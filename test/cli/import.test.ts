import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

import { importCommand } from "#app/cli/import.ts";
import { exportCommand } from "#app/cli/export.ts";
import { withDatabase, withServices } from "#app/cli/instance.ts";
import { migrateCommand } from "#app/cli/migrate.ts";
import { userCommand } from "#app/cli/user.ts";
import { prepareInstance } from "#app/server/compose.ts";
import { readEvents } from "#db/queries/events.ts";
import { readPlan } from "#db/queries/plan.ts";
import { findPlanImport } from "#db/queries/plan-imports.ts";
import { temporaryFolder } from "#test/support/database.ts";
import { newInstance } from "#test/support/instance.ts";

const folder = temporaryFolder();
const plan = path.resolve(import.meta.dirname, "../fixtures/mspdi/crm-rollout.xml");

describe.each(["sqlite", "postgres"] as const)("import on %s", (dialect) => {
  async function instanceOfLiNa() {
    const instance = await newInstance(dialect, folder);
    await instance.run(migrateCommand);
    await instance.run(userCommand, "add", "Li Na", "li.na@example.com");
    return instance;
  }

  it("makes a project of the account and prints it with the whole report as one document", async () => {
    const instance = await instanceOfLiNa();

    const done = await instance.run(
      importCommand,
      plan,
      "--owner",
      "Li.Na@example.com",
      "--name",
      "Ours",
      "--time-zone",
      "Asia/Shanghai",
      "--json",
    );

    expect([done.status, done.explained]).toEqual([0, ""]);
    const { project, name, url, report } = done.json() as { project: string; name: string; url: string; report: { moved: object[] } };
    expect([name, report.moved.length]).toEqual(["Ours", 3]);
    expect(url).toBe(`https://rollout.example.com/projects/${project}/import`);
    await withDatabase(instance.env, async ({ db }) => {
      expect((await readPlan(db, project))?.tasks).toHaveLength(8);
      expect(await findPlanImport(db, project)).toMatchObject({ fileName: "crm-rollout.xml" });
      expect(await readEvents(db, project, 5)).toMatchObject([{ command: "project.import", requestId: "command-line" }]);
      const members = db.selectFrom("projectMember").innerJoin("appUser", "appUser.id", "projectMember.userId");
      expect(await members.select(["email", "role"]).execute()).toEqual([{ email: "li.na@example.com", role: "owner" }]);
      expect(await db.selectFrom("project").select(["name", "timeZone"]).execute()).toEqual([{ name: "Ours", timeZone: "Asia/Shanghai" }]);
    });
  });

  it("says why a file is refused, and leaves no project", async () => {
    const instance = await instanceOfLiNa();
    const file = path.join(folder, "loop.xml");
    writeFileSync(file, '<?xml version="1.0"?>\n<!DOCTYPE x><Project/>');

    const refused = await instance.run(importCommand, file, "--owner", "li.na@example.com", "--json");

    expect([refused.status, refused.printed]).toEqual([1, ""]);
    expect(refused.explained).toMatch(/line 2: .*\(import\.doctype\)$/);
    await withDatabase(instance.env, async ({ db }) => {
      expect(await db.selectFrom("project").select("id").execute()).toEqual([]);
    });
  });

  it("prints the address of the report for people, and says in a line how it went", async () => {
    const instance = await instanceOfLiNa();

    const done = await instance.run(importCommand, plan, "--owner", "li.na@example.com");

    expect(done.status).toBe(0);
    expect(done.printed).toMatch(/^https:\/\/rollout\.example\.com\/projects\/[\w-]{36}\/import$/);
    expect(done.explained).toContain("5 of 8 tasks with dates in the file keep them; 3 moved.");
  });
});

describe("sheets and exports", () => {
  it("make and change a project, tell cells that cannot be read, and give the plan back in every format", async () => {
    const instance = await newInstance("sqlite", folder);
    await instance.run(migrateCommand);
    await withServices(instance.env, async (services) => prepareInstance(services));
    await instance.run(userCommand, "add", "Li Na", "li.na@example.com");
    const owner = ["--owner", "li.na@example.com"];
    const write = (name: string, text: string) => (writeFileSync(path.join(folder, name), text), name);

    const made = await instance.run(
      importCommand,
      write("small.csv", "No.,Task,Duration\n1,Interview,2d\n2,Report,1d"),
      ...owner,
      "--json",
    );
    const { project } = made.json() as { project: string };
    const exported = await instance.run(exportCommand, project, "--format", "csv", "--out", "out.csv");
    const text = readFileSync(path.join(folder, "out.csv"), "utf8");
    const bad = await instance.run(importCommand, write("bad.csv", text.replace("2d", "long")), ...owner, "--project", project);
    const changed = await instance.run(importCommand, write("good.csv", text.replace("2d", "5d")), ...owner, "--project", project);

    expect([made.status, exported.status, bad.status, changed.status]).toEqual([0, 0, 1, 0]);
    expect(bad.explained).toMatch(/^line 2, Duration: .*\n.*--leave-problems/);
    expect(changed.explained).toContain("0 tasks added, 1 changed, 1 unchanged");
    for (const format of ["mspdi", "xlsx", "json", "ics"]) {
      const done = await instance.run(exportCommand, project, "--format", format, "--language", "zh", "--json");
      expect(done.json()).toMatchObject({ format, name: "small", file: expect.stringMatching(/small\.(xml|xlsx|json|ics)$/) as string });
    }
    expect(readFileSync(path.join(folder, "small.xml"), "utf8")).toContain("<Duration>PT40H0M0S</Duration>");
    expect((await instance.run(exportCommand, "no-such-project", "--format", "csv")).status).toBe(1);
    const named = () => instance.run(exportCommand, "small", "--format", "csv", "--json");
    expect((await named()).json()).toMatchObject({ project, name: "small" });
    const again = await instance.run(importCommand, "small.csv", ...owner, "--json");
    const ambiguous = await named();
    expect(ambiguous).toMatchObject({ status: 1, printed: "" });
    for (const id of [project, (again.json() as { project: string }).project]) expect(ambiguous.explained).toContain(id);
    expect((await instance.run(exportCommand, project, "--format", "pdf")).status).toBe(2);
  });
});

describe("import", () => {
  it.each([
    ["no account of that address", ["add", "Li Na", "li.na@example.com"], "There is no account wu.qiang@example.com"],
    ["a closed one", ["add", "Wu Qiang", "wu.qiang@example.com"], "wu.qiang@example.com is closed"],
  ])("makes nobody an owner who is %s", async (_case, added, message) => {
    const instance = await newInstance("sqlite", folder);
    await instance.run(migrateCommand);
    await instance.run(userCommand, ...added);
    if (added[2] === "wu.qiang@example.com") await instance.run(userCommand, "disable", "wu.qiang@example.com");

    const refused = await instance.run(importCommand, plan, "--owner", "wu.qiang@example.com");

    expect([refused.status, refused.printed]).toEqual([1, ""]);
    expect(refused.explained).toContain(message);
  });

  it.each([
    ["without a file", ["--owner", "li.na@example.com"]],
    ["with two files", [plan, plan, "--owner", "li.na@example.com"]],
    ["with a file that is not there", ["nowhere.xml", "--owner", "li.na@example.com"]],
    ["without an owner", [plan]],
    ["with a time zone that is none", [plan, "--owner", "li.na@example.com", "--time-zone", "Mars"]],
    ["with an option that does not exist", [plan, "--owner", "li.na@example.com", "--fast"]],
  ])("is wrong usage %s", async (_case, args) => {
    const instance = await newInstance("sqlite", folder);

    expect((await instance.run(importCommand, ...args)).status).toBe(2);
  });

  it("changes a project that exists by a sheet alone", async () => {
    const instance = await newInstance("sqlite", folder);

    const refused = await instance.run(importCommand, plan, "--project", "7", "--owner", "li.na@example.com");

    expect(refused.status).toBe(2);
    expect(refused.explained).toContain("Only a sheet");
  });
});
