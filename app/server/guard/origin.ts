import { refuse } from "./refusal.ts";
import type { HttpRefusal } from "./refusal.ts";
import { headerOf, isSafeMethod, pathOf } from "./request-head.ts";
import type { RequestHead } from "./request-head.ts";

/**
 * Refuses a change that another site's page could have started. A browser says where a request comes from in Origin or Sec-Fetch-Site,
 * and each that is present must say "from here". A client that sends neither may use the programming interface alone: no cookie signs
 * anybody in there, so that another site has nothing to abuse. Nor does a cookie end the mails of an address.
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
  const isNamed = origin !== undefined || site !== undefined || isApiPath(pathOf(head.target)) || isUnsubscribing(head);
  return isNamed ? null : refuse(403, "origin");
}

/** A mail program takes its user off a list by one POST to a signed address (RFC 8058). Without cookies it speaks for nobody. */
function isUnsubscribing(head: RequestHead): boolean {
  return head.method === "POST" && /^\/unsubscribe\/[\w.-]{1,200}$/.test(head.target) && head.headers["cookie"] === undefined;
}

/** Whether a path belongs to the programming interface. */
function isApiPath(path: string): boolean {
  return path.startsWith("/api/v1/");
}
