import { createHash } from "node:crypto";
import { Problem } from "./problem.server.ts";

/** The ETag of a resource: its state where it has one, else what it looks like in this language. */
export function entityTag(state: number | string | undefined, text: string): string {
  return state === undefined ? `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"` : `"${state}"`;
}

/**
 * The version that If-Match names. Throws a {@link Problem} of 428 where there is none, and of 412 for a tag that no version of ours has.
 * `*` is none: whoever changes something must have seen it.
 */
export function expectedVersion(request: Request): number {
  const tag = request.headers.get("if-match")?.trim() ?? "";
  if (tag === "" || tag === "*") throw new Problem(428, "api.precondition.required");
  const version = /^"(\d{1,9})(?:\.[\w-]{1,40})?"$/.exec(tag)?.[1];
  if (version === undefined) throw new Problem(412, "api.precondition.failed");
  return Number(version);
}

/** Whether the reader has this state already (RFC 9110, 13.1.2). */
export function isKnown(request: Request, tag: string): boolean {
  const known = request.headers.get("if-none-match") ?? "";
  return known.split(",").some((entry) => entry.trim().replace(/^W\//, "") === tag || entry.trim() === "*");
}
