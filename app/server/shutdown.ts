import type { Server, ServerResponse } from "node:http";

const drainMilliseconds = 10_000;
const eventStreamMilliseconds = 1_000;
const pollMilliseconds = 50;

export type OpenResponses = { readonly responses: ReadonlySet<ServerResponse> };

/** Keeps the set of answers that are not finished yet. */
export function trackResponses(server: Server): OpenResponses {
  const responses = new Set<ServerResponse>();
  server.on("request", (_request, response) => {
    responses.add(response);
    response.once("close", () => responses.delete(response));
  });
  return { responses };
}

/**
 * Stops a server without dropping work: no new connection is taken, answers under way have ten seconds, event streams (which would never
 * end) one, and what is left is cut. Resolves when the last connection is gone; says whether anything had to be cut.
 */
export async function drain(server: Server, open: OpenResponses): Promise<{ readonly wasCut: boolean }> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const startedAt = performance.now();
  const poll = setInterval(() => {
    server.closeIdleConnections();
    if (performance.now() - startedAt > eventStreamMilliseconds) {
      cutEventStreams(open);
    }
  }, pollMilliseconds);
  let wasCut = false;
  const deadline = setTimeout(() => {
    wasCut = open.responses.size > 0;
    server.closeAllConnections();
  }, drainMilliseconds);
  await closed;
  clearInterval(poll);
  clearTimeout(deadline);
  return { wasCut };
}

function cutEventStreams(open: OpenResponses): void {
  for (const response of open.responses) {
    if (String(response.getHeader("Content-Type")).includes("text/event-stream")) {
      response.destroy();
    }
  }
}
