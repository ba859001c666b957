import { setTimeout as sleep } from "node:timers/promises";

import { expect, it } from "vitest";

import { openSocket } from "../support/raw-http.ts";
import { startTestServer } from "../support/test-server.ts";

const chunkBytes = 65_536;
// What the sockets of both sides may hold on the way, with room to spare.
const mostBytesOnTheWay = 32_000_000;

it("waits for a client that does not read, and stops the work once the client is gone", async () => {
  let producedBytes = 0;
  let isCancelled = false;
  const endless = () =>
    new ReadableStream({
      pull: (controller) => {
        producedBytes += chunkBytes;
        controller.enqueue(new Uint8Array(chunkBytes));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
  const server = await startTestServer({
    endless: { loader: () => new Response(endless(), { headers: { "Content-Type": "text/plain" } }) },
  });
  const socket = openSocket(server.url);
  socket.pause();
  socket.write(`GET /endless HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`);

  let before = -1;
  while (before !== producedBytes && producedBytes < mostBytesOnTheWay) {
    before = producedBytes;
    await sleep(300);
  }
  const producedWhileWaiting = producedBytes;
  socket.destroy();
  while (!isCancelled) {
    await sleep(20);
  }

  expect(producedWhileWaiting).toBeGreaterThan(0);
  expect(producedWhileWaiting).toBeLessThan(mostBytesOnTheWay);
  await server.close();
});
