import { isIP } from "node:net";

import { refuse } from "./refusal.ts";
import type { HttpRefusal } from "./refusal.ts";
import { headerOf } from "./request-head.ts";
import type { RequestHead } from "./request-head.ts";

const loopbackNames: readonly string[] = ["localhost", "127.0.0.1"];

/** Every Host value that names this server: the one of its public origin, and on a loopback origin both names of this machine. */
export function acceptedHosts(origin: URL, listeningPort: number): ReadonlySet<string> {
  if (!loopbackNames.includes(origin.hostname)) {
    return new Set([origin.host]);
  }
  const published = loopbackNames.map((name) => (origin.port === "" ? name : `${name}:${origin.port}`));
  const listening = loopbackNames.map((name) => `${name}:${listeningPort}`);
  return new Set([origin.host, ...published, ...listening]);
}

/** Refuses a request that is meant for another server, or that names none or two. */
export function refuseHost(head: RequestHead, hosts: ReadonlySet<string>): HttpRefusal | null {
  const host = headerOf(head, "host");
  if (host === undefined || head.hostFields !== 1) {
    return refuse(400, "malformed");
  }
  return hosts.has(host) ? null : refuse(421, "host");
}

/** Health checks reach a server by its number or its loopback name, whatever its public name is. */
export function isMachineAddress(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, "");
  return name === "localhost" || isIP(name.replace(/^\[|\]$/g, "")) !== 0;
}
