import { createHash } from "node:crypto";
import { Problem } from "./problem.server.ts";

/** The ETag of a resource: its state where it has one, else what it looks like in this language. */
export function entityTag(state: number | string | undefined, text: string): string {
  return `"${state ?? digest(text)}"`;
}

/** The state of something that has no version: what it says. */
export function stateOf(value: unknown): string {
  return digest(JSON.stringify(value));
}

/**
 * The state that If-Match names, without what follows a dot. Throws a {@link Problem} of 428 where there is none, and of 412 for a tag that
 * no state of ours has. `*` is none: whoever changes something must have seen it.
 */
export function expectedState(request: Request): string {
  const tag = request.headers.get("if-match")?.trim() ?? "";
  if (tag === "" || tag === "*") throw new Problem(428, "api.precondition.required");
  const state = /^"([\w-]{1,40})(?:\.[\w-]{1,40})?"$/.exec(tag)?.[1];
  if (state === undefined) throw new Problem(412, "api.precondition.failed");
  return state;
}

/** The version of the plan that a tag names behind the dot; 0, which is none, where it names no version. */
export function expectedPlanVersion(request: Request): number {
  const version = /^"[\w-]+\.(\d{1,9})"$/.exec(request.headers.get("if-match")?.trim() ?? "")?.[1];
  return Number(version ?? 0);
}

/** Throws a {@link Problem} of 412 unless the state that was named is the present one. */
export function requireState(expected: string, present: number | string): void {
  if (expected !== String(present)) throw new Problem(412, "api.precondition.stale");
}

/** Whether the reader has this state already (RFC 9110, 13.1.2). */
export function isKnown(request: Request, tag: string): boolean {
  const known = request.headers.get("if-none-match") ?? "";
  return known.split(",").some((entry) => entry.trim().replace(/^W\//, "") === tag || entry.trim() === "*");
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
