import type { RequestHandler } from "express";

import { bodyLimitFor } from "../body-limits.ts";
import type { BodyLimit } from "../body-limits.ts";
import { sendRefusal } from "../refusal-page.ts";
import { refuseAddress } from "./address.ts";
import { refuseBody } from "./body.ts";
import { refuseHost } from "./host.ts";
import { refuseOrigin } from "./origin.ts";
import { refuse } from "./refusal.ts";
import type { HttpRefusal } from "./refusal.ts";
import { headerOf, pathOf, requestHeadOf } from "./request-head.ts";
import type { RequestHead } from "./request-head.ts";

export type GuardRules = {
  readonly hosts: ReadonlySet<string>;
  /** `http:` or `https:`, as people reach the server. */
  readonly protocol: string;
  readonly bodyLimits: readonly BodyLimit[];
};

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);

/** Decides on the request line and the header fields alone whether a request may reach the application. */
export function inspectRequest(head: RequestHead, rules: GuardRules): HttpRefusal | null {
  if (!methods.has(head.method)) {
    return refuse(405, "method");
  }
  return (
    refuseHost(head, rules.hosts) ??
    refuseAddress(head.target) ??
    refuseOrigin(head, rules.protocol) ??
    refuseBody(head, bodyLimitFor(pathOf(head.target), headerOf(head, "content-type"), rules.bodyLimits))
  );
}

export function frontGuard(rules: () => GuardRules): RequestHandler {
  return (request, response, next) => {
    const refusal = inspectRequest(requestHeadOf(request), rules());
    if (refusal !== null) {
      sendRefusal(request, response, refusal);
      return;
    }
    // The host was checked above; a forwarded one would only be believed instead of it.
    delete request.headers["x-forwarded-host"];
    if (request.headers.expect !== undefined) {
      response.writeContinue();
    }
    next();
  };
}
