import type { RequestHandler } from "express";
import type { Logger } from "pino";

import { pathOf } from "./guard/request-head.ts";
import { requestContextOf } from "./request-context.ts";

const healthPaths: ReadonlySet<string> = new Set(["/healthz", "/readyz"]);
const longestLoggedTarget = 512;

/** One line for every answer: who asked, for what, what it got and how long it took. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once("close", () => {
      const { requestId, clientAddress } = requestContextOf(request);
      const line = {
        requestId,
        clientAddress,
        method: request.method,
        target: loggedTarget(request.originalUrl),
        status: response.statusCode,
        isComplete: response.writableFinished,
        milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
      };
      const level = response.statusCode >= 500 ? "error" : healthPaths.has(request.path) ? "debug" : "info";
      log[level](line, "request");
    });
    next();
  };
}

/**
 * A request target without what would let a reader of the log act for somebody: query values are left out, and so are path segments
 * that look like a secret (calendar feeds, invitations and share links carry theirs in the path).
 */
export function loggedTarget(target: string): string {
  const path = pathOf(target);
  const safePath = path
    .split("/")
    .map((segment) => (looksSecret(segment) ? "[secret]" : segment))
    .join("/");
  const names = [...new Set(new URLSearchParams(target.slice(path.length)).keys())].map((name) => encodeURIComponent(name));
  const safeTarget = names.length === 0 ? safePath : `${safePath}?${names.map((name) => `${name}=…`).join("&")}`;
  return safeTarget.slice(0, longestLoggedTarget);
}

function looksSecret(segment: string): boolean {
  const isIdentifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.\w{1,8})?$/i.test(segment);
  return !isIdentifier && /[\w-]{20,}/.test(segment) && /[0-9A-Z]/.test(segment);
}
