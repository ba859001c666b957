import type { AppLoadContext } from "@remix-run/node";
import { expect } from "vitest";

import { createToken } from "#app/account/tokens.server.ts";
import { action, loader } from "#app/api/api.route.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { callerOf, requestContext } from "./context.ts";
import { differenceFromDocument } from "./described-answer.ts";

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or the text of a file; undefined for no content. */
  readonly body: unknown;
}

interface Sent {
  readonly body?: unknown;
  /** The body as it is, in place of JSON. */
  readonly text?: string;
  /** Files, in place of JSON. */
  readonly form?: Readonly<Record<string, string | File | readonly File[]>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A token of an account, made as its page makes one. */
export async function addToken(
  context: AppLoadContext,
  user: SignedInUser,
  changes: { readonly access?: "read" | "write"; readonly projects?: readonly string[]; readonly lifetime?: "30" | "never" } = {},
): Promise<string> {
  const { access = "write", projects, lifetime = "never" } = changes;
  const value = {
    name: "Test",
    access,
    scope: projects ? ("chosen" as const) : ("all" as const),
    projects: [...(projects ?? [])],
    lifetime,
  };
  const request = new Request("http://localhost:3000/account/tokens");
  return (await createToken({ ...callerOf(context, user), request, params: {}, value, formKey: undefined })).token;
}

/** What the programming interface answers, without a server in front; it fails where its document says something else. */
export async function callApi(
  context: AppLoadContext,
  token: string | null,
  line: string,
  { body, text: raw, form, headers }: Sent = {},
): Promise<ApiAnswer> {
  const [method = "GET", path = "/"] = line.split(" ");
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(sent === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
    ...(form === undefined ? {} : { body: formOf(form) }),
  });
  const args = { request, context: requestContext(context), params: { "*": path.slice(1) } };
  const response = await (method === "GET" || method === "HEAD" ? loader(args) : action(args));
  const text = await response.text();
  const isFile = response.headers.has("Content-Disposition");
  const { status } = response;
  const answer = { status, headers: response.headers, body: text === "" ? undefined : isFile ? text : (JSON.parse(text) as unknown) };
  expect(differenceFromDocument(method, path.replace(/\?.*/s, ""), body, answer), line).toBeNull();
  return answer;
}

function formOf(fields: NonNullable<Sent["form"]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const entry of Array.isArray(value) ? (value as readonly File[]) : [value as string | File]) form.append(name, entry);
  return form;
}
