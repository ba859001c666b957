import { describe, expect, it } from "vitest";

import { migrateCommand } from "#app/cli/migrate.ts";
import { seedCommand } from "#app/cli/seed.ts";
import { userCommand } from "#app/cli/user.ts";
import { tokenHash } from "#app/http/auth.server.ts";
import { withDatabase } from "#app/cli/instance.ts";
import { insertSession } from "#db/queries/accounts.ts";
import { confirmSecondFactor, startSecondFactor } from "#db/queries/second-factors.ts";
import { findBrokenChain, readEvents } from "#db/queries/events.ts";
import { listMembers } from "#db/queries/projects.ts";
import { temporaryFolder } from "#test/support/database.ts";
import { runCommand } from "#test/support/command.ts";
import { newInstance } from "#test/support/instance.ts";

const folder = temporaryFolder();

describe.each(["sqlite", "postgres"] as const)("user on %s", (dialect) => {
  async function migrated() {
    const instance = await newInstance(dialect, folder);
    await instance.run(migrateCommand);
    return instance;
  }

  it("adds an account and prints a link that sets its password", async () => {
    const instance = await migrated();

    const added = await instance.run(userCommand, "add", "Li Na", "Li.Na@example.com", "--administrator", "--json");

    expect(added.status).toBe(0);
    expect(added.json()).toMatchObject({
      name: "Li Na",
      email: "li.na@example.com",
      link: expect.stringMatching(/^https:\/\/rollout\.example\.com\/new-password\/[\w-]{43}$/),
    });
    const { link } = added.json() as { link: string };
    await withDatabase(instance.env, async ({ db }) => {
      expect(await db.selectFrom("appUser").select(["email", "isAdministrator"]).execute()).toEqual([
        { email: "li.na@example.com", isAdministrator: 1 },
      ]);
      expect(await db.selectFrom("oneTimeLink").select("tokenHash").execute()).toEqual([
        { tokenHash: tokenHash(link.split("/").at(-1) ?? "") },
      ]);
      expect((await readEvents(db, "instance", 10)).map((event) => [event.command, event.actorId])).toEqual([["user.add", null]]);
    });
  });

  it("refuses an address that has an account, and one that is none", async () => {
    const instance = await migrated();
    await instance.run(userCommand, "add", "Li Na", "li.na@example.com");

    const again = await instance.run(userCommand, "add", "Li Na", "LI.NA@example.com");
    const broken = await instance.run(userCommand, "add", "Li Na", "li.na");

    expect([again.status, broken.status]).toEqual([1, 2]);
    expect(again.explained).toContain("There is an account li.na@example.com already");
    expect([again.printed, broken.printed]).toEqual(["", ""]);
  });

  it("closes an account, takes its links back and gives it no new one", async () => {
    const instance = await migrated();
    await instance.run(userCommand, "add", "Li Na", "li.na@example.com");

    const closed = await instance.run(userCommand, "disable", "li.na@example.com", "--json");
    const twice = await instance.run(userCommand, "disable", "li.na@example.com");
    const link = await instance.run(userCommand, "reset-link", "li.na@example.com");

    expect([closed.status, twice.status, link.status]).toEqual([0, 0, 1]);
    await withDatabase(instance.env, async ({ db }) => {
      expect((await db.selectFrom("appUser").select("disabledAt").executeTakeFirstOrThrow()).disabledAt).not.toBeNull();
      expect((await db.selectFrom("oneTimeLink").select("usedAt").execute()).every((row) => row.usedAt !== null)).toBe(true);
      expect((await readEvents(db, "instance", 10)).map((event) => event.command)).toEqual(["user.disable", "user.add"]);
      expect(await findBrokenChain(db)).toBeNull();
    });
  });

  it("names the projects a closed account leaves without an owner, and hands them to a successor", async () => {
    const instance = await migrated();
    await instance.run(seedCommand, "--profile", "demo");
    const owner = await withDatabase(instance.env, ({ db }) =>
      db
        .selectFrom("projectMember")
        .innerJoin("appUser", "appUser.id", "projectMember.userId")
        .select(["appUser.email", "projectMember.projectId"])
        .where("role", "=", "owner")
        .executeTakeFirstOrThrow(),
    );

    const closed = await instance.run(userCommand, "disable", owner.email);
    const unknown = await instance.run(userCommand, "disable", owner.email, "--successor", "nobody@example.com");
    const self = await instance.run(userCommand, "disable", owner.email, "--successor", owner.email);
    const handed = await instance.run(userCommand, "disable", owner.email, "--successor", "huang.lei@example.com");
    const again = await instance.run(userCommand, "disable", owner.email);

    expect([closed.status, unknown.status, self.status, handed.status]).toEqual([0, 1, 1, 0]);
    expect(closed.explained).toContain("Nobody else owns these projects");
    expect(handed.explained).toContain("huang.lei@example.com owns now");
    expect(again.explained).not.toContain("Nobody else owns");
    await withDatabase(instance.env, async ({ db }) => {
      const owners = (await listMembers(db, owner.projectId)).filter((member) => member.role === "owner" && member.disabledAt === null);
      expect(owners.map((member) => member.email)).toEqual(["huang.lei@example.com"]);
      expect((await readEvents(db, owner.projectId, 1))[0]?.command).toBe("member.changeRole");
      expect(await findBrokenChain(db)).toBeNull();
    });
  });

  it("takes a second factor away, with the sessions that it has opened, and says when there is none", async () => {
    const instance = await migrated();
    await instance.run(userCommand, "add", "Li Na", "li.na@example.com");
    await withDatabase(instance.env, async ({ db }) => {
      const { id } = await db.selectFrom("appUser").select("id").executeTakeFirstOrThrow();
      const at = new Date().toISOString();
      await startSecondFactor(db, id, "sealed", at);
      await confirmSecondFactor(db, id, "sealed", 1, at);
      const session = { id: "session", userId: id, token: "hash", expiresAt: "2100-01-01T00:00:00.000Z", createdAt: at, updatedAt: at };
      await insertSession(db, { ...session, ipAddress: null, userAgent: null });
    });

    const reset = await instance.run(userCommand, "reset-two-factor", "li.na@example.com");
    const again = await instance.run(userCommand, "reset-two-factor", "li.na@example.com");
    const nobody = await instance.run(userCommand, "reset-two-factor", "nobody@example.com");

    expect([reset.status, again.status, nobody.status]).toEqual([0, 0, 1]);
    expect(reset.explained).toContain("without a second factor from now on");
    expect(again.explained).toContain("has no second factor");
    await withDatabase(instance.env, async ({ db }) => {
      expect(await db.selectFrom("secondFactor").selectAll().execute()).toEqual([]);
      expect(await db.selectFrom("authSession").selectAll().execute()).toEqual([]);
      expect((await readEvents(db, "instance", 1))[0]?.command).toBe("user.resetSecondFactor");
    });
  });

  it("makes a new link, and only the newest one works", async () => {
    const instance = await migrated();
    await instance.run(userCommand, "add", "Li Na", "li.na@example.com");

    const link = await instance.run(userCommand, "reset-link", "li.na@example.com");

    expect(link.status).toBe(0);
    await withDatabase(instance.env, async ({ db }) => {
      const rows = await db.selectFrom("oneTimeLink").select(["tokenHash", "usedAt"]).execute();
      expect(rows.filter((row) => row.usedAt === null)).toEqual([
        { tokenHash: tokenHash(link.printed.split("/").at(-1) ?? ""), usedAt: null },
      ]);
    });
  });

  it("says which setting the address of a link comes from when it is not the one that people use", async () => {
    const { env: known, ...instance } = await migrated();
    await instance.run(userCommand, "add", "Li Na", "li.na@example.com");
    const link = (env: Record<string, string>) =>
      runCommand(userCommand, ["reset-link", "li.na@example.com"], { env: { ...known, ...env }, workingDirectory: folder });

    const [set, byDefault, byPort] = [await link({}), await link({ APP_ORIGIN: "" }), await link({ APP_ORIGIN: "", PORT: "4880" })];

    expect(set.explained).not.toContain("APP_ORIGIN");
    expect(byDefault.printed).toMatch(/^http:\/\/localhost:3000\/new-password\//);
    expect(byDefault.explained).toContain("http://localhost:3000 of the link is the default one, for neither APP_ORIGIN nor PORT is set");
    expect(byPort.printed).toMatch(/^http:\/\/localhost:4880\/new-password\//);
    expect(byPort.explained).toContain("http://localhost:4880 of the link is made of PORT, for APP_ORIGIN is not set");
  });

  it.each([
    [[]],
    [["rename", "x"]],
    [["add", "Li Na"]],
    [["disable"]],
    [["disable", "a@b.de", "--administrator"]],
    [["reset-link", "a@b.de", "--successor", "b@b.de"]],
    [["add", "a", "b", "--x"]],
  ])("is wrong usage with %j", async (args) => {
    const instance = await newInstance("sqlite", folder);

    expect(await instance.run(userCommand, ...args)).toMatchObject({ status: 2, printed: "", explained: expect.stringContaining("Usage") });
  });

  it("asks for a migration when the schema is not there", async () => {
    const instance = await newInstance(dialect, folder);

    const added = await instance.run(userCommand, "add", "Li Na", "li.na@example.com");

    expect(added).toMatchObject({ status: 1, explained: expect.stringContaining("rollout migrate") });
  });
});
