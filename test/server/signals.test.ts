import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, expect, it } from "vitest";

import { projectRoot } from "#app/server/project-root.ts";

import { sendRaw } from "../support/raw-http.ts";

let child: ChildProcess;

afterEach(() => {
  child.kill("SIGKILL");
});

async function startProcess(): Promise<string> {
  child = spawn(process.execPath, ["--import", "tsx", path.join(projectRoot, "test/support/signal-server.ts")], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = (await once(child.stdout!, "data")) as [Buffer];
  return line.toString().trim();
}

function get(url: string, target: string) {
  return sendRaw(url, `GET ${target} HTTP/1.1\r\nHost: ${new URL(url).host}\r\n\r\n`, 5_000);
}

it.each(["SIGTERM", "SIGINT"] as const)("finishes what is under way on %s and exits 0", async (signal) => {
  const url = await startProcess();
  const pending = get(url, "/slow");
  await once(child.stdout!, "data");

  child.kill(signal);
  const [[status], answer] = await Promise.all([once(child, "exit"), pending]);

  expect([status, answer.status]).toEqual([0, 200]);
  expect(answer.body).toContain("finished");
});

it("does not wait after a second signal, and exits 1", async () => {
  const url = await startProcess();
  const pending = get(url, "/slow");
  await once(child.stdout!, "data");

  child.kill("SIGTERM");
  await sleep(100);
  child.kill("SIGTERM");
  const [[status], answer] = await Promise.all([once(child, "exit"), pending]);

  expect([status, answer.status]).toEqual([1, 0]);
});

it("goes on serving after a promise that nobody watched", async () => {
  const url = await startProcess();

  const careless = await get(url, "/careless");
  await sleep(100);
  const next = await get(url, "/page");

  expect([careless.status, next.status]).toEqual([200, 200]);
});
