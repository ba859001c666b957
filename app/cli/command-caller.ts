import type { ProjectPermission } from "#app/domain/access/permissions.ts";
import type { Services } from "#app/http/context.server.ts";
import { authorizeUser, type Caller, type ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { errorWords } from "#app/i18n/error-words.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { findUserByEmail } from "#db/queries/accounts.ts";

/** The account in whose name the work is done; it need not be signed in. */
export async function callerOf(services: Services, email: string): Promise<Caller> {
  const account = await findUserByEmail(services.db, email);
  if (!account) throw new Error(`There is no account ${email}.`);
  if (account.disabledAt !== null) throw new Error(`${account.email} is closed and cannot own a project.`);
  const { id, name, locale, timeZone, theme } = account;
  return {
    context: { ...services, requestId: "command-line", nonce: "", clientAddress: "", closing: new AbortController().signal },
    user: { id, name, email: account.email, locale, timeZone, theme, isAdministrator: account.isAdministrator === 1, sessionId: "" },
  };
}

/** The same within a project, by the rules of its pages. */
export async function projectCallerOf(caller: Caller, permission: ProjectPermission, projectId: string): Promise<ProjectCaller> {
  const { context, user } = caller;
  const request = new Request(context.origin, { method: "POST" });
  try {
    return await authorizeUser(permission, user, { request, params: { projectId }, context });
  } catch (error) {
    if (!(error instanceof Response)) throw error;
    throw new Error(
      error.status === 404
        ? `${user.email} sees no project ${projectId}.`
        : `The role of ${user.email} in the project does not allow this.`,
    );
  }
}

/** An error as it is; a refusal in the words that pages use. */
export function wordedError(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  return new Error(errorWords(serverI18n("en"), error.code, error.parameters));
}
