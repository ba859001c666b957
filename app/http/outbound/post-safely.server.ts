import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { checkTarget, type AllowedHosts, type OutboundRefusal, type Resolve } from "./public-address.server.ts";

export interface OutboundPost {
  readonly url: URL;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface OutboundOptions {
  readonly allowed: AllowedHosts;
  readonly signal: AbortSignal;
  readonly resolve?: Resolve;
  /** The ports that are called, as a URL writes them; the usual ones when none are named. */
  readonly ports?: ReadonlySet<string>;
  readonly timeoutMilliseconds?: number;
}

/**
 * What became of a call: the status it was answered with, or why there is none. Nothing of the answer is kept. `address` stands for every
 * name that leads to no public address, whether nobody has it or somebody inside the network: which of them, nobody learns.
 */
export interface OutboundOutcome {
  readonly status: number | null;
  readonly error:
    Exclude<OutboundRefusal, "name" | "private"> | "address" | "redirect" | "timeout" | "connection" | "tooLarge" | "status" | null;
  /** Null for names that lead nowhere: how long a look takes tells them apart. */
  readonly durationMs: number | null;
}

const usualTimeout = 5_000;
const largestAnswer = 64 * 1024;

/** Posts to an address that somebody chose, and to no other: it is checked, connected to as checked, and redirects are not followed. */
export async function postSafely(post: OutboundPost, options: OutboundOptions): Promise<OutboundOutcome> {
  const startedAt = performance.now();
  // Node 20 may collect a signal of AbortSignal.timeout that only AbortSignal.any holds, and then it never fires.
  const limit = new AbortController();
  const end = () => limit.abort();
  const timer = setTimeout(end, options.timeoutMilliseconds ?? usualTimeout);
  options.signal.addEventListener("abort", end, { once: true });
  if (options.signal.aborted) end();
  const outcome = await Promise.race([send(post, options, limit.signal), aborted(limit.signal)]).finally(() => {
    clearTimeout(timer);
    options.signal.removeEventListener("abort", end);
  });
  return { ...outcome, durationMs: outcome.error === "address" ? null : Math.round(performance.now() - startedAt) };
}

type Answer = Omit<OutboundOutcome, "durationMs">;

async function send(
  { url, body, headers }: OutboundPost,
  { allowed, resolve, ports }: OutboundOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const target = await checkTarget(url, allowed, resolve, ports);
  if (typeof target === "string") return { status: null, error: target === "name" || target === "private" ? "address" : target };
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const start = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((settle) => {
    const request = start(
      {
        // The address that was checked: the name is not looked up again.
        host: target.address,
        port: url.port || (url.protocol === "https:" ? 443 : 80),
        path: `${url.pathname}${url.search}`,
        method: "POST",
        agent: false,
        signal,
        ...(isIP(name) ? {} : { servername: name }),
        headers: {
          ...headers,
          Host: url.host,
          "Content-Type": "application/json; charset=utf-8",
          "Content-Length": Buffer.byteLength(body),
          "Accept-Encoding": "identity",
          Connection: "close",
        },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        let received = 0;
        response.on("data", (chunk: Buffer) => {
          received += chunk.length;
          if (received > largestAnswer) {
            response.destroy();
            settle({ status, error: "tooLarge" });
          }
        });
        response.on("end", () => settle({ status, error: errorOf(status) }));
        response.on("error", () => settle({ status, error: "connection" }));
      },
    );
    request.on("error", () => settle({ status: null, error: signal.aborted ? "timeout" : "connection" }));
    request.end(body);
  });
}

function errorOf(status: number): Answer["error"] {
  if (status >= 300 && status < 400) return "redirect";
  return status >= 200 && status < 300 ? null : "status";
}

function aborted(signal: AbortSignal): Promise<Answer> {
  return new Promise((settle) => {
    const tell = () => settle({ status: null, error: "timeout" });
    if (signal.aborted) tell();
    else signal.addEventListener("abort", tell, { once: true });
  });
}
