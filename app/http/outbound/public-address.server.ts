import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Why a URL is not called. */
export type OutboundRefusal = "scheme" | "userInfo" | "port" | "name" | "private";

export interface CheckedTarget {
  readonly url: URL;
  /** The address to connect to: the one that was checked. */
  readonly address: string;
}

/** Host names, with a port where one is meant, that may be called although their addresses are not public. */
export type AllowedHosts = ReadonlySet<string>;
export type Resolve = (name: string) => Promise<readonly string[]>;

const usualPorts: ReadonlySet<string> = new Set(["", "80", "443", "8080", "8443"]);

export async function resolveName(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true, verbatim: true })).map((entry) => entry.address);
}

/** What is wrong with a URL whoever answers it; null when nothing is. */
export function refuseUrl(url: URL, allowed: AllowedHosts, ports = usualPorts): OutboundRefusal | null {
  if (url.protocol !== "https:" && url.protocol !== "http:") return "scheme";
  if (url.username !== "" || url.password !== "") return "userInfo";
  if (isAllowed(url, allowed)) return null;
  const host = hostOf(url);
  if (isIP(host) ? !isPublic(host) : isNameInside(host)) return "private";
  return ports.has(url.port) ? null : "port";
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

/** Whether a name can lead nowhere but inside, whoever resolves it: one word alone, or under an ending that is kept for that. */
function isNameInside(host: string): boolean {
  const name = host.replace(/\.$/, "");
  return !name.includes(".") || /\.(?:localhost|local|internal|home\.arpa)$/.test(name);
}

/**
 * Where a URL leads, by one look at its name. All of its addresses must be public: one that is not would be a way into the network of the
 * server. The URL's own parser has turned every way of writing an address into one.
 */
export async function checkTarget(
  url: URL,
  allowed: AllowedHosts,
  resolve: Resolve = resolveName,
  ports = usualPorts,
): Promise<CheckedTarget | OutboundRefusal> {
  const refusal = refuseUrl(url, allowed, ports);
  if (refusal) return refusal;
  const host = hostOf(url);
  let addresses: readonly string[];
  try {
    addresses = isIP(host) ? [host] : await resolve(host);
  } catch {
    return "name";
  }
  const [address] = addresses;
  if (address === undefined) return "name";
  return isAllowed(url, allowed) || addresses.every(isPublic) ? { url, address } : "private";
}

function isAllowed(url: URL, allowed: AllowedHosts): boolean {
  return allowed.has(url.hostname) || allowed.has(url.host);
}

/** Whether an address is one of the public Internet, by itself and by the IPv4 address it may stand for. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // Of IPv6, only 2000::/3 is given out.
  return parsed.kind() === "ipv4" || ((parsed as ipaddr.IPv6).parts[0] ?? 0) >> 13 === 1;
}
