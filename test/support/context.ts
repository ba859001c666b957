import { setMaxListeners } from "node:events";
import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import type { z } from "zod";

import { createProject } from "#app/projects/new-project.server.ts";
import type { newProjectForm } from "#app/projects/projects.forms.server.ts";
import type { Caller, ProjectCaller } from "#app/http/guarded.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { createServices, prepareInstance } from "#app/server/compose.ts";
import { createLog } from "#app/server/log.ts";
import { roleMay } from "#app/domain/access/permissions.ts";
import type { ProjectRole } from "#app/domain/access/permissions.ts";
import type { OpenDatabase } from "#db/open.ts";
import { insertUser } from "#db/queries/accounts.ts";
import { findMembership, insertMember } from "#db/queries/projects.ts";
import { weakHash } from "./weak-hash.ts";

const environment = { APP_ORIGIN: "http://localhost:3000", ROLLOUT_SECRET: "a secret that only the tests know, long enough" };

/** The services of a running instance over a test database, as the server composes them, with the library calendars in it. */
export async function openContext(open: OpenDatabase, changes: Partial<AppLoadContext> = {}): Promise<AppLoadContext> {
  const services = createServices(environment, open, createLog("silent"));
  await prepareInstance(services);
  return requestContext({ ...services, requestId: "", nonce: "bm9uY2U=", clientAddress: "192.0.2.1", closing: never, ...changes });
}

const never = new AbortController().signal;
// Every open event stream listens to it, as on a server.
setMaxListeners(0, never);

let requests = 0;

/** The context of the next request: the session that was read for one request is not that of another. */
export function requestContext(context: AppLoadContext, changes: Partial<AppLoadContext> = {}): AppLoadContext {
  return { ...context, requestId: `request-${++requests}`, ...changes };
}

/** An account; without a password it cannot sign in, and costs no time to make. */
export async function addUser(context: AppLoadContext, email: string, password?: string): Promise<SignedInUser> {
  const id = context.newId();
  const name = email.split("@")[0] ?? email;
  const passwordHash = password === undefined ? null : weakHash(password);
  await insertUser(context.db, { id, name, email, locale: null, timeZone: null, isAdministrator: false, passwordHash, now: context.now() });
  return {
    id,
    name,
    email,
    locale: null,
    timeZone: null,
    theme: null,
    isAdministrator: false,

    sessionId: context.newId(),
  };
}

export function callerOf(context: AppLoadContext, user: SignedInUser): Caller {
  return { context: requestContext(context), user };
}

type NewProjectForm = z.output<typeof newProjectForm>;

const form: NewProjectForm = {
  name: "Rollout of the new CRM",
  template: "rapid",
  planFrom: "start",
  day: "2027-03-01",
  calendar: "china",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  people: [],
};

/** A project as the page makes it, owned by its maker; returns its id. */
export function addProject(context: AppLoadContext, user: SignedInUser, changes: Partial<NewProjectForm> = {}): Promise<string> {
  const request = new Request("http://localhost:3000/projects");
  return createProject({ ...callerOf(context, user), request, params: {}, value: { ...form, ...changes }, formKey: undefined });
}

export async function addMember(context: AppLoadContext, projectId: string, user: SignedInUser, role: ProjectRole): Promise<void> {
  await insertMember(context.db, projectId, user.id, role, context.now());
}

/** What a guarded loader hands to the use cases of a project. Throws when the account is no member. */
export async function projectCallerOf(context: AppLoadContext, user: SignedInUser, projectId: string): Promise<ProjectCaller> {
  const project = await findMembership(context.db, projectId, user.id);
  if (!project) throw new Error(`${user.email} is no member of ${projectId}`);
  return { ...callerOf(context, user), project, role: project.role, can: (permission) => roleMay(project.role, permission) };
}

/** The arguments of an action for a form that a browser posts. */
export function formPost(
  context: AppLoadContext,
  url: string,
  fields: Readonly<Record<string, string>>,
  options: { readonly cookie?: string; readonly params?: Readonly<Record<string, string>> } = {},
): ActionFunctionArgs {
  const headers = new Headers({ Origin: "http://localhost:3000", ...(options.cookie === undefined ? {} : { Cookie: options.cookie }) });
  const request = new Request(new URL(url, "http://localhost:3000"), { method: "POST", headers, body: new URLSearchParams(fields) });
  return { context: requestContext(context), request, params: options.params ?? {} };
}

/** What a browser would send back of the cookies that an answer set. */
export function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
