import { STATUS_CODES } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

import type { HttpRefusal } from "./guard/refusal.ts";
import { pathOf } from "./guard/request-head.ts";
import { refusalText } from "./refusal-text.ts";
import { requestContextOf } from "./request-context.ts";

const allowedMethods = "GET, HEAD, POST, PUT, PATCH, DELETE";
const drainMilliseconds = 1_000;

/** Answers a refusal in both languages, as a page or, for the programming interface, as problem details (RFC 9457). */
export function sendRefusal(request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { requestId } = requestContextOf(request);
  const isProblem = wantsProblemDetails(request);
  const body = Buffer.from(isProblem ? problemDetails(refusal, requestId) : refusalPage(refusal, requestId));
  response.statusCode = refusal.status;
  response.setHeader("Content-Type", isProblem ? "application/problem+json; charset=utf-8" : "text/html; charset=utf-8");
  response.setHeader("Content-Length", body.length);
  if (refusal.status === 405) {
    response.setHeader("Allow", allowedMethods);
  }
  endAfterBody(request, response, body);
}

export function refusalPage(refusal: HttpRefusal, requestId: string): string {
  const text = refusalText[refusal.code];
  const title = `${refusal.status} ${STATUS_CODES[refusal.status] ?? ""}`.trim();
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body>
<main>
<h1>${title}</h1>
<p>${text.en}</p>
<p lang="zh-Hans">${text.zh}</p>
<p><a href="/">Start page <span lang="zh-Hans">首页</span></a></p>
<p>Request <span lang="zh-Hans">请求编号</span>: <code>${requestId}</code></p>
</main>
</body>
</html>
`;
}

function problemDetails(refusal: HttpRefusal, requestId: string): string {
  const text = refusalText[refusal.code];
  const title = STATUS_CODES[refusal.status] ?? "";
  return JSON.stringify({
    type: "about:blank",
    title,
    status: refusal.status,
    code: refusal.code,
    detail: text.en,
    detailZh: text.zh,
    requestId,
  });
}

function wantsProblemDetails(request: IncomingMessage): boolean {
  const accept = request.headers.accept ?? "";
  return pathOf(request.url ?? "").startsWith("/api/") || (/json/.test(accept) && !accept.includes("text/html"));
}

/**
 * A client that is still sending loses the answer when the connection is closed on it. So the whole answer is written first, what
 * still arrives is thrown away for a moment, and only then the connection ends.
 */
function endAfterBody(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  if (request.complete || !carriesBody(request)) {
    response.end(body);
    return;
  }
  response.setHeader("Connection", "close");
  response.write(body);
  const end = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, drainMilliseconds);
  request.once("end", end).once("close", end).once("error", end).resume();
}

function carriesBody(request: IncomingMessage): boolean {
  return request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0;
}
