import { parseWithZod } from "@conform-to/zod/v4";
import { data, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import {
  accountMay,
  isProjectPermission,
  lastsInArchive,
  roleMay,
  type AccountPermission,
  type Permission,
  type ProjectPermission,
  type ProjectRole,
} from "#app/domain/access/permissions.ts";
import { findMembership, type OpenedProject } from "#db/queries/projects.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { supplierAccounts } from "./evaluation/supplier-side.server.ts";
import { formRequestKey } from "./form-key.server.ts";
import { readInstanceSettings } from "./instance-settings.server.ts";
import { fieldErrors, type FieldErrors } from "./field-errors.ts";
import { readFormData } from "./read-form-data.server.ts";
import { Refusal } from "./refusal.ts";
import { safePath } from "./safe-redirect.ts";
import { readSession, type SignedInUser } from "./session.server.ts";

/** What a guarded loader, action or use case works with. */
export interface Caller {
  readonly context: AppLoadContext;
  readonly user: SignedInUser;
}

export interface ProjectCaller extends Caller {
  readonly project: OpenedProject;
  readonly role: ProjectRole;
  /** What the role may do, as far as the project is open for it. */
  can(permission: ProjectPermission): boolean;
}

interface RequestParts {
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
}

type CallerFor<Asked extends Permission> = Asked extends ProjectPermission ? ProjectCaller : Caller;
export type GuardedArgs<Asked extends Permission> = CallerFor<Asked> & RequestParts;
/** With the key that makes a form sent twice take effect once. */
export type IntentArgs<Asked extends Permission, Value> = GuardedArgs<Asked> & { value: Value; formKey: RequestKey | undefined };

/** Permissions are kept on the function, so that the list of routes and the tests read what is really asked. */
export interface LoaderAccess {
  readonly access: { readonly permission: Permission | "public" };
}

export interface ActionAccess {
  readonly access: { readonly intents: Readonly<Record<string, Permission | "public">> };
}

/** A loader that runs only for an account that holds the permission; others are sent to sign in, or told 403 or 404. */
export function guardedLoader<Asked extends Permission, Value>(
  permission: Asked,
  run: (args: GuardedArgs<Asked>) => Value,
): ((args: LoaderFunctionArgs) => Promise<Awaited<Value>>) & LoaderAccess {
  const loader = async (args: LoaderFunctionArgs): Promise<Awaited<Value>> => await run(await authorize(permission, args));
  return Object.assign(loader, { access: { permission } });
}

/** A loader that anybody may run. */
export function publicLoader<Value>(
  run: (args: LoaderFunctionArgs & { user: SignedInUser | undefined }) => Value,
): ((args: LoaderFunctionArgs) => Promise<Awaited<Value>>) & LoaderAccess {
  const loader = async (args: LoaderFunctionArgs): Promise<Awaited<Value>> =>
    await run({ ...args, user: await readSession(args.request, args.context) });
  return Object.assign(loader, { access: { permission: "public" as const } });
}

/**
 * Checks the permission against the project the URL names. Throws a Response of 401, 403 or 404, or a redirect to sign in, and a
 * {@link Refusal} for a change of an archived project: whoever asks, and by whatever way.
 */
export async function authorize<Asked extends Permission>(permission: Asked, args: LoaderFunctionArgs): Promise<GuardedArgs<Asked>> {
  const user = await readSession(args.request, args.context);
  if (!user) throw signInRedirect(args);
  return authorizeUser(permission, user, args);
}

/** The same for an account that is known already. Throws a Response of 403 or 404. */
export async function authorizeUser<Asked extends Permission>(
  permission: Asked,
  user: SignedInUser,
  args: LoaderFunctionArgs,
): Promise<GuardedArgs<Asked>> {
  const { request, params, context } = args;
  const caller: Caller & RequestParts = { request, params, context, user };
  if (!isProjectPermission(permission)) {
    if (!(await mayOutsideProjects(permission, caller))) throw errorResponse(403, context);
    return caller as GuardedArgs<Asked>;
  }
  const project = params.projectId ? await readMembership(args, params.projectId, user.id) : undefined;
  if (!project) throw errorResponse(404, context);
  if (!roleMay(project.role, permission)) throw errorResponse(403, context);
  // A copy is another project.
  if (permission === "project.copy" && !(await mayOutsideProjects("projects.create", caller))) throw errorResponse(403, context);
  if (isForbiddenToSuppliers(permission) && (await supplierAccounts(context.db, project.id)).has(user.id))
    throw errorResponse(403, context);
  const isOpen = project.archivedAt === null;
  if (request.method !== "GET" && !isOpen && !lastsInArchive(permission)) throw new Refusal("project.archived", { status: 409 });
  const projectCaller: ProjectCaller & RequestParts = {
    ...caller,
    project,
    role: project.role,
    can: (other) => roleMay(project.role, other) && (isOpen || lastsInArchive(other)),
  };
  return projectCaller as GuardedArgs<Asked>;
}

/** Whoever may be chosen takes no part in choosing, nor in saying what is asked for. */
function isForbiddenToSuppliers(permission: ProjectPermission): boolean {
  return permission.startsWith("vendors.") || (permission.startsWith("requirements.") && permission !== "requirements.read");
}

/** Whether an account may do something that belongs to no project. */
export async function mayOutsideProjects(permission: AccountPermission, { context, user }: Caller): Promise<boolean> {
  if (accountMay(permission, user, false)) return true;
  return accountMay(permission, user, (await readInstanceSettings(context)).projectCreators === "everybody");
}

/** The loaders of one page share one look-up, too. An action looks for itself: what it changes, the loaders after it must see. */
function readMembership({ request, context }: LoaderFunctionArgs, projectId: string, userId: string): Promise<OpenedProject | undefined> {
  if (request.method !== "GET") return findMembership(context.db, projectId, userId);
  const known = memberships.get(context);
  if (known) return known;
  const membership = findMembership(context.db, projectId, userId);
  memberships.set(context, membership);
  return membership;
}

const memberships = new WeakMap<AppLoadContext, Promise<OpenedProject | undefined>>();

export interface Intent<Asked extends Permission | "public"> {
  readonly permission: Asked;
  run(args: ActionFunctionArgs, form: FormData): Promise<Response | ActionAnswer>;
}

/** What a form gets back when it is not sent elsewhere: what was typed stays in `values`. */
export interface FormReply {
  readonly intent: string;
  readonly outcome: "done" | "invalid" | "refused";
  readonly errors: FieldErrors;
  readonly values: Readonly<Record<string, string>>;
  readonly result?: unknown;
}

type ActionAnswer = { readonly status: number; readonly headers?: Headers; readonly reply: Omit<FormReply, "intent"> };

/**
 * One thing a form may ask for: who may, what it must say, and what happens. A {@link Refusal} is shown at its field; a Response is sent,
 * Headers go with the reply, and anything else is its result.
 */
export function intent<Asked extends Permission, Schema extends z.ZodType>(
  permission: Asked,
  schema: Schema,
  run: (args: IntentArgs<Asked, z.output<Schema>>) => Promise<unknown>,
): Intent<Asked> {
  return {
    permission,
    run: async (args, form) => {
      const guarded = await authorize(permission, args);
      const formKey = await formRequestKey(guarded.user.id, args.request, form);
      return answer(form, schema, (value) => run(Object.assign({}, guarded, { value, formKey })));
    },
  };
}

/** The same for forms of people who are not signed in. */
export function publicIntent<Schema extends z.ZodType>(
  schema: Schema,
  run: (args: ActionFunctionArgs & { value: z.output<Schema> }) => Promise<unknown>,
): Intent<"public"> {
  return { permission: "public", run: (args, form) => answer(form, schema, (value) => run({ ...args, value })) };
}

type FormAction = (args: ActionFunctionArgs) => Promise<Response | ReturnType<typeof data<FormReply>>>;

/**
 * An action that does what the field `intent` asks for; the first intent is meant when a form names none. `admit` may answer in its
 * place before the form is received.
 */
export function guardedAction(
  intents: Readonly<Record<string, Intent<Permission | "public">>>,
  admit: (args: ActionFunctionArgs, receive: FormAction) => ReturnType<FormAction> = (args, receive) => receive(args),
): FormAction & ActionAccess {
  const receive: FormAction = async (args) => {
    const answer = await runIntent(intents, args);
    return answer instanceof Response ? answer : data<FormReply>(answer.reply, replyInit(answer));
  };
  return withAccess(intents, (args) => admit(args, receive));
}

/** The same for a URL that scripts post to: it answers JSON. */
export function guardedJsonAction(
  intents: Readonly<Record<string, Intent<Permission | "public">>>,
  admit: (args: ActionFunctionArgs, receive: JsonAction) => ReturnType<JsonAction> = (args, receive) => receive(args),
): JsonAction & ActionAccess {
  const receive: JsonAction = async (args) => {
    const answer = await runIntent(intents, args);
    return answer instanceof Response ? answer : Response.json(answer.reply, replyInit(answer));
  };
  return withAccess(intents, (args) => admit(args, receive));
}

type JsonAction = (args: ActionFunctionArgs) => Promise<Response>;

async function runIntent(
  intents: Readonly<Record<string, Intent<Permission | "public">>>,
  args: ActionFunctionArgs,
): Promise<Response | (Omit<ActionAnswer, "reply"> & { readonly reply: FormReply })> {
  const form = await readForm(args);
  const name = form.get("intent") ?? Object.keys(intents)[0];
  const chosen = typeof name === "string" && Object.hasOwn(intents, name) ? intents[name] : undefined;
  if (!chosen || typeof name !== "string") throw errorResponse(400, args.context);
  const result = await chosen.run(args, form).catch((error: unknown) => replyInstead(error, args.request, typedValues(form)));
  return result instanceof Response ? result : { ...result, reply: { intent: name, ...result.reply } };
}

function replyInit({ status, headers }: Omit<ActionAnswer, "reply">): ResponseInit {
  return headers ? { status, headers } : { status };
}

function withAccess<Action>(intents: Readonly<Record<string, Intent<Permission | "public">>>, action: Action): Action & ActionAccess {
  const permissions = Object.fromEntries(Object.entries(intents).map(([name, entry]) => [name, entry.permission]));
  return Object.assign(action as Action & object, { access: { intents: permissions } });
}

async function answer<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  run: (value: z.output<Schema>) => Promise<unknown>,
): Promise<Response | ActionAnswer> {
  const values = typedValues(form);
  const submission = parseWithZod(form, { schema, formatError: (issues: z.core.$ZodIssue[]) => issues });
  if (submission.status !== "success")
    return { status: 422, reply: { outcome: "invalid", errors: fieldErrors(submission.error ?? {}), values } };
  try {
    const result = await run(submission.value);
    if (result instanceof Response) return result;
    const done = { outcome: "done", errors: {}, values: {} } as const;
    if (result instanceof Headers) return { status: 200, headers: result, reply: done };
    if (hasHeaders(result)) return { status: 200, headers: result.headers, reply: { ...done, result: result.result } };
    return { status: 200, reply: { ...done, result } };
  } catch (error) {
    return refusalAnswer(error, values);
  }
}

