import type { ServerResponse } from "node:http";

/** Puts a web response on the wire. Its header fields replace the server's own of the same name. */
export async function writeResponse(target: ServerResponse, response: Response): Promise<void> {
  target.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== "set-cookie" && name !== "cache-control") {
      target.setHeader(name, value);
    }
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) {
    target.setHeader("Set-Cookie", cookies);
  }
  if (response.body === null) {
    target.end();
    return;
  }
  if (isEventStream(response)) {
    target.flushHeaders();
  }
  await writeBody(target, response.body);
}

function isEventStream(response: Response): boolean {
  return response.headers.get("Content-Type")?.toLowerCase().includes("text/event-stream") ?? false;
}

/** Reads on only when the client has taken what was written: a slow reader must not fill the memory. */
async function writeBody(target: ServerResponse, body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  const closed = new Promise<void>((resolve) => target.once("close", resolve));
  try {
    while (!target.destroyed) {
      const next = await Promise.race([reader.read(), closed]);
      if (next === undefined || next.done) {
        break;
      }
      const isTaken = target.write(next.value);
      flush(target);
      if (!isTaken) {
        await Promise.race([new Promise<void>((resolve) => target.once("drain", resolve)), closed]);
      }
    }
    target.end();
  } catch (error) {
    target.destroy();
    throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The compression middleware holds bytes back until asked. */
function flush(target: ServerResponse & { flush?: () => void }): void {
  target.flush?.();
}
