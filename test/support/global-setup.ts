import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";

import { startPostgres } from "./postgres-process.ts";
import type { PostgresProcess } from "./postgres-process.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where tests ask for what they share; see `postgres.ts`. */
    supportUrl: string;
  }
}

let postgres: Promise<PostgresProcess> | undefined;

/** One PostgreSQL for the whole run, started when the first test asks for it and stopped at the end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = createServer((_request, response) => {
    postgres ??= startPostgres();
    postgres.then(
      ({ url }) => response.end(url),
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
    const started = await postgres?.catch(() => undefined);
    postgres = undefined;
    await started?.stop();
  };
}
