import { loadTemplates } from "#app/content/templates.server.ts";
import { tokenHash } from "#app/http/auth.server.ts";
import { hashPassword } from "#app/http/password.server.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { migrate } from "#db/migrations/migrate.ts";
import type { OpenDatabase } from "#db/open.ts";
import { seedLibraryCalendars } from "#db/seed/library-calendars.ts";
import { seedTwin, type TwinSeed } from "#db/seed/twin/seed-twin.ts";
import path from "node:path";
import { UsageError, type CommandSurroundings } from "./command.ts";
import { withDatabase } from "./instance.ts";

/** Writes the twin projects of a number into the configured database and prints all that a test needs to know of them. */
export async function runSeedTwin(seedText: string | undefined, asJson: boolean, { env, print }: CommandSurroundings): Promise<number> {
  const seed = Number(seedText);
  if (seedText === undefined || !Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    throw new UsageError("--seed takes a whole number, such as 7.");
  const twins = await withDatabase(env, (open) => fillWithTwins(open, seed));
  print(asJson ? JSON.stringify(twins) : describe(twins));
  return 0;
}

/** The library is the same everywhere, so a database that was never started is equal to another one of that number. */
export async function fillWithTwins(open: OpenDatabase, seed: number): Promise<TwinSeed> {
  await migrate(open);
  await seedLibraryCalendars(open.db, { from: 2024, to: 2031 });
  const { templates, roles } = await loadTemplates(path.join(projectRoot, "content"));
  return seedTwin(open.db, { seed, template: templates.std6, roles, hashPassword, hashToken: tokenHash });
}

function describe({ projects }: TwinSeed): string {
  return Object.entries(projects)
    .flatMap(([mark, project]) => [
      `Project ${mark}: ${project.id}`,
      ...project.users.map((user) => `  ${user.email.padEnd(40)}${user.password}  ${user.token}`),
    ])
    .join("\n");
}
