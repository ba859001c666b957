import { change, type Change } from "#app/http/change.server.ts";
import { errorResponse, type Caller, type IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { lockName } from "#db/dialect.ts";
import { accountStates, countAccounts, searchAccounts } from "#db/queries/account-list.ts";
import {
  deleteSessionsOf,
  enableUser,
  findUser,
  findUserByEmail,
  hasOtherAdministrator,
  insertUser,
  setAdministrator,
} from "#db/queries/accounts.ts";
import { deleteLinks, isLinked } from "#db/queries/linked-accounts.ts";
import { listOnlyOwnedProjects } from "#db/queries/projects.ts";
import { removeSecondFactor } from "#db/queries/second-factors.ts";
import type { AppUserRow } from "#db/tables/accounts.ts";
import type { Database } from "#db/tables/index.ts";
import { closeAccount } from "./close-account.server.ts";

export const accountsOnPage = 50;

/** The accounts that the URL asks for, a page of them, and how many there are. */
export async function readAccounts({ context, request }: Caller & { request: Request }) {
  const query = new URL(request.url).searchParams;
  const text = (query.get("q") ?? "").trim().slice(0, 100);
  const state = accountStates.find((entry) => entry === query.get("state")) ?? null;
  const page = Math.max(1, Math.min(10_000, Math.trunc(Number(query.get("page"))) || 1));
  const rows = await searchAccounts(context.db, { text, state }, { limit: accountsOnPage, offset: (page - 1) * accountsOnPage });
  const count = await countAccounts(context.db, { text, state });
  return {
    search: { text, state: state ?? "" },
    page,
    pages: Math.max(1, Math.ceil(count / accountsOnPage)),
    count,
    accounts: rows.map(({ isAdministrator, disabledAt, secondFactorSince, ...account }) => ({
      ...account,
      isAdministrator: isAdministrator === 1,
      isClosed: disabledAt !== null,
      hasSecondFactor: secondFactorSince !== null,
    })),
  };
}

/** One account with what may be done to it. */
export async function readManagedAccount(caller: Caller & { params: Readonly<Record<string, string | undefined>> }) {
  const { context, user: reader } = caller;
  const user = await requireAccount(caller);
  const found = await searchAccounts(context.db, { text: user.email, state: null }, { limit: 50, offset: 0 });
  const row = found.find((entry) => entry.id === user.id);
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    createdAt: user.createdAt,
    usedAt: row?.usedAt ?? null,
    projects: row?.projects ?? 0,
    isAdministrator: user.isAdministrator === 1,
    isClosed: user.disabledAt !== null,
    hasSecondFactor: (row?.secondFactorSince ?? null) !== null,
    isLinked: await isLinked(context.db, user.id),
    isReader: user.id === reader.id,
    /** How many projects would be left without an owner. Which ones, the administrator learns when they go to a successor. */
    onlyOwned: (await listOnlyOwnedProjects(context.db, user.id)).length,
  };
}

type Params = { readonly params: Readonly<Record<string, string | undefined>> };
type Managing<Value = unknown> = IntentArgs<"instance.administer", Value>;

async function requireAccount({ context, params }: Caller & Params): Promise<AppUserRow> {
  const user = params["userId"] === undefined ? undefined : await findUser(context.db, params["userId"]);
  if (!user) throw errorResponse(404, context);
  return user;
}

/** Closes an account. Projects that nobody else owns go to the successor, who must be named when there are any. */
export async function closeManagedAccount(args: Managing<{ successor?: string | undefined }>): Promise<void> {
  const user = await requireAccount(args);
  if (user.id === args.user.id) throw new Refusal("administration.self");
  const heir = args.value.successor ? await findUserByEmail(args.context.db, args.value.successor) : undefined;
  if (args.value.successor && (!heir || heir.disabledAt !== null || heir.id === user.id))
    throw new Refusal("administration.successor", { field: "successor" });
  await administer(args, async ({ transaction, record }) => {
    await keepAnAdministrator(transaction, user);
    const projects = await closeAccount({ transaction, record, now: args.context.now() }, user, heir ?? null);
    if (projects.length > 0 && !heir)
      throw new Refusal("administration.successorNeeded", { field: "successor", parameters: { count: projects.length } });
  });
}

export async function openManagedAccount(args: Managing): Promise<void> {
  const user = await requireAccount(args);
  await administer(args, async ({ transaction, record }) => {
    if ((await findUser(transaction, user.id))?.disabledAt === null) return;
    await enableUser(transaction, user.id, args.context.now());
    await record({ stream: "instance", command: "user.enable", subjectId: user.id, data: {} });
  });
}

