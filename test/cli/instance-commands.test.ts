import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { backupCommand } from "#app/cli/backup.ts";
import { dbhashCommand } from "#app/cli/dbhash.ts";
import { doctorCommand } from "#app/cli/doctor.ts";
import { withDatabase } from "#app/cli/instance.ts";
import { migrateCommand } from "#app/cli/migrate.ts";
import { restoreCommand } from "#app/cli/restore.ts";
import { userCommand } from "#app/cli/user.ts";
import { holdDatabase } from "#app/server/database-hold.ts";
import { schemaChanges } from "#db/migrations/index.ts";
import { sql } from "kysely";
import { OAuth2Server } from "oauth2-mock-server";
import { startSmtpServer } from "#test/support/smtp-server.ts";
import { runCommand } from "#test/support/command.ts";
import type { CommandRun } from "#test/support/command.ts";
import { temporaryFolder } from "#test/support/database.ts";
import { newInstance } from "#test/support/instance.ts";
import type { TestInstance } from "#test/support/instance.ts";

const folder = temporaryFolder();
const changes = Object.keys(schemaChanges);

async function working(dialect: "sqlite" | "postgres"): Promise<TestInstance> {
  const instance = await newInstance(dialect, folder);
  await instance.run(migrateCommand);
  await instance.run(userCommand, "add", "Li Na", "li.na@example.com");
  return instance;
}

interface DoctorReport {
  readonly ok: boolean;
  readonly checks: readonly { readonly check: string; readonly state: string; readonly detail: string; readonly advice?: string }[];
}

async function wrongChecks(instance: TestInstance): Promise<Record<string, string>> {
  const { status, json } = await runDoctor(instance.env);
  const report = json() as DoctorReport;
  expect(status).toBe(report.ok ? 0 : 1);
  return Object.fromEntries(report.checks.filter((check) => check.state === "wrong").map((check) => [check.check, check.detail]));
}

