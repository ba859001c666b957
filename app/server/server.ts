import { setMaxListeners } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { constants } from "node:zlib";

import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { ErrorRequestHandler, Express, RequestHandler } from "express";
import type { Logger } from "pino";
import type { ViteDevServer } from "vite";

import { uploadLimits } from "./body-limits.ts";
import type { BodyLimit } from "./body-limits.ts";
import { answerBrokenRequests } from "./client-error.ts";
import { clientFiles } from "./client-files.ts";
import { frontGuard } from "./guard/front-guard.ts";
import { acceptedHosts } from "./guard/host.ts";
import { refuse } from "./guard/refusal.ts";
import { healthRoutes } from "./health.ts";
import { sendRefusal } from "./refusal-page.ts";
import { remixHandler } from "./remix-handler.ts";
import { openRequestContext, requestContextOf } from "./request-context.ts";
import type { RequestContext } from "./request-context.ts";
import { requestLog } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";
import type { SecurityPolicy } from "./security-headers.ts";
import { drain, trackResponses } from "./shutdown.ts";

export type ServerOptions = {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** APP_ORIGIN: how people reach the server. */
  readonly origin: URL;
  readonly clientDirectory: string;
  readonly makeContext: (context: RequestContext) => AppLoadContext | Promise<AppLoadContext>;
  readonly ready: () => boolean | Promise<boolean>;
  readonly log: Logger;
  /** What is done beside requests, from when the server answers until it stops: it is stopped while the last answers are sent. */
  readonly background?: { start(): void; stop(): Promise<void> };
  /** Called once, after the last answer is sent. */
  readonly close: () => Promise<void>;
  /** The proxies whose X-Forwarded-For is believed: a number of hops, or addresses, as Express understands them. */
  readonly trustProxy?: string;
  readonly bodyLimits?: readonly BodyLimit[];
  readonly viteDevServer?: ViteDevServer;
};

export type RunningServer = { readonly url: string; readonly close: () => Promise<void> };

const headersMilliseconds = 10_000;
const requestMilliseconds = 120_000;
const idleSocketMilliseconds = 120_000;
const keepAliveMilliseconds = 20_000;
const connectionCheckMilliseconds = 2_000;
const mostConnections = 2_000;
const mostHeaderFields = 100;
/** Pages are compressed for each answer: a little larger, for little more than half the processor time of the usual settings. */
const cheapCompression = { level: 3, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } } };

/** Starts listening and resolves when the server answers. Rejects when the port cannot be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const closing = new AbortController();
  // Every open event stream listens to it.
  setMaxListeners(0, closing.signal);
  const policy = { isSecure: options.origin.protocol === "https:", isDevelopment: options.viteDevServer !== undefined };
  let hosts: ReadonlySet<string> = new Set();
  const application = composeApplication(options, policy, closing.signal, () => hosts);
  const server = createServer({ connectionsCheckingInterval: connectionCheckMilliseconds }, application);
  // With these listeners the guard sees a request before its client is told to go on sending.
  server.on("checkContinue", application);
  server.on("checkExpectation", application);
  server.headersTimeout = headersMilliseconds;
  server.requestTimeout = requestMilliseconds;
  server.keepAliveTimeout = keepAliveMilliseconds;
  server.timeout = idleSocketMilliseconds;
  server.maxConnections = mostConnections;
  server.maxHeadersCount = mostHeaderFields;
  answerBrokenRequests(server, policy, options.log);
  const open = trackResponses(server);
  await listen(server, options.port, options.host);

  options.background?.start();
  const port = portOf(server);
  hosts = acceptedHosts(options.origin, port);
  const url = publicUrl(options.origin, options.port, port);
  options.log.info({ url, host: options.host, port }, "listening");
  let closed: Promise<void> | undefined;
  return { url, close: () => (closed ??= close()) };

  async function close(): Promise<void> {
    closing.abort();
    const [{ wasCut }] = await Promise.all([drain(server, open), options.background?.stop()]);
    await options.close();
    options.log.info({ wasCut }, "closed");
  }
}

function composeApplication(
  options: ServerOptions,
  policy: SecurityPolicy,
  closing: AbortSignal,
  hosts: () => ReadonlySet<string>,
): Express {
  const application = express();
  const bodyLimits = options.bodyLimits ?? uploadLimits;
  const protocol = options.origin.protocol;
  application.disable("x-powered-by");
  application.disable("etag");
  application.set("trust proxy", trustedProxies(options.trustProxy));
  application.use(openRequest(policy, closing));
  application.use(requestLog(options.log));
  application.use(healthRoutes({ ready: options.ready, isClosing: () => closing.aborted, hosts, log: options.log }));
  application.use(frontGuard(() => ({ hosts: hosts(), protocol, bodyLimits })));
  application.use(compression({ filter: isCompressible, ...cheapCompression }));
  application.use(options.viteDevServer?.middlewares ?? clientFiles(options.clientDirectory));
  const mode = policy.isDevelopment ? "development" : "production";
  application.use(remixHandler({ build: options.build, mode, protocol, bodyLimits, makeContext: options.makeContext }));
  application.use(answerFailure(options.log));
  return application;
}

function openRequest(policy: SecurityPolicy, closing: AbortSignal): RequestHandler {
  return (request, response, next) => {
    const { nonce, requestId } = openRequestContext(request, request.ip ?? "", closing);
    for (const [name, value] of Object.entries(securityHeaders(policy, nonce))) {
      response.setHeader(name, value);
    }
    response.setHeader("X-Request-Id", requestId);
    if (closing.aborted) {
      response.setHeader("Connection", "close");
    }
    next();
  };
}

/** Express reads a number as a count of hops; `true` would believe any client and is refused. */
function trustedProxies(value: string | undefined): boolean | number | string {
  if (value === undefined || value === "") {
    return false;
  }
  if (/^(true|false)$/i.test(value)) {
    throw new Error("TRUST_PROXY takes a number of proxies or their addresses, not true or false.");
  }
  return /^\d+$/.test(value) ? Number(value) : value;
}

const isCompressible: compression.CompressionFilter = (request, response) =>
  !String(response.getHeader("Content-Type")).includes("text/event-stream") && compression.filter(request, response);

function answerFailure(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    const status = statusOf(error);
    const { requestId } = requestContextOf(request);
    if (status >= 500) {
      log.error({ requestId, error: error instanceof Error ? error.stack : String(error) }, "request failed");
    }
    sendRefusal(request, response, status >= 500 ? refuse(500, "failure") : refuse(status, status === 404 ? "notFound" : "malformed"));
  };
}

function statusOf(error: unknown): number {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(new Error(listenProblem(error, port), { cause: error }));
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      resolve();
    });
  });
}

function listenProblem({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === "EADDRINUSE") return `Port ${port} is taken by another program. Stop it, or set PORT to a free port.`;
  if (code === "EACCES")
    return `This account may not listen on port ${port}. Set PORT to one above 1023, and let a proxy pass requests on.`;
  return message;
}

function portOf(server: Server): number {
  return addressOf(server)?.port ?? 0;
}

function addressOf(server: Server): AddressInfo | null {
  const address = server.address();
  return typeof address === "string" ? null : address;
}

/** With a port of the system's choosing the origin cannot have known it. */
function publicUrl(origin: URL, wantedPort: number, port: number): string {
  if (wantedPort !== 0) {
    return origin.origin;
  }
  const url = new URL(origin);
  url.port = String(port);
  return url.origin;
}
