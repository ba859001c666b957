import { describe, expect, it } from "vitest";

import { dbhashCommand } from "#app/cli/dbhash.ts";
import { withDatabase } from "#app/cli/instance.ts";
import { seedCommand } from "#app/cli/seed.ts";
import { projectRoles } from "#app/domain/access/permissions.ts";
import { verifyPassword } from "#app/http/password.server.ts";
import { findPasswordHash } from "#db/queries/accounts.ts";
import { canaryFields } from "#db/seed/twin/canaries.ts";
import type { TwinSeed } from "#db/seed/twin/seed-twin.ts";
import { readSnapshot } from "#db/snapshot.ts";
import { temporaryFolder } from "#test/support/database.ts";
import { newInstance } from "#test/support/instance.ts";
import type { TestInstance } from "#test/support/instance.ts";

const folder = temporaryFolder();

function seed(instance: TestInstance, number: string) {
  return instance.run(seedCommand, "--profile", "twin", "--seed", number, "--json");
}

/** Every row of the database as text, with the table it stands in. */
async function allRows(instance: TestInstance): Promise<string[]> {
  return withDatabase(instance.env, (open) =>
    readSnapshot(open, async (snapshot) => {
      const rows: string[] = [];
      for (const table of snapshot.tables)
        for await (const row of snapshot.rows(table))
          rows.push(
            `${table.name} ${JSON.stringify(row.map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell).toString("latin1") : cell)))}`,
          );
      return rows;
    }),
  );
}

describe("seed --profile twin", () => {
  it("makes two projects of one shape, with an account for every role in each", async () => {
    const instance = await newInstance("sqlite", folder);

    const { status, json } = await seed(instance, "7");

    const { projects } = json() as TwinSeed;
    expect(status).toBe(0);
    for (const project of [projects.A, projects.B]) expect(project.users.map((user) => user.role)).toEqual(projectRoles);
    expect(projects.A.taskIds.length).toBe(projects.B.taskIds.length);
    expect(projects.A.taskIds.length).toBeGreaterThan(100);
    const ids = [projects.A, projects.B].flatMap((project) => [
      project.id,
      ...project.taskIds,
      ...project.linkIds,
      ...project.users.map((user) => user.id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    await withDatabase(instance.env, async ({ db }) => {
      const owner = projects.B.users[0]!;
      expect(await verifyPassword(owner.password, (await findPasswordHash(db, owner.id)) ?? "")).toBe(true);
      expect(await db.selectFrom("projectMember").select("userId").where("projectId", "=", projects.A.id).execute()).toHaveLength(8);
    });
  });

  it("puts every canary into the database, and none of one project into rows of the other", async () => {
    const instance = await newInstance("sqlite", folder);
    const { projects } = (await seed(instance, "7")).json() as TwinSeed;

    const rows = await allRows(instance);

    for (const [own, other] of [
      [projects.A, projects.B],
      [projects.B, projects.A],
    ] as const) {
      for (const field of canaryFields) expect(rows.filter((row) => row.includes(own.canaries[field])).length, field).toBeGreaterThan(0);
      const ofOther = rows.filter((row) => row.includes(other.id) || other.taskIds.some((id) => row.includes(id)));
      expect(ofOther.length).toBeGreaterThan(100);
      expect(ofOther.filter((row) => Object.values(own.canaries).some((canary) => row.includes(canary)))).toEqual([]);
    }
  });

  it("is the same on both databases and every time, and another one for another number", async () => {
    const [sqlite, postgres, third] = [
      await newInstance("sqlite", folder),
      await newInstance("postgres", folder),
      await newInstance("sqlite", folder),
    ];

    const [first, second, other] = [await seed(sqlite, "7"), await seed(postgres, "7"), await seed(third, "8")];
    const hash = (await sqlite.run(dbhashCommand)).printed;
    const again = await seed(sqlite, "7");

    expect(second.printed).toBe(first.printed);
    expect(again).toMatchObject({ status: 0, printed: first.printed });
    expect(other.printed).not.toBe(first.printed);
    expect((await postgres.run(dbhashCommand)).printed).toBe(hash);
    expect((await sqlite.run(dbhashCommand)).printed).toBe(hash);
    expect((await third.run(dbhashCommand)).printed).not.toBe(hash);
  });

  it("leaves a database alone that holds the twins of another number", async () => {
    const instance = await newInstance("sqlite", folder);
    await seed(instance, "7");
    const before = (await instance.run(dbhashCommand)).printed;

    expect(await seed(instance, "8")).toMatchObject({ status: 1, explained: expect.stringContaining("another seed") });

    expect((await instance.run(dbhashCommand)).printed).toBe(before);
  });

  it.each([
    [["--profile", "twin"]],
    [["--profile", "twin", "--seed", "x"]],
    [["--profile", "twin", "--seed", "-1"]],
    [["--profile", "other"]],
  ])("is wrong usage with %j", async (args) => {
    expect(await (await newInstance("sqlite", folder)).run(seedCommand, ...args)).toMatchObject({ status: 2 });
  });
});
