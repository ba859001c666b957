import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { answerReadPage, pageOf, pageQuery, unknownCursor } from "#app/http/api/page.server.ts";
import { idShape, instantShape } from "#app/http/api/shapes.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { findUser } from "#db/queries/accounts.ts";
import { accountStates, searchAccounts } from "#db/queries/account-list.ts";
import { closeForm } from "./administration.forms.server.ts";
import { changeAdministrator, closeManagedAccount, endSessionsOfAccount, openManagedAccount, readManagedAccount } from "./users.server.ts";

const account = z
  .object({
    id: idShape,
    name: z.string(),
    email: z.string(),
    createdAt: instantShape,
    usedAt: instantShape.nullable(),
    projects: z.number().int(),
    isAdministrator: z.boolean(),
    isClosed: z.boolean(),
    hasSecondFactor: z.boolean(),
  })
  .meta({ id: "Account" });

const users = "/administration/users";
const oneUser = `${users}/:accountId`;
const permission = "instance.administer";

export const userEndpoints = [
  endpoint({
    id: "listUsers",
    method: "GET",
    path: users,
    permission,
    isWide: true,
    query: pageQuery.extend({ text: z.string().trim().max(100).default(""), state: z.enum(accountStates).optional() }),
    answer: pageOf(account).meta({ id: "AccountPage" }),
    run: async ({ context, query }) => {
      const { text, state = null } = query;
      return answerReadPage(
        query,
        async (limit, after) => {
          if (after && !(await findUser(context.db, after.id))) throw unknownCursor();
          return searchAccounts(context.db, { text, state }, { limit, afterId: after?.id ?? null });
        },
        ({ id }) => ({ index: 0, id }),
        ({ id, name, email, createdAt, usedAt, projects, isAdministrator, disabledAt, secondFactorSince }) => ({
          id,
          name,
          email,
          createdAt,
          usedAt: usedAt ?? null,
          projects: projects ?? 0,
          isAdministrator: isAdministrator === 1,
          isClosed: disabledAt !== null,
          hasSecondFactor: secondFactorSince !== null,
        }),
      );
    },
  }),
  endpoint({ id: "getUser", method: "GET", path: oneUser, permission, isWide: true, answer: account, run: answerUser }),
  endpoint({
    id: "closeUser",
    method: "POST",
    path: `${oneUser}/close`,
    permission,
    isWide: true,
    /** The address of who takes over what nobody else owns. */
    body: z.strictObject({ successor: closeForm.shape.successor }).meta({ id: "AccountClosing" }),
    answer: account,
    run: async (args) => {
      await closeManagedAccount(named(args));
      return answerUser(args);
    },
  }),
  endpoint({
    id: "openUser",
    method: "POST",
    path: `${oneUser}/open`,
    permission,
    isWide: true,
    answer: account,
    run: async (args) => {
      await openManagedAccount(named(args));
      return answerUser(args);
    },
  }),
  endpoint({
    id: "changeAdministrator",
    method: "PUT",
    path: `${oneUser}/administrator`,
    permission,
    isWide: true,
    body: z.strictObject({ isAdministrator: z.boolean() }).meta({ id: "AdministratorChoice" }),
    answer: account,
    run: async (args) => {
      await changeAdministrator({ ...named(args), value: { to: args.value.isAdministrator ? "yes" : "no" } });
      return answerUser(args);
    },
  }),
  endpoint({
    id: "endUserSessions",
    method: "POST",
    path: `${oneUser}/end-sessions`,
    permission,
    isWide: true,
    run: async (args) => endSessionsOfAccount(named(args)),
  }),
];

type Params = { readonly params: Readonly<Record<string, string | undefined>> };

/** The page of an account calls it by another name than the addresses here, where a user is a member. */
function named<Args extends Params>(args: Args) {
  return { ...args, params: { userId: args.params["accountId"] } };
}

async function answerUser(caller: Caller & Params): Promise<EndpointAnswer<z.input<typeof account>>> {
  const { isReader: _isReader, onlyOwned: _onlyOwned, ...shown } = await readManagedAccount(named(caller));
  return { body: shown };
}
