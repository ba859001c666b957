import { redirect, type AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { Refusal } from "#app/http/refusal.ts";
import { lockName } from "#db/dialect.ts";
import { findLinkedUser } from "#db/queries/linked-accounts.ts";
import { keyOf, linkAccount, type IdentityClaim } from "./provider-account.server.ts";
import { sealedCookie } from "./sealed-cookie.server.ts";
import { admit, checkPassword } from "./sign-in.server.ts";

type Browser = { readonly context: AppLoadContext; readonly request: Request };

const pendingJoin = sealedCookie(
  "rollout-join",
  10,
  z.object({ userId: z.string(), email: z.string(), subject: z.string(), next: z.string() }),
);

/** Before an account whose address nobody has proven becomes one with an identity, its password shows that both are the same person's. */
export async function askForPassword(context: AppLoadContext, claim: IdentityClaim & { readonly next: string }): Promise<Response> {
  const { userId, email, subject, next } = claim;
  const headers = new Headers({ "Set-Cookie": await pendingJoin.give(context, { userId, email, subject, next }) });
  return redirect("/sign-in/provider/join", { headers });
}

/** The account that waits for its password; undefined when none does any more. */
export const readPendingJoin = pendingJoin.take;

/** Makes the account that waits one with the identity, and signs in. */
export async function joinIdentity({ context, request }: Browser, password: string): Promise<Response> {
  const { provider } = context;
  const pending = await readPendingJoin({ context, request });
  if (!provider || !pending) throw new Refusal("secondFactor.tooLate");
  const { userId, proof } = await checkPassword(context, pending.email, password);
  await context.db.transaction().execute(async (transaction) => {
    await lockName(transaction, `account:${pending.email}`);
    const isTaken =
      (await findLinkedUser(transaction, keyOf(provider), { subject: pending.subject })) !== undefined ||
      (await findLinkedUser(transaction, keyOf(provider), { userId })) !== undefined;
    if (isTaken || userId !== pending.userId || !(await proof(transaction))) throw new Refusal("secondFactor.tooLate");
    await linkAccount(transaction, context, provider, pending);
  });
  const answer = await admit({ context, request }, userId, pending.next, proof);
  if (!answer) throw new Refusal("secondFactor.tooLate");
  answer.headers.append("Set-Cookie", pendingJoin.clear(context));
  return answer;
}
