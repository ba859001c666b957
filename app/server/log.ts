import { pino } from "pino";
import type { Logger } from "pino";

export type { Logger } from "pino";

/** One JSON object a line on standard output. `level` is a pino level name; `silent` writes nothing. */
export function createLog(level = "info", destination: NodeJS.WritableStream = process.stdout): Logger {
  return pino({ level, base: { service: "rollout" }, timestamp: () => `,"time":"${new Date().toISOString()}"` }, destination);
}