/** A result that goes with headers of its own. */
function hasHeaders(result: unknown): result is { readonly headers: Headers; readonly result: unknown } {
  return typeof result === "object" && result !== null && "headers" in result && result.headers instanceof Headers;
}

/** What a form is told of a refusal; throws again what is none. */
function refusalAnswer(error: unknown, values: Readonly<Record<string, string>>): ActionAnswer {
  if (!(error instanceof Refusal)) throw error;
  const errors = { [error.field ?? ""]: { code: error.code, parameters: error.parameters } };
  return { status: error.status, reply: { outcome: "refused", errors, values, result: error.detail } };
}

/** No form of ours has as many; the time that taking names apart costs grows with the square of their number. */
const mostFormFields = 2_000;
/** What the parser of forms keeps for itself. */
const reservedFields = ["__intent__", "__state__"];

/** Reads a form whatever was sent: a body that is no form is the sender's mistake, not ours. */
async function readForm({ request, context }: ActionFunctionArgs): Promise<FormData> {
  let form: FormData;
  try {
    form = await readFormData(request, mostFormFields);
  } catch {
    throw errorResponse(400, context);
  }
  if (reservedFields.some((name) => form.has(name))) throw errorResponse(400, context);
  // PostgreSQL keeps no text with U+0000, and nobody types it.
  for (const [, value] of form) if ((typeof value === "string" ? value : value.name).includes("\u0000")) throw errorResponse(400, context);
  return form;
}

