import { setTimeout as sleep } from "node:timers/promises";

import { expect, it } from "vitest";

import { openSocket, sendRaw } from "../support/raw-http.ts";
import { startTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

function get(server: TestServer, target: string) {
  return sendRaw(server.url, `GET ${target} HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`, 5_000);
}

it("finishes what is under way, then closes what it was given, then takes nothing more", async () => {
  let finish: (response: Response) => void = () => undefined;
  const arrival = expectArrival();
  const server = await startTestServer({
    slow: {
      loader: () => {
        arrival.announce();
        return new Promise<Response>((resolve) => (finish = resolve));
      },
    },
  });
  const pending = get(server, "/slow");
  await arrival.isHere;

  const closing = server.close();
  await sleep(100);
  const wasClosedEarly = server.wasClosed();
  const late = await get(server, "/page");
  finish(new Response("finished"));
  const answer = await pending;
  await closing;

  expect(wasClosedEarly).toBe(false);
  expect(late.status).toBe(0);
  expect([answer.status, answer.body]).toEqual([200, expect.stringContaining("finished")]);
  expect(server.wasClosed()).toBe(true);
});

it("says in words when its port is taken", async () => {
  const server = await startTestServer();
  const port = Number(new URL(server.url).port);

  await expect(startTestServer({}, { port })).rejects.toThrow(`Port ${port} is taken by another program.`);

  await server.close();
});

it("says on a connection that is still open that it is not ready any more", async () => {
  const arrival = expectArrival();
  const server = await startTestServer({
    slow: {
      loader: () => {
        arrival.announce();
        return sleep(1_000).then(() => new Response("done"));
      },
    },
  });
  const before = await get(server, "/readyz");
  const socket = openSocket(server.url);
  let text = "";
  socket.on("data", (data) => (text += String(data)));
  socket.write(`GET /slow HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`);
  await arrival.isHere;

  const closing = server.close();
  socket.write(`GET /readyz HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`);
  await Promise.all([closing, new Promise((resolve) => socket.once("close", resolve))]);

  expect([before.status, before.body]).toEqual([200, '{"status":"ready"}']);
  expect(text.match(/^HTTP\/1\.1 \d+/gm)).toEqual(["HTTP/1.1 200", "HTTP/1.1 503"]);
});

it("is not ready while the application says so or cannot tell", async () => {
  const answers: (() => boolean)[] = [
    () => false,
    () => {
      throw new Error("no database");
    },
  ];
  for (const ready of answers) {
    const server = await startTestServer({}, { ready });

    const readiness = await get(server, "/readyz");
    const health = await get(server, "/healthz");

    expect([readiness.status, readiness.body, health.status]).toEqual([503, '{"status":"unavailable"}', 200]);
    await server.close();
  }
});

it("answers a health check that reaches it by its number", async () => {
  const server = await startTestServer({}, { origin: new URL("https://rollout.example.com") });
  const url = `http://127.0.0.1:${new URL(server.url).port}`;

  const byNumber = await sendRaw(url, "GET /healthz HTTP/1.1\r\nHost: 10.0.0.7:3000\r\n\r\n");
  const byName = await sendRaw(url, "GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n");

  expect([byNumber.status, byName.status]).toEqual([200, 421]);
  await server.close();
});

it("tells event streams that it closes, and cuts those that do not end", async () => {
  let wasTold = false;
  const arrival = expectArrival(100);
  const server = await startTestServer({
    events: {
      loader: ({ context }) => {
        arrival.announce();
        const { closing } = context as unknown as { closing: AbortSignal };
        closing.addEventListener("abort", () => (wasTold = true));
        const endless = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")) });
        return new Response(endless, { headers: { "Content-Type": "text/event-stream" } });
      },
    },
  });
  const sockets = Array.from({ length: 100 }, () => {
    const socket = openSocket(server.url);
    socket.on("error", () => undefined).resume();
    socket.write(`GET /events HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`);
    return socket;
  });
  await arrival.isHere;

  await server.close();

  expect(wasTold).toBe(true);
  expect(server.logged.at(-1)).toMatchObject({ msg: "closed", wasCut: false });
  for (const socket of sockets) {
    socket.destroy();
  }
});

it("cuts what is not finished after ten seconds", async () => {
  const arrival = expectArrival();
  const server = await startTestServer({
    stuck: {
      loader: () => {
        arrival.announce();
        return new Promise<Response>(() => undefined);
      },
    },
  });
  const pending = sendRaw(server.url, `GET /stuck HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`, 20_000);
  await arrival.isHere;

  await server.close();

  expect((await pending).status).toBe(0);
  expect(server.logged.at(-1)).toMatchObject({ msg: "closed", wasCut: true });
});

/** Lets a test go on once its requests have reached their route. */
function expectArrival(count = 1): { readonly isHere: Promise<void>; readonly announce: () => void } {
  let missing = count;
  let announce: () => void = () => undefined;
  const isHere = new Promise<void>((resolve) => {
    announce = () => {
      missing -= 1;
      if (missing === 0) {
        resolve();
      }
    };
  });
  return { isHere, announce: () => announce() };
}
