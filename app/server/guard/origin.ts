import { refuse } from "./refusal.ts";
import type { HttpRefusal } from "./refusal.ts";
import { headerOf, isSafeMethod } from "./request-head.ts";
import type { RequestHead } from "./request-head.ts";

/**
 * Refuses a change that another site's page could have started. A browser says where a request comes from in Origin or Sec-Fetch-Site,
 * and each that is present must say "from here". A client that sends neither must carry a bearer token, which no page can attach.
 */
export function refuseOrigin(head: RequestHead, protocol: string): HttpRefusal | null {
  if (isSafeMethod(head.method)) {
    return null;
  }
  const origin = head.headers["origin"];
  const site = head.headers["sec-fetch-site"];
  if (origin !== undefined && origin !== `${protocol}//${headerOf(head, "host") ?? ""}`) {
    return refuse(403, "origin");
  }
  if (site !== undefined && site !== "same-origin") {
    return refuse(403, "origin");
  }
  const isNamed = origin !== undefined || site !== undefined || hasBearerToken(head);
  return isNamed ? null : refuse(403, "origin");
}

function hasBearerToken(head: RequestHead): boolean {
  return /^Bearer [\w.~+/-]+=*$/i.test(headerOf(head, "authorization") ?? "");
}
