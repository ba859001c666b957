import { setTimeout as sleep } from "node:timers/promises";

import { createLog } from "#app/server/log.ts";
import { runUntilSignal } from "#app/server/signals.ts";

import { startTestServer } from "./test-server.ts";

// A process of its own for the tests of signals: says where it answers, then serves until it is told to stop.
const server = await startTestServer({
  slow: {
    loader: () => {
      process.stdout.write("reached\n");
      return sleep(1_000).then(() => new Response("finished"));
    },
  },
  careless: {
    loader: () => {
      void Promise.reject(new Error("nobody waits for this"));
      return new Response("careless");
    },
  },
});
process.stdout.write(`${server.url}\n`);
await runUntilSignal(server, createLog("info", process.stderr));
