import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { isProjectPermission } from "#app/domain/access/permissions.ts";
import { languageTag, localeFromHeader } from "#app/i18n/locale.ts";
import { isTimeZone } from "#app/i18n/regional.server.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { authorizeUser } from "../guarded.server.ts";
import type { Reader } from "../reader.server.ts";
import { Refusal } from "../refusal.ts";
import { authenticate, type TokenHolder } from "./bearer.server.ts";
import type { Endpoint, EndpointAnswer } from "./endpoint.server.ts";
import { entityTag, expectedState, isKnown } from "./entity-tag.server.ts";
import { isForm, readFiles, receiveForm } from "./form-body.server.ts";
import { isUnstorable, readJson, type SentBody } from "./json-body.server.ts";
import { answerProblem, invalid, Problem, problemOf, problemOfResponse } from "./problem.server.ts";
import { findKept, idempotencyKey, keep, type KeptAnswer } from "./replay.server.ts";
import { findEndpoint } from "./route-table.server.ts";

export const apiBase = "/api/v1";

/** The operations of the interface, kept on what serves them, so that the list of routes and the tests read what is really served. */
export interface ApiAccess {
  readonly access: { readonly endpoints: readonly Endpoint[] };
}

type Serve = ((args: LoaderFunctionArgs | ActionFunctionArgs) => Promise<Response>) & ApiAccess;

/** Serves the operations that read. */
export function apiLoader(endpoints: readonly Endpoint[]): Serve {
  return Object.assign((args: LoaderFunctionArgs) => serve(endpoints, args), { access: { endpoints } });
}

/** Serves the operations that change. */
export function apiAction(endpoints: readonly Endpoint[]): Serve {
  return Object.assign((args: ActionFunctionArgs) => serve(endpoints, args), { access: { endpoints } });
}

async function serve(endpoints: readonly Endpoint[], { request: sent, context }: LoaderFunctionArgs): Promise<Response> {
  const request = withoutCookies(sent);
  const told: Record<string, string> = {};
  const response = await answer(endpoints, { request, params: {}, context }, told);
  for (const [name, value] of Object.entries(told)) response.headers.set(name, value);
  return response;
}

/** The answer; what goes into its headers whatever it is, `told` collects. */
async function answer(
  endpoints: readonly Endpoint[],
  { request, context }: LoaderFunctionArgs,
  told: Record<string, string>,
): Promise<Response> {
  const reader = readerOf(request, null);
  let found: Endpoint | undefined;
  try {
    const holder = await authenticate(request, context);
    Object.assign(told, holder.headers);
    const { endpoint, params } = findEndpoint(endpoints, request.method, new URL(request.url).pathname.slice(apiBase.length));
    found = endpoint;
    return await carryOut(endpoint, holder, { request, params, context });
  } catch (error) {
    if (error instanceof Problem) return answerProblem(error, reader, context);
    if (error instanceof Refusal) return answerProblem(problemOf(error, found?.isConditional ?? false), reader, context);
    if (error instanceof Response) return answerProblem(problemOfResponse(error), reader, context);
    context.log.error({ err: error, requestId: context.requestId }, "request failed");
    return answerProblem(new Problem(500, "api.failure"), reader, context);
  }
}

