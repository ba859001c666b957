import { createHash, webcrypto } from "node:crypto";
import type { RequestKey } from "#db/queries/idempotency.ts";

/** The key a form was rendered with, and what it asks for; undefined when it carries none. */
export async function formRequestKey(userId: string, request: Request, form: FormData): Promise<RequestKey | undefined> {
  const key = form.get("formKey");
  if (typeof key !== "string" || !/^[\w-]{16,64}$/.test(key)) return undefined;
  const hash = createHash("sha256");
  hash.update(new URL(request.url).pathname.replace(/\.data$/, ""));
  for (const [name, value] of form) {
    hash.update(JSON.stringify([name, typeof value === "string" ? value : value.name]));
    // Computed beside the event loop: a large file takes a while.
    if (typeof value !== "string") hash.update(new Uint8Array(await webcrypto.subtle.digest("SHA-256", await value.arrayBuffer())));
  }
  return { userId, key, requestHash: hash.digest("hex") };
}
