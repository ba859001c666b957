import { randomBytes } from "node:crypto";

import pg from "pg";
import { inject } from "vitest";

/** The URL of the PostgreSQL of this test run, which the first caller starts. Throws with what to do when there is none. */
export function postgresUrl(): Promise<string> {
  return ask("/");
}

/** The name of a database of this run that is empty but for the newest schema, and that nobody has open. */
export function newestPostgres(): Promise<string> {
  return ask("/newest");
}

async function ask(path: string): Promise<string> {
  const response = await fetch(new URL(path, inject("supportUrl")));
  const text = await response.text();
  if (!response.ok) {
    throw new Error(text);
  }
  return text;
}

export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** A database of its own, named by chance: an empty one, or a copy of another that nobody has open. */
export async function createPostgresDatabase(template = "template1"): Promise<TestDatabase> {
  return createDatabaseOn(await postgresUrl(), template);
}

/** The same on the server of a URL. */
export async function createDatabaseOn(server: string, template = "template1"): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await execute(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(server, `drop database if exists ${name} with (force)`) };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