describe.each(["sqlite", "postgres"] as const)("on %s", (dialect) => {
  it("migrate makes the schema once and says so", async () => {
    const instance = await newInstance(dialect, folder);

    const first = await instance.run(migrateCommand, "--json");
    const second = await instance.run(migrateCommand);

    expect(first).toMatchObject({ status: 0 });
    expect(first.json()).toEqual({ applied: changes, backupFile: null });
    expect(second).toMatchObject({ status: 0, printed: "The schema is up to date." });
  });

  it("every command refuses a newer schema and touches nothing", async () => {
    const instance = await working(dialect);
    await withDatabase(instance.env, (open) =>
      sql`insert into kysely_migration (name, timestamp) values ('999_future', '')`.execute(open.db),
    );
    const before = await instance.run(dbhashCommand);

    const runs = [
      await instance.run(migrateCommand),
      await instance.run(userCommand, "disable", "li.na@example.com"),
      await instance.run(backupCommand, "newer.gz"),
    ];

    expect(runs.map((run) => run.status)).toEqual([1, 1, 1]);
    for (const run of runs) expect(run.explained).toContain("999_future");
    expect((await instance.run(dbhashCommand)).printed).toBe(before.printed);
    expect(Object.keys(await wrongChecks(instance))).toContain("schema");
  });

  it.each(["sqlite", "postgres"] as const)(
    "a backup goes into a new instance on %s, and dbhash tells that it is the same",
    async (target) => {
      const instance = await working(dialect);
      const file = `${dialect}-${target}.rollout.gz`;

      const backup = await instance.run(backupCommand, file, "--json");
      const empty = await newInstance(target, folder);
      const restored = await empty.run(restoreCommand, file, "--json");

      expect([backup, restored]).toMatchObject([
        { status: 0, gaveWay: true },
        { status: 0, gaveWay: false },
      ]);
      const { hash } = backup.json() as { hash: string };
      expect(restored.json()).toMatchObject({ hash, replaced: null });
      expect((await empty.run(dbhashCommand)).printed).toBe(hash);
      expect((await instance.run(dbhashCommand, "--json")).json()).toMatchObject({ hash });
      expect(await empty.run(userCommand, "reset-link", "li.na@example.com")).toMatchObject({ status: 0 });
    },
  );

  it("restore asks before it replaces accounts, and keeps what it replaces", async () => {
    const instance = await working(dialect);
    await instance.run(backupCommand, `replace-${dialect}.gz`);
    await instance.run(userCommand, "add", "Later", "later@example.com");
    const before = (await instance.run(dbhashCommand)).printed;

    const refused = await instance.run(restoreCommand, `replace-${dialect}.gz`);
    expect(refused).toMatchObject({ status: 1, explained: expect.stringContaining("--replace") });
    expect((await instance.run(dbhashCommand)).printed).toBe(before);
    const done = await instance.run(restoreCommand, `replace-${dialect}.gz`, "--replace", "--json");

    const { hash, replaced } = done.json() as { hash: string; replaced: string };
    expect((await instance.run(dbhashCommand)).printed).toBe(hash);
    expect(existsSync(replaced)).toBe(true);
    // What was kept can be put back.
    const kept = dialect === "sqlite" ? { ...instance.env, DATABASE_URL: `sqlite:${replaced}` } : null;
    if (kept === null) expect((await instance.run(restoreCommand, replaced, "--replace", "--json")).json()).toMatchObject({ hash: before });
    else expect(await withDatabase(kept, async ({ db }) => (await db.selectFrom("appUser").select("email").execute()).length)).toBe(2);
  });

  it("restore leaves a database alone for as long as a server holds it", async () => {
    const instance = await working(dialect);
    await instance.run(backupCommand, `held-${dialect}.gz`);
    const before = (await instance.run(dbhashCommand)).printed;
    const restore = () => instance.run(restoreCommand, `held-${dialect}.gz`, "--replace");
    const refusal = dialect === "sqlite" ? "Another Rollout server" : "Stop the servers first";

    await withDatabase(instance.env, async (open) => {
      const letGo = await holdDatabase(open);
      expect(await restore()).toMatchObject({ status: 1, explained: expect.stringContaining(refusal) });
      await letGo();
    });

    expect((await instance.run(dbhashCommand)).printed).toBe(before);
    expect((await restore()).status).toBe(0);
  });

  it("doctor finds nothing wrong with a sound instance", async () => {
    const instance = await working(dialect);
    if (dialect === "postgres") await makeDurable(instance);

    expect(Object.keys(await wrongChecks(instance)).filter((check) => check !== "programs")).toEqual([]);
  });

  it("doctor finds an entry of the log that was changed past the application", async () => {
    const instance = await working(dialect);
    await withDatabase(instance.env, async ({ db }) => {
      if (dialect === "postgres") await sql`drop trigger event_no_change on event`.execute(db);
      else await sql`drop trigger event_no_update`.execute(db);
      await db.updateTable("event").set({ data: "{}" }).execute();
    });

    expect(await wrongChecks(instance)).toMatchObject({ log: expect.stringContaining("entry 1 of instance") });
  });
});

