import type { AppLoadContext } from "@remix-run/node";
import { afterEach, beforeEach, expect, it } from "vitest";

import { resetPassword } from "#app/account/account.server.ts";
import { register } from "#app/account/invitation.server.ts";
import { askForPasswordMail } from "#app/account/password-mail.server.ts";
import { signIn } from "#app/account/sign-in.server.ts";
import { action as signOutAction } from "#app/account/sign-out.route.ts";
import { readSession } from "#app/http/session.server.ts";
import { isJobKind } from "#app/jobs/job-kinds.server.ts";
import { addMember as giveAccess } from "#app/people/members.server.ts";
import { createJobHandlers } from "#app/server/job-handlers.ts";
import { findUserByEmail } from "#db/queries/accounts.ts";
import { addProject, addUser, cookieOf, formPost, openContext, projectCallerOf, requestContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { headOf, partOf } from "#test/support/mail-source.ts";
import { startSmtpServer, type SmtpServer } from "#test/support/smtp-server.ts";

const email = "li.na@example.com";
const password = "a good password for chairs";

forEachDatabase((_dialect, openTest) => {
  let smtp: SmtpServer;
  let context: AppLoadContext;

  beforeEach(async () => {
    smtp = await startSmtpServer();
    context = await openContext(await openTest(), { mail: smtp.mailer });
  });
  afterEach(() => smtp.close());

  /** Does the mails that wait, as the runner does; returns the token of the link in the newest one. */
  const sendMails = async (): Promise<string> => {
    const handlers = createJobHandlers(context);
    for (const { id, kind, data } of await context.db.selectFrom("job").selectAll().where("kind", "like", "mail.%").execute()) {
      const handle = isJobKind(kind) ? (handlers[kind] as (told: unknown, run: object) => Promise<void>) : undefined;
      await handle?.(JSON.parse(data), { id, attempt: 1, signal: new AbortController().signal });
    }
    await context.db.deleteFrom("job").execute();
    const link = /http:\S+/.exec(partOf(smtp.mails.at(-1)?.source ?? "", "text/plain"))?.[0] ?? "";
    return link.split("/").at(-1) ?? "";
  };
  const ask = (address: string) => askForPasswordMail(formPost(context, "/forgotten-password", {}), address);

  it("mails a link for a new password to whom an account belongs, and nothing to anybody else", async () => {
    await addUser(context, email);

    await ask("nobody@example.com");
    await ask(" Li.Na@Example.com ");
    const token = await sendMails();

    expect(smtp.mails.map((mail) => mail.to)).toEqual([[email]]);
    expect(headOf(smtp.mails[0]?.source ?? "")["subject"]).toContain("password");
    await resetPassword(requestContext(context), token, password);
    expect((await signIn(formPost(context, "/sign-in", {}), email, password)).headers.getSetCookie().join()).toContain("rollout=");
    expect(await findUserByEmail(context.db, email)).toMatchObject({ emailVerified: 1 });
    await expect(resetPassword(requestContext(context), token, password)).rejects.toMatchObject({ code: "link.expired" });
  });

  it("mails an invitation whose link shows whose address it is; the one that the inviter can copy shows it not", async () => {
    const owner = await addUser(context, "owner@example.com");
    const projectId = await addProject(context, owner);
    const invite = async (address: string) => {
      const caller = await projectCallerOf(context, owner, projectId);
      const request = new Request("http://localhost:3000/");
      const value = { email: address, role: "viewer" as const };
      return (await giveAccess({ ...caller, value, request, params: {}, formKey: undefined })).invitationId ?? "";
    };
    const accept = async (token: string) =>
      register({ ...formPost(context, "/", {}, { params: { token } }), value: { name: "New", password, timeZone: null }, locale: "zh" });

    await invite(email);
    await accept(await sendMails());
    const copied = context.invitationLinks.of(await invite("second@example.com"));
    await accept(copied.split("/").at(-1) ?? "");

    expect(smtp.mails.map((mail) => mail.to)).toEqual([[email]]);
    expect(await findUserByEmail(context.db, email)).toMatchObject({ emailVerified: 1, locale: "zh" });
    expect(await findUserByEmail(context.db, "second@example.com")).toMatchObject({ emailVerified: 0 });
  });

  it("signing out goes on to where the reader was going, and never to another site", async () => {
    await addUser(context, email, password);
    const cookie = cookieOf((await signIn(formPost(context, "/sign-in", {}), email, password)).headers);
    const leave = async (next: string) => {
      const answer = await signOutAction(formPost(context, "/sign-out", { intent: "signOut", next }, { cookie }));
      return answer instanceof Response ? [answer.headers.get("Location"), answer.headers.get("Set-Cookie")?.split(";")[0]] : [];
    };

    expect(await leave("/invitations/abc")).toEqual(["/invitations/abc", "rollout="]);
    expect(await leave("https://evil.example/")).toEqual(["/", "rollout="]);
    const request = new Request("http://localhost:3000/", { headers: { Cookie: cookie } });
    expect(await readSession(request, requestContext(context))).toBeUndefined();
  });
});
