import { setUpForm } from "#app/account/account.forms.server.ts";
import { createOneTimeLink } from "#app/account/account.server.ts";
import type { Services } from "#app/http/context.server.ts";
import { closeAccount } from "#app/administration/close-account.server.ts";
import type { ChangeEvent } from "#app/http/change.server.ts";
import { isUniqueViolation } from "#db/dialect.ts";
import { deleteSessionsOf, findUserByEmail, hasOtherAdministrator, insertUser } from "#db/queries/accounts.ts";
import { appendEvent } from "#db/queries/events.ts";
import { removeSecondFactor } from "#db/queries/second-factors.ts";
import type { AppUserRow } from "#db/tables/accounts.ts";
import type { Database } from "#db/tables/index.ts";
import { UsageError, type Command, type CommandSurroundings } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { withServices } from "./instance.ts";

export const userCommand: Command = {
  summary: "Adds an account, closes one, makes a link to choose a new password, or takes a second factor away.",
  usage: "add NAME EMAIL [--administrator] | disable EMAIL [--successor EMAIL] | reset-link EMAIL | reset-two-factor EMAIL [--json]",
  run: async (args, surroundings) => {
    const { values, positionals } = readArguments(args, {
      administrator: { type: "boolean", default: false },
      successor: { type: "string" },
      json: { type: "boolean", default: false },
    });
    const [verb, ...words] = positionals;
    const work = verbs.find((candidate) => candidate.name === verb);
    if (!work) throw new UsageError("Say what to do: add, disable, reset-link or reset-two-factor.");
    if (words.length !== work.words)
      throw new UsageError(`user ${work.name} takes ${work.words === 2 ? "a name and an e-mail address" : "an e-mail address"}.`);
    if (values.administrator && work.name !== "add") throw new UsageError("--administrator goes with add.");
    if (values.successor !== undefined && work.name !== "disable") throw new UsageError("--successor goes with disable.");
    const answer = await withServices(surroundings.env, (services) => work.run(services, words, values));
    report(answer, values.json, surroundings);
    return 0;
  },
};

interface Answer {
  readonly account: { readonly id: string; readonly name: string; readonly email: string };
  /** What was done, for people. */
  readonly message: string;
  /** Opens the page that takes a new password, once. */
  readonly link?: string;
}

interface Options {
  readonly administrator: boolean;
  readonly successor?: string | undefined;
}

const verbs = [
  { name: "add", words: 2, run: addUser },
  { name: "disable", words: 1, run: disable },
  { name: "reset-link", words: 1, run: resetLink },
  { name: "reset-two-factor", words: 1, run: resetTwoFactor },
] as const;

const accountSchema = setUpForm.pick({ name: true, email: true });