describe("on one machine", () => {
  it("restore follows a link to the database, and a server that came by another name keeps it off", async () => {
    const instance = await working("sqlite");
    await instance.run(backupCommand, "linked.gz");
    const link = path.join(instance.folder, "link.sqlite");
    symlinkSync(path.join(instance.folder, "rollout.sqlite"), link);
    const env = { ...instance.env, DATABASE_URL: `sqlite:${link}` };
    const restore = () => runCommand(restoreCommand, ["linked.gz", "--replace"], { env, workingDirectory: folder });

    const held = await withDatabase(instance.env, async (open) => {
      const letGo = await holdDatabase(open);
      const run = await restore();
      await letGo();
      return run;
    });
    const done = await restore();

    expect(held).toMatchObject({ status: 1, explained: expect.stringContaining("Another Rollout server") });
    expect(done.status).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(statSync(path.join(instance.folder, "rollout.sqlite.lock")).mode & 0o077).toBe(0);
  });

  it("looking at a database that is not there makes no file", async () => {
    const instance = await newInstance("sqlite", folder);

    const runs = [await instance.run(dbhashCommand), await instance.run(backupCommand, "none.gz"), await instance.run(doctorCommand)];

    expect(runs.map((run) => run.status)).toEqual([1, 1, 1]);
    expect(existsSync(instance.folder)).toBe(false);
    expect(existsSync(path.join(folder, "none.gz"))).toBe(false);
  });

  it("backup replaces a file that is there only when it is told to", async () => {
    const instance = await working("sqlite");
    const file = path.join(folder, "kept.gz");
    writeFileSync(file, "of last year");

    const refused = await instance.run(backupCommand, "kept.gz");
    expect(refused).toMatchObject({ status: 1, printed: "", explained: expect.stringContaining("--force") });
    expect(readFileSync(file, "utf8")).toBe("of last year");

    expect(await instance.run(backupCommand, "kept.gz", "--force")).toMatchObject({ status: 0 });
    expect(readFileSync(file, "utf8")).not.toBe("of last year");
  });

  it("doctor reaches the mail server and the identity provider, and says when it cannot", async () => {
    const instance = await working("sqlite");
    const smtp = await startSmtpServer();
    const provider = new OAuth2Server();
    await provider.issuer.keys.generate("RS256");
    await provider.start(0, "localhost");
    const env = {
      ...instance.env,
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: "rollout@example.com",
      OIDC_ISSUER: provider.issuer.url ?? "",
      OIDC_CLIENT_ID: "rollout",
      OIDC_CLIENT_SECRET: "secret",
    };
    const outside = async () => {
      const { checks } = (await runDoctor(env)).json() as DoctorReport;
      return checks.filter(({ check }) => check === "mail" || check === "single sign-on").map(({ state }) => state);
    };

    expect(await outside()).toEqual(["fine", "fine"]);
    await smtp.close();
    await provider.stop();
    expect(await outside()).toEqual(["wrong", "wrong"]);
  });

  it("doctor finds rows whose parent is gone", async () => {
    const instance = await working("sqlite");
    await withDatabase(instance.env, async ({ sqlite }) => {
      sqlite?.pragma("foreign_keys = OFF");
      sqlite?.exec("insert into calendar_year (calendar_id, year, state) values ('gone', 2027, 'official')");
    });

    expect(await wrongChecks(instance)).toMatchObject({ "foreign keys": "1 rows of calendar_year refer to rows that are gone" });
  });

  it("doctor finds a file that is no database", async () => {
    const instance = await newInstance("sqlite", folder);
    mkdirSync(instance.folder);
    writeFileSync(
      path.join(instance.folder, "rollout.sqlite"),
      "something else altogether, and longer than a header of one hundred bytes".repeat(20),
    );

    expect(Object.keys(await wrongChecks(instance))).toContain("database");
  });

  it.each([
    [{ HOST: "0.0.0.0", APP_ORIGIN: "http://rollout.example.com" }, "address"],
    [{ HOST: "0.0.0.0", APP_ORIGIN: "" }, "address"],
    [{ APP_ORIGIN: "rollout.example.com" }, "address"],
    [{ ROLLOUT_SECRET: "short" }, "secret"],
    [{ DATABASE_URL: "mysql://localhost/x" }, "database"],
    [{ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" }, "database"],
  ])("doctor finds fault with %j", async (env, check) => {
    const instance = await working("sqlite");
    const changed = { ...instance.env, ...env };

    const { status, json } = await runDoctor(changed);

    expect(status).toBe(1);
    expect((json() as DoctorReport).checks.filter((each) => each.state === "wrong").map((each) => each.check)).toContain(check);
  });

  it("doctor wants a secret that only its owner reads", async () => {
    const instance = await working("sqlite");
    const file = path.join(instance.folder, "secret");
    writeFileSync(file, "x".repeat(64));
    chmodSync(file, 0o644);

    const { json } = await runDoctor({ ...instance.env, ROLLOUT_SECRET: "" });

    expect((json() as DoctorReport).checks.find((each) => each.check === "secret")).toMatchObject({
      state: "wrong",
      advice: expect.stringContaining("chmod 600"),
    });
  });

  it("restore tells a damaged backup and a missing one from a good one", async () => {
    const instance = await newInstance("sqlite", folder);
    writeFileSync(path.join(folder, "text.gz"), "no gzip at all");

    const runs = [
      await instance.run(restoreCommand, "text.gz"),
      await instance.run(restoreCommand, "missing.gz"),
      await instance.run(restoreCommand),
    ];

    expect(runs.map((run) => run.status)).toEqual([1, 2, 2]);
    expect(existsSync(instance.folder)).toBe(false);
  });
});

/** The server of the tests forgets on purpose; an instance that people use must not. */
function makeDurable(instance: TestInstance): Promise<unknown> {
  const name = new URL(instance.env["DATABASE_URL"] ?? "").pathname.slice(1);
  return withDatabase(instance.env, (open) => sql`alter database ${sql.ref(name)} set synchronous_commit = on`.execute(open.db));
}

function runDoctor(env: Readonly<Record<string, string>>): Promise<CommandRun> {
  return runCommand(doctorCommand, ["--json"], { env, workingDirectory: folder });
}
