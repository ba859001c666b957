import type { Logger } from "pino";

import type { RunningServer } from "./server.ts";

/**
 * Lets a server run until SIGTERM or SIGINT, then closes it. Resolves to exit status 0 once everything under way is done; a second signal
 * does not wait and exits 1, and so does an error nobody caught, after an orderly close.
 */
export async function runUntilSignal(server: RunningServer, log: Logger): Promise<number> {
  const status = await new Promise<number>((resolve) => {
    let isStopping = false;
    const stop = (signal: NodeJS.Signals): void => {
      if (isStopping) {
        log.warn({ signal }, "stopping at once");
        process.exit(1);
      }
      isStopping = true;
      log.info({ signal }, "stopping");
      server.close().then(() => resolve(0), fail);
    };
    const fail = (error: unknown): void => {
      log.fatal({ error: error instanceof Error ? error.stack : String(error) }, "uncaught error");
      isStopping = true;
      server.close().then(
        () => resolve(1),
        () => resolve(1),
      );
    };
    process.on("SIGTERM", stop).on("SIGINT", stop).on("uncaughtException", fail);
    // A promise that one request left unwatched must not end the work of all the others.
    process.on("unhandledRejection", (reason: unknown) => {
      log.error({ error: reason instanceof Error ? reason.stack : String(reason) }, "unhandled rejection");
    });
  });
  // Worker threads and timers of libraries must not keep a closed server alive.
  process.exit(status);
}
