import { refuse } from "./refusal.ts";
import type { HttpRefusal } from "./refusal.ts";
import { pathOf } from "./request-head.ts";

const longestTarget = 2048;
const mostSegments = 24;

/**
 * Whether a request target is one that this application could have written. Everything a router could read in two ways is refused:
 * dot segments, doubled slashes, backslashes and control characters, plain or percent-encoded.
 */
export function refuseAddress(target: string): HttpRefusal | null {
  if (target.length > longestTarget) {
    return refuse(414, "addressLength");
  }
  if (!/^\/[\x21-\x7e]*$/.test(target) || target.includes("#")) {
    return refuse(400, "address");
  }
  const path = decodedPath(target);
  if (path === null || isAmbiguous(path)) {
    return refuse(400, "address");
  }
  // The programming interface has no pages whose data could be asked for apart.
  if (path.split("/").length - 1 > mostSegments || /^\/api\/.*\.data$/.test(path)) {
    return refuse(404, "notFound");
  }
  return refuseQuery(target);
}

function decodedPath(target: string): string | null {
  try {
    return decodeURIComponent(pathOf(target));
  } catch {
    return null;
  }
}

function isAmbiguous(path: string): boolean {
  return /[\p{Cc}\\]/u.test(path) || path.includes("//") || path.split("/").some((segment) => segment === "." || segment === "..");
}

/** `_data` asks Remix for one route's loader past its checks; no database takes a NUL in a text. */
function refuseQuery(target: string): HttpRefusal | null {
  if (/%00/.test(target)) {
    return refuse(400, "address");
  }
  const query = new URLSearchParams(target.slice(pathOf(target).length));
  return query.has("_data") ? refuse(400, "address") : null;
}
