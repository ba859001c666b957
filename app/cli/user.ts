import { setUpForm } from "#app/account/account.forms.server.ts";
import { createOneTimeLink } from "#app/account/account.server.ts";
import type { Services } from "#app/http/context.server.ts";
import { isUniqueViolation, lockName } from "#db/dialect.ts";
import { disableUser, findUserByEmail, insertUser, revokeOneTimeLinks } from "#db/queries/accounts.ts";
import { appendEvent } from "#db/queries/events.ts";
import { insertMember, listMembers, listOnlyOwnedProjects, updateMemberRole } from "#db/queries/projects.ts";
import type { AppUserRow } from "#db/tables/accounts.ts";
import type { Database } from "#db/tables/index.ts";
import { UsageError, type Command, type CommandSurroundings } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { withServices } from "./instance.ts";

export const userCommand: Command = {
  summary: "Adds an account, closes one, or makes a link to choose a new password: accounts without mail.",
  usage: "add NAME EMAIL [--administrator] | disable EMAIL [--successor EMAIL] | reset-link EMAIL [--json]",
  run: async (args, surroundings) => {
    const { values, positionals } = readArguments(args, {
      administrator: { type: "boolean", default: false },
      successor: { type: "string" },
      json: { type: "boolean", default: false },
    });
    const [verb, ...words] = positionals;
    const work = verbs.find((candidate) => candidate.name === verb);
    if (!work) throw new UsageError("Say what to do: add, disable or reset-link.");
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
  const ownerless = await services.db.transaction().execute(async (transaction) => {
    const now = services.now();
    const projects = await listOnlyOwnedProjects(transaction, user.id);
    if (heir) for (const project of projects) await makeOwner(transaction, services, project.id, heir);
    if (user.disabledAt === null) {
      await disableUser(transaction, user.id, now);
      await revokeOneTimeLinks(transaction, "resetPassword", user.id, now);
      await record(transaction, services, "user.disable", user.id, {});
    }
    return projects.map((project) => project.name);
  });
  const closed =
    user.disabledAt === null
      ? `${user.email} is closed: its sessions have ended and it cannot sign in.`
      : `${user.email} is closed already.`;
  return { account: accountOf(user), message: [closed, ...handedOver(ownerless, user.email, heir)].join("\n") };
}

function handedOver(projects: readonly string[], email: string, heir: AppUserRow | null): string[] {
  if (projects.length === 0) return [];
  const names = projects.map((name) => `  ${name}`).join("\n");
  if (heir) return [`${heir.email} owns now:\n${names}`];
  return [`Nobody else owns these projects; \`user disable ${email} --successor EMAIL\` hands them over:\n${names}`];
}

async function makeOwner(db: Database, services: Services, projectId: string, { id: userId, name }: AppUserRow): Promise<void> {
  await lockName(db, `members:${projectId}`);
  const member = (await listMembers(db, projectId)).find((entry) => entry.userId === userId);
  if (member) await updateMemberRole(db, projectId, userId, member.version, "owner");
  else await insertMember(db, projectId, userId, "owner", services.now());
  const data = { name, ...(member ? { before: { role: member.role } } : {}), after: { role: "owner" } };
  await record(db, services, member ? "member.changeRole" : "member.add", userId, data, projectId);
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

function report({ account, message, link }: Answer, asJson: boolean, { print, explain }: CommandSurroundings): void {
  if (asJson) return print(JSON.stringify({ ...account, ...(link === undefined ? {} : { link }) }));
  explain(message);
  if (link !== undefined) print(link);
}