/**
 * What a form is told in place of what was thrown: of a {@link Refusal}, and, where a script sent the form and its page stays, of the end
 * of a session or of an access. Another page in its place would lose what was typed. Throws again whatever is neither.
 */
export function replyInstead(error: unknown, request: Request, values: Readonly<Record<string, string>> = {}): ActionAnswer {
  // Browsers send the first over https and to their own machine only; keepUnreachableForms sends the second with every form.
  const isByScript = request.headers.get("sec-fetch-dest") === "empty" || request.headers.has("x-sent-by-script");
  if (!isByScript || !(error instanceof Response)) return refusalAnswer(error, values);
  const refused = (status: number, code: string): ActionAnswer => ({
    status,
    reply: { outcome: "refused", errors: { "": { code, parameters: {} } }, values },
  });
  if (error.headers.get("Location")?.startsWith("/sign-in")) return refused(401, "form.signedOut");
  if (error.status === 403 || error.status === 404) return refused(error.status, "form.notYours");
  throw error;
}

/** What was typed, to be shown again; secrets and files are never sent back. */
function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string" && !/password/i.test(name) && name !== "intent") values[name] = value;
  return values;
}

/** To the sign-in page, and back from it to the page that was asked for, or the one that a form was sent from. */
function signInRedirect({ request, context }: { readonly request: Request; readonly context: AppLoadContext }): Response {
  const url = new URL(request.url);
  const target = request.method === "GET" ? `${url.pathname}${url.search}` : pageBefore(request, context.origin);
  const next = target !== "/" && target.length <= longestNext ? `?next=${encodeURIComponent(target)}` : "";
  return new Response(null, { status: 302, headers: { Location: `/sign-in${next}` } });
}

/** A longer one would make an address that the guard in front refuses. */
const longestNext = 600;

function pageBefore(request: Request, origin: URL): string {
  const referrer = request.headers.get("referer");
  const page = referrer !== null && URL.canParse(referrer) ? new URL(referrer) : null;
  return page?.host === origin.host ? safePath(`${page.pathname}${page.search}`, origin) : "/";
}

/** An error answer that says only its status and the id under which the log knows it. */
export function errorResponse(status: 400 | 401 | 403 | 404 | 409 | 429, context: AppLoadContext, headers?: HeadersInit): Response {
  return Response.json({ requestId: context.requestId }, { status, ...(headers ? { headers } : {}) });
}