async function carryOut(endpoint: Endpoint, holder: TokenHolder, args: LoaderFunctionArgs): Promise<Response> {
  const { request, context } = args;
  requireScope(endpoint, holder, args.params["projectId"]);
  const guarded = await authorizeUser(endpoint.permission, holder.user, args);
  const state = endpoint.isConditional ? expectedState(request) : "";
  const query = parseQuery(endpoint, request);
  const form = isForm(request) ? endpoint.form : null;
  return form ? receiveForm(form, { context, request, userId: holder.user.id }, answered) : answered();

  async function answered(): Promise<Response> {
    const isReading = request.method === "GET";
    const { text, value: sent } = isReading ? { text: "", value: {} } : await readBody(endpoint, request);
    const formKey = request.method === "POST" ? idempotencyKey(holder.user.id, request, text) : undefined;
    const kept = formKey && (await findKept(context, formKey));
    if (kept) return new Response(kept.body, { status: kept.status, headers: { ...kept.headers, "Idempotency-Replayed": "true" } });
    const value = parseBody(form?.schema ?? endpoint.body, sent);
    const reader = readerOf(request, holder.user.timeZone);
    const { projectIds } = holder;
    const version = /^\d{1,9}$/.test(state) ? Number(state) : 0;
    const result = await endpoint.run({ ...guarded, reader, query, value, state, version, formKey, projectIds });
    if (result.body instanceof Response) return result.body;
    const { status, headers, body } = written(endpoint, result, reader);
    if (formKey && !endpoint.answersSecret) await keep(context, formKey, { status, headers, body });
    const tag = headers["ETag"];
    if (isReading && tag !== undefined && isKnown(request, tag)) return new Response(null, { status: 304, headers });
    return new Response(status === 204 ? null : body, { status, headers });
  }
}

/** JSON, or a form with files where one is taken. */
async function readBody({ form, body }: Endpoint, request: Request): Promise<SentBody> {
  if (form && isForm(request)) return readFiles(request, form);
  if (form && !body) throw new Problem(415, "api.contentTypeForm");
  return readJson(request);
}

/** A token that only reads changes nothing, and one of some projects sees no other. */
function requireScope(endpoint: Endpoint, { access, projectIds }: TokenHolder, projectId: string | undefined): void {
  if (access === "read" && endpoint.method !== "GET") throw new Problem(403, "api.token.readOnly");
  if (projectIds === null) return;
  if (isProjectPermission(endpoint.permission)) {
    if (projectId === undefined || !projectIds.includes(projectId)) throw new Problem(404, "api.missing");
    if (endpoint.isWide) throw new Problem(403, "api.token.limited");
  } else if (endpoint.isWide || endpoint.method !== "GET") throw new Problem(403, "api.token.limited");
}

function parseQuery({ query }: Endpoint, request: Request): unknown {
  const given = new URL(request.url).searchParams;
  const names = [...given.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new Problem(422, "api.query", { places: [{ parameter: twice, error: { code: "field.twice", parameters: {} } }] });
  const unstorable = names.find((name) => isUnstorable(given.get(name) ?? ""));
  if (unstorable !== undefined)
    throw new Problem(422, "api.query", { places: [{ parameter: unstorable, error: { code: "field.invalid", parameters: {} } }] });
  const parsed = query.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw invalid("api.query", parsed.error, "parameter");
  return parsed.data;
}

function parseBody(schema: z.ZodType | null, sent: unknown): unknown {
  const parsed = (schema ?? z.strictObject({})).safeParse(sent);
  if (!parsed.success) throw invalid("api.body", parsed.error, "pointer");
  return parsed.data;
}

/** The answer as it is sent: only what its schema names. */
function written({ answer, status }: Endpoint, { body, state, location }: EndpointAnswer<unknown>, { locale }: Reader): KeptAnswer {
  const text = answer ? JSON.stringify(answer.parse(body)) : "";
  return {
    status,
    headers: {
      ...(answer ? { "Content-Type": "application/json; charset=utf-8", ETag: entityTag(state, text) } : {}),
      ...(location === undefined ? {} : { Location: `${apiBase}${location}` }),
      "Content-Language": languageTag(locale),
      Vary: "Accept-Language, Authorization",
    },
    body: text,
  };
}

/** No use case below may take the account from a cookie; a request for the head alone reads as any other. */
function withoutCookies(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete("cookie");
  return new Request(request, { headers, method: request.method === "HEAD" ? "GET" : request.method });
}

function readerOf(request: Request, timeZone: string | null): Reader {
  const locale = localeFromHeader(request.headers.get("accept-language")) ?? "en";
  const messages = serverI18n(locale);
  return { locale, theme: "system", timeZone: isTimeZone(timeZone) ? timeZone : "UTC", i18n: messages, t: messages.t };
}