async function addUser(services: Services, [name, email]: readonly string[], options: Options): Promise<Answer> {
  const entry = accountSchema.safeParse({ name, email });
  if (!entry.success)
    throw new UsageError(`The ${String(entry.error.issues[0]?.path[0])} is not one: ${entry.error.issues[0]?.message ?? ""}`);
  const isAdministrator = options.administrator;
  const account = { id: services.newId(), name: entry.data.name, email: entry.data.email.toLowerCase() };
  try {
    await services.db.transaction().execute(async (transaction) => {
      const now = services.now();
      await insertUser(transaction, { ...account, locale: null, timeZone: null, isAdministrator, passwordHash: null, now });
      await record(transaction, services, "user.add", account.id, { name: account.name, isAdministrator });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Error(`There is an account ${account.email} already.`);
    throw error;
  }
  const kind = isAdministrator ? "an administrator" : "an account";
  return {
    account,
    message: `${account.email} is ${kind} now. The link sets the password, once, within a day:`,
    link: await newPasswordLink(services, account.id),
  };
}

/** Closes an account. Projects that nobody else owns go to the successor; without one they are named. */
async function disable(services: Services, [email = ""]: readonly string[], { successor }: Options): Promise<Answer> {
  const user = await requireUser(services.db, email);
  const heir = successor === undefined ? null : await requireUser(services.db, successor);
  if (heir && (heir.disabledAt !== null || heir.id === user.id)) throw new Error(`${heir.email} cannot take projects over.`);
  const ownerless = await services.db.transaction().execute((transaction) => {
    const note = ({ stream, command, subjectId, data }: ChangeEvent) =>
      record(transaction, services, command, subjectId ?? user.id, Object(data) as object, stream);
    return closeAccount({ transaction, now: services.now(), record: note }, user, heir);
  });
  const closed =
    user.disabledAt === null
      ? `${user.email} is closed: its sessions have ended and it cannot sign in.`
      : `${user.email} is closed already.`;
  const warning =
    user.isAdministrator === 1 && !(await hasOtherAdministrator(services.db, user.id))
      ? ["No administrator is left. Make one with `user add NAME EMAIL --administrator`."]
      : [];
  return { account: accountOf(user), message: [closed, ...handedOver(ownerless, user.email, heir), ...warning].join("\n") };
}

function handedOver(projects: readonly string[], email: string, heir: AppUserRow | null): string[] {
  if (projects.length === 0) return [];
  const names = projects.map((name) => `  ${name}`).join("\n");
  if (heir) return [`${heir.email} owns now:\n${names}`];
  return [`Nobody else owns these projects; \`user disable ${email} --successor EMAIL\` hands them over:\n${names}`];
}

async function resetLink(services: Services, [email = ""]: readonly string[]): Promise<Answer> {
  const user = await requireUser(services.db, email);
  if (user.disabledAt !== null) throw new Error(`${user.email} is closed; a new password would not open it.`);
  await record(services.db, services, "user.resetLink", user.id, {});
  return {
    account: accountOf(user),
    message: `The link sets a new password for ${user.email}, once, within a day:`,
    link: await newPasswordLink(services, user.id),
  };
}

async function resetTwoFactor(services: Services, [email = ""]: readonly string[]): Promise<Answer> {
  const user = await requireUser(services.db, email);
  const had = await services.db.transaction().execute(async (transaction) => {
    const removed = await removeSecondFactor(transaction, user.id);
    await deleteSessionsOf(transaction, user.id);
    if (removed) await record(transaction, services, "user.resetSecondFactor", user.id, {});
    return removed;
  });
  return {
    account: accountOf(user),
    message: had
      ? `${user.email} signs in without a second factor from now on; its sessions have ended.`
      : `${user.email} has no second factor.`,
  };
}

async function newPasswordLink(services: Services, userId: string): Promise<string> {
  return `${services.origin.origin}/new-password/${await createOneTimeLink(services, "resetPassword", userId)}`;
}

async function requireUser(db: Database, email: string): Promise<AppUserRow> {
  const user = await findUserByEmail(db, email);
  if (!user) throw new Error(`There is no account ${email}.`);
  return user;
}

function accountOf({ id, name, email }: AppUserRow): Answer["account"] {
  return { id, name, email };
}

async function record(db: Database, services: Services, command: string, userId: string, data: object, stream = "instance"): Promise<void> {
  const entry = { stream, at: services.now(), actorId: null, command, subjectId: userId, data, requestId: "command-line" };
  // The log's number and hash are read and written in one transaction.
  await (db.isTransaction ? appendEvent(db, entry) : db.transaction().execute((transaction) => appendEvent(transaction, entry)));
}

function report({ account, message, link }: Answer, asJson: boolean, { env, print, explain }: CommandSurroundings): void {
  if (link !== undefined && !env["APP_ORIGIN"]) explain(defaultAddress(new URL(link).origin, env["PORT"]));
  if (asJson) return print(JSON.stringify({ ...account, ...(link === undefined ? {} : { link }) }));
  explain(message);
  if (link !== undefined) print(link);
}

/** A link made in another shell than that of the server leads elsewhere unless both have the same settings. */
function defaultAddress(origin: string, port: string | undefined): string {
  const from = port ? "made of PORT, for APP_ORIGIN is not set" : "the default one, for neither APP_ORIGIN nor PORT is set";
  return `The address ${origin} of the link is ${from}. If people reach the server by another, set APP_ORIGIN to it, as for the server, and run this again.`;
}
