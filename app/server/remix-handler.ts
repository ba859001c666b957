import type { IncomingMessage, ServerResponse } from "node:http";

import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler } from "express";

import { bodyLimitFor } from "./body-limits.ts";
import type { BodyLimit } from "./body-limits.ts";
import { refuse } from "./guard/refusal.ts";
import { isSafeMethod, pathOf } from "./guard/request-head.ts";
import { sendRefusal } from "./refusal-page.ts";
import { countedBody } from "./request-body.ts";
import type { CountedBody } from "./request-body.ts";
import { requestContextOf } from "./request-context.ts";
import type { RequestContext } from "./request-context.ts";
import { writeResponse } from "./response-writer.ts";

export type RemixHandlerOptions = {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly mode: "production" | "development";
  readonly protocol: string;
  readonly bodyLimits: readonly BodyLimit[];
  readonly makeContext: (context: RequestContext) => AppLoadContext | Promise<AppLoadContext>;
};

/**
 * Hands a guarded request to Remix and its response to the client. It is used instead of the adapter of `@remix-run/express` because it
 * counts the body, waits for slow readers and takes the public protocol from the configuration rather than from header fields.
 */
export function remixHandler(options: RemixHandlerOptions): RequestHandler {
  const handle = createRequestHandler(options.build, options.mode);
  return (request, response, next) => {
    const body = isSafeMethod(request.method)
      ? null
      : countedBody(request, bodyLimitFor(pathOf(request.originalUrl), request.headers["content-type"], options.bodyLimits));
    answer(request, response, body).catch(next);
  };

  async function answer(request: ExpressRequest, response: ServerResponse, body: CountedBody | null): Promise<void> {
    const context = await options.makeContext(requestContextOf(request));
    const result = await handle(webRequest(request, response, body, options.protocol), context);
    if (body?.isTooLarge() === true) {
      await result.body?.cancel();
      sendRefusal(request, response, refuse(413, "bodySize"));
      return;
    }
    leaveUnreadBody(request, response);
    await writeResponse(response, result);
  }
}

function webRequest(request: ExpressRequest, response: ServerResponse, body: CountedBody | null, protocol: string): Request {
  const headers = new Headers();
  const isData = pathOf(request.originalUrl).endsWith(".data");
  for (const [name, value] of Object.entries(request.headers)) {
    for (const single of Array.isArray(value) ? value : [value ?? ""]) {
      headers.append(name, single);
    }
  }
  // Remix reads a loader's answer to its end before it puts it among its data: an event stream has none.
  if (isData) headers.delete("accept");
  const url = `${protocol}//${request.headers.host ?? ""}${request.originalUrl}`;
  const shared = { method: request.method, headers, signal: goneSignal(response) };
  return new Request(url, body === null ? shared : { ...shared, body: body.stream, duplex: "half" });
}

/** Aborts when the client goes away before the whole answer is written. */
function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) {
      controller.abort();
    }
  });
  return controller.signal;
}

const unreadMilliseconds = 1_000;

/** A route may answer without reading what was sent. The rest gets a moment to arrive, then the connection ends: it is never read whole. */
function leaveUnreadBody(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) {
    return;
  }
  response.setHeader("Connection", "close");
  response.once("finish", () => {
    setTimeout(() => {
      if (!request.complete) {
        request.socket.destroy();
      }
    }, unreadMilliseconds).unref();
  });
}
