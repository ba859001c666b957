import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";

import { migrateAndClose } from "./migrate-and-close.ts";
import { createDatabaseOn, type TestDatabase } from "./postgres.ts";
import { startPostgres } from "./postgres-process.ts";
import type { PostgresProcess } from "./postgres-process.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where tests ask for what they share; see `postgres.ts`. */
    supportUrl: string;
  }
}

let postgres: Promise<PostgresProcess> | undefined;
let newest: Promise<TestDatabase> | undefined;

/**
 * One PostgreSQL for the whole run, started when the first test asks for it and stopped at the end, and on it a database with the newest
 * schema for tests to copy.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const answer = request.url === "/newest" ? newestName() : startOnce().then(({ url }) => url);
    answer.then(
      (text) => response.end(text),
      (error: unknown) => {
        response.statusCode = 500;
        response.end(error instanceof Error ? error.message : String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  project.provide("supportUrl", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.closeAllConnections();
    server.close();
    await (await newest?.catch(() => undefined))?.drop();
    newest = undefined;
    const started = await postgres?.catch(() => undefined);
    postgres = undefined;
    await started?.stop();
  };
}

function startOnce(): Promise<PostgresProcess> {
  return (postgres ??= startPostgres());
}

async function newestName(): Promise<string> {
  newest ??= startOnce().then(async ({ url }) => {
    const database = await createDatabaseOn(url);
    await migrateAndClose(database.url);
    return database;
  });
  return new URL((await newest).url).pathname.slice(1);
}
