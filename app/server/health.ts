import type { Response } from "express";
import { Router } from "express";
import type { Logger } from "pino";

import { isMachineAddress } from "./guard/host.ts";

export type HealthOptions = {
  readonly ready: () => boolean | Promise<boolean>;
  readonly isClosing: () => boolean;
  readonly hosts: () => ReadonlySet<string>;
  readonly log: Logger;
};

/** `/healthz` says that the process answers, `/readyz` that it can do its work and is not about to stop. */
export function healthRoutes(options: HealthOptions): Router {
  const router = Router();
  router.use((request, _response, next) => {
    const host = request.headers.host ?? "";
    const isReading = request.method === "GET" || request.method === "HEAD";
    next(isReading && (options.hosts().has(host) || isMachineAddress(host)) ? undefined : "router");
  });
  router.get("/healthz", (_request, response) => report(response, 200, "ok"));
  router.get("/readyz", (_request, response, next) => {
    isReady(options).then((ready) => (ready ? report(response, 200, "ready") : report(response, 503, "unavailable")), next);
  });
  return router;
}

async function isReady(options: HealthOptions): Promise<boolean> {
  if (options.isClosing()) {
    return false;
  }
  try {
    return await options.ready();
  } catch (error) {
    options.log.error({ error: String(error) }, "readiness check failed");
    return false;
  }
}

function report(response: Response, status: number, state: string): void {
  response
    .status(status)
    .type("application/json")
    .send(JSON.stringify({ status: state }));
}
