import { createHash } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { findAnswer, keepAnswer, type RequestKey } from "#db/queries/idempotency.ts";
import { Problem } from "./problem.server.ts";

/** An answer as it can be given once more. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The key of a request that is to take effect once, and what it asks for; undefined when it carries none. */
export function idempotencyKey(userId: string, request: Request, body: string): RequestKey | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem(400, "api.idempotency.malformed");
  const { pathname, search } = new URL(request.url);
  const hash = createHash("sha256").update(JSON.stringify([request.method, pathname, search, body]));
  return { userId, key: `api:${key}`, requestHash: hash.digest("hex") };
}

/**
 * The answer that was given to the same request before. The use case itself takes effect once with its key; this keeps what was said, word
 * for word. Throws a {@link Problem} of 422 when the key stood for another request.
 */
export async function findKept({ db }: AppLoadContext, key: RequestKey): Promise<KeptAnswer | undefined> {
  const known = await findAnswer(db, answerKey(key));
  if (known && known.requestHash !== key.requestHash) throw new Problem(422, "api.idempotency.reused");
  return known && (JSON.parse(known.response) as KeptAnswer);
}

export function keep({ db, now }: AppLoadContext, key: RequestKey, answer: KeptAnswer): Promise<void> {
  return keepAnswer(db, answerKey(key), JSON.stringify(answer), answer.status, now());
}

function answerKey(key: RequestKey): RequestKey {
  return { ...key, key: `answer:${key.key}` };
}
