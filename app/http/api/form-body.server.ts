import { webcrypto } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import type { FileForm } from "./endpoint.server.ts";
import { readFormData, TooManyFields } from "../read-form-data.server.ts";
import { isUnstorable, type SentBody } from "./json-body.server.ts";
import { Problem } from "./problem.server.ts";

const mostFields = 100;

export function isForm(request: Request): boolean {
  return /^multipart\/form-data\s*;/i.test(request.headers.get("content-type") ?? "");
}

/**
 * Receives a form with files and does its work, unless too many are being received. Throws a {@link Problem} of 429 for who sent many files
 * to be read of late, and of 503 when it is not their turn; what they send is thrown away as it arrives, so that they stay to read that.
 */
export async function receiveForm<Value>(
  { receiver, schema }: FileForm,
  { context, request, userId }: { readonly context: AppLoadContext; readonly request: Request; readonly userId: string },
  work: () => Promise<Value>,
): Promise<Value> {
  const pointer = `/${Object.keys(schema.shape).find((name) => /^files?$/.test(name)) ?? ""}`;
  const limited = receiver === "imports" ? await context.limits.use("importFile", userId) : undefined;
  if (limited) {
    const { retryAfterSeconds } = limited;
    const error = { code: "importFile.tooMany", parameters: { count: Math.ceil(retryAfterSeconds / 60) } };
    throw await turnedAway(429, { pointer, error }, { "Retry-After": String(retryAfterSeconds) });
  }
  const done = await context[receiver].admit(userId, async () => ({ value: await work() }));
  if (done) return done.value;
  if (receiver === "imports") await context.limits.giveBack("importFile", userId);
  const error = { code: receiver === "imports" ? "importFile.busy" : "file.busy", parameters: {} };
  throw await turnedAway(503, { pointer, error }, { "Retry-After": "5" });

  async function turnedAway(
    status: number,
    place: { readonly pointer: string; readonly error: { readonly code: string; readonly parameters: Readonly<Record<string, number>> } },
    headers: Readonly<Record<string, string>>,
  ): Promise<Problem> {
    await request.body?.pipeTo(new WritableStream());
    return new Problem(status, place.error.code, { parameters: place.error.parameters, places: [place], headers });
  }
}

/** The fields of a form with files. Throws a {@link Problem} when it is no form, or none that may be worked with. */
export async function readFiles(request: Request, { schema }: FileForm): Promise<SentBody> {
  const form = await received(request);
  const names = [...new Set(form.keys())];
  for (const [name, entry] of form)
    if (isUnstorable(name) || isUnstorable(typeof entry === "string" ? entry : entry.name)) throw new Problem(422, "api.unstorable");
  const isList = (name: string) => schema.shape[name] instanceof z.ZodArray;
  const value = Object.fromEntries(
    names.map((name) => {
      const entries = form.getAll(name);
      return [name, isList(name) || entries.length > 1 ? entries : entries[0]];
    }),
  );
  // Only a request that may be repeated is compared with another one.
  return { text: request.headers.has("idempotency-key") ? await fingerprint(form) : "", value };
}

async function received(request: Request): Promise<FormData> {
  try {
    return await readFormData(request, mostFields);
  } catch (error) {
    throw error instanceof TooManyFields ? new Problem(413, "api.tooLarge") : new Problem(400, "api.malformed");
  }
}

async function fingerprint(form: FormData): Promise<string> {
  const parts: unknown[] = [];
  for (const [name, entry] of form)
    // Computed beside the event loop: a large file takes a while.
    parts.push(typeof entry === "string" ? [name, entry] : [name, entry.name, await digest(entry)]);
  return JSON.stringify(parts);
}

async function digest(file: File): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest("SHA-256", await file.arrayBuffer())).toString("hex");
}
