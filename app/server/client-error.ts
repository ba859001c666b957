import type { Socket } from "node:net";
import type { Server } from "node:http";
import { STATUS_CODES } from "node:http";

import type { Logger } from "pino";

import { refuse } from "./guard/refusal.ts";
import type { HttpRefusal } from "./guard/refusal.ts";
import { refusalPage } from "./refusal-page.ts";
import { newRequestId } from "./request-context.ts";
import { securityHeaders } from "./security-headers.ts";
import type { SecurityPolicy } from "./security-headers.ts";

/** Answers what never became a request: broken framing, oversized headers, requests that do not arrive in time, and CONNECT. */
export function answerBrokenRequests(server: Server, policy: SecurityPolicy, log: Logger): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    writeRefusal(socket as Socket, refusalOf(error.code));
  });
  server.on("connect", (_request, socket) => {
    writeRefusal(socket as Socket, refuse(405, "method"));
  });

  function writeRefusal(socket: Socket, refusal: HttpRefusal): void {
    const requestId = newRequestId();
    log.info({ requestId, clientAddress: socket.remoteAddress, status: refusal.status }, "broken request");
    socket.end(rawAnswer(refusal, requestId, policy), () => socket.destroySoon());
  }
}

function refusalOf(code: string | undefined): HttpRefusal {
  if (code === "HPE_HEADER_OVERFLOW") {
    return refuse(431, "headerSize");
  }
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? refuse(408, "timeout") : refuse(400, "malformed");
}

function rawAnswer(refusal: HttpRefusal, requestId: string, policy: SecurityPolicy): string {
  const body = refusalPage(refusal, requestId);
  const fields = {
    ...securityHeaders(policy, requestId),
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(body)),
    "X-Request-Id": requestId,
    Connection: "close",
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ""}\r\n${lines.join("")}\r\n${body}`;
}
