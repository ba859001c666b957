import { createHash, randomBytes } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";

/** A private link that a vendor answers by, which is shown once; only its hash is kept. */
export interface AnswerLink {
  readonly url: string;
  readonly tokenHash: string;
}

export function makeAnswerLink({ origin }: Pick<AppLoadContext, "origin">): AnswerLink {
  const token = randomBytes(32).toString("base64url");
  return { url: new URL(`/answers/${token}`, origin).href, tokenHash: hashOfToken(token) };
}

export function hashOfToken(token: string): string {
  return createHash("sha256").update(`answers:${token}`).digest("hex");
}
