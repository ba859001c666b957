import { UsageError } from "./command.ts";

export type ServerSettings = {
  readonly port: number;
  readonly host: string;
  readonly origin: URL;
  readonly trustProxy: string | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads PORT, HOST, APP_ORIGIN and TRUST_PROXY. Without any, the server is reached from this machine only, on port 3000. */
export function readServerSettings(env: Environment): ServerSettings {
  const port = readPort(env["PORT"]);
  return {
    port,
    host: env["HOST"] || "127.0.0.1",
    origin: readOrigin(env["APP_ORIGIN"] || `http://localhost:${port}`),
    trustProxy: env["TRUST_PROXY"] || undefined,
  };
}

function readPort(value: string | undefined): number {
  const port = Number(value || "3000");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`PORT is "${value}", not a port number.`);
  }
  return port;
}

function readOrigin(value: string): URL {
  const origin = URL.canParse(value) ? new URL(value) : null;
  const isOrigin = origin !== null && /^https?:$/.test(origin.protocol) && value.replace(/\/$/, "").toLowerCase() === origin.origin;
  if (!isOrigin) {
    throw new UsageError(`APP_ORIGIN is "${value}"; it takes the scheme, name and port people use, such as https://rollout.example.com.`);
  }
  return origin;
}