export async function changeAdministrator(args: Managing<{ to: "yes" | "no" }>): Promise<void> {
  const user = await requireAccount(args);
  const isTo = args.value.to === "yes";
  await administer(args, async ({ transaction, record }) => {
    if (!isTo) await keepAnAdministrator(transaction, user);
    else if (user.disabledAt !== null) throw new Refusal("administration.closed");
    await setAdministrator(transaction, user.id, isTo, args.context.now());
    await record({ stream: "instance", command: isTo ? "user.makeAdministrator" : "user.dropAdministrator", subjectId: user.id, data: {} });
  });
}

/** One act of an administrator at a time, of two who take the right from each other the first. Whoever has lost it meanwhile is refused. */
function administer<Value>(args: Managing, work: (change: Change) => Promise<Value>): Promise<Value> {
  return change(args, async (started) => {
    await lockName(started.transaction, "administrators");
    const actor = await findUser(started.transaction, args.user.id);
    if (actor?.isAdministrator !== 1 || actor.disabledAt !== null) throw errorResponse(403, args.context);
    return work(started);
  });
}

async function keepAnAdministrator(transaction: Database, user: AppUserRow): Promise<void> {
  if ((await findUser(transaction, user.id))?.isAdministrator !== 1) return;
  if (!(await hasOtherAdministrator(transaction, user.id))) throw new Refusal("administration.last");
}

export async function endSessionsOfAccount(args: Managing): Promise<void> {
  const user = await requireAccount(args);
  await administer(args, async ({ transaction, record }) => {
    await deleteSessionsOf(transaction, user.id, user.id === args.user.id ? args.user.sessionId : undefined);
    await record({ stream: "instance", command: "user.endSessions", subjectId: user.id, data: {} });
  });
}

/** Takes the second factor of somebody who has lost it, and ends their sessions: a sign-in shows who they are. */
export async function resetSecondFactorOfAccount(args: Managing): Promise<void> {
  const user = await requireAccount(args);
  await administer(args, async ({ transaction, record }) => {
    if (!(await removeSecondFactor(transaction, user.id))) throw new Refusal("secondFactor.isOff");
    await deleteSessionsOf(transaction, user.id, user.id === args.user.id ? args.user.sessionId : undefined);
    await record({ stream: "instance", command: "user.resetSecondFactor", subjectId: user.id, data: {} });
  });
}

/** Separates an account from single sign-on, so that another identity of the provider can be linked with it, and ends its sessions. */
export async function separateFromProvider(args: Managing): Promise<void> {
  const user = await requireAccount(args);
  await administer(args, async ({ transaction, record }) => {
    if (!(await deleteLinks(transaction, user.id))) return;
    await deleteSessionsOf(transaction, user.id, user.id === args.user.id ? args.user.sessionId : undefined);
    await record({ stream: "instance", command: "user.unlinkProvider", subjectId: user.id, data: {} });
  });
}

/** Makes the token of a one-time link; the earlier ones of the account end. */
type MakeToken = (userId: string) => Promise<string>;

/** A link that sets a new password of an account, shown once. */
export async function makeResetLink(args: Managing, makeToken: MakeToken): Promise<{ link: string }> {
  const user = await requireAccount(args);
  if (user.disabledAt !== null) throw new Refusal("administration.closed");
  await administer(args, ({ record }) => record({ stream: "instance", command: "user.resetLink", subjectId: user.id, data: {} }));
  return { link: await linkOf(args, user.id, makeToken) };
}

/** Makes an account, and the link with which its owner sets the password. */
export async function addAccount(
  args: Managing<{ name: string; email: string }>,
  makeToken: MakeToken,
): Promise<{ link: string; email: string }> {
  const { context, value } = args;
  const id = context.newId();
  const email = value.email.toLowerCase();
  await administer(args, async ({ transaction, record }) => {
    await lockName(transaction, `account:${email}`);
    if (await findUserByEmail(transaction, email)) throw new Refusal("administration.emailTaken", { field: "email" });
    const fresh = { locale: null, timeZone: null, isAdministrator: false, passwordHash: null, now: context.now() };
    await insertUser(transaction, { ...fresh, id, name: value.name, email });
    await record({ stream: "instance", command: "user.add", subjectId: id, data: { name: value.name } });
  });
  return { email, link: await linkOf(args, id, makeToken) };
}

async function linkOf({ context }: Managing, userId: string, makeToken: MakeToken): Promise<string> {
  return new URL(`/new-password/${await makeToken(userId)}`, context.origin).href;
}
