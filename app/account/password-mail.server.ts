import { createHash } from "node:crypto";
import type { ActionFunctionArgs } from "@remix-run/node";
import type { Services } from "#app/http/context.server.ts";
import { composeMail } from "#app/http/mail/mail-text.server.tsx";
import { clientNetwork } from "#app/http/rate-limits.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal, tooOften } from "#app/http/refusal.ts";
import { isLocale, type Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { findUserByEmail } from "#db/queries/accounts.ts";
import { appendEvent } from "#db/queries/events.ts";
import { createOneTimeLink } from "./account.server.ts";

/**
 * Has a link for a new password mailed to an address. Whether it belongs to an account is looked up only when the mail is made, so that
 * neither the answer nor the time it takes tells. Too many for one address are left out without a word; too many from one network are refused.
 */
export async function askForPasswordMail({ context, request }: ActionFunctionArgs, address: string): Promise<void> {
  const limited = await context.limits.use("passwordMailAddress", clientNetwork(context.clientAddress));
  if (limited) throw tooOften("signIn.tooMany", limited.retryAfterSeconds);
  if (!context.mail) throw new Refusal("mail.none");
  const email = address.trim().toLowerCase();
  const isTooMany = await context.limits.use("passwordMail", email);
  if (isTooMany) return;
  const { locale } = await readReader(request, context);
  const key = `mail.password ${createHash("sha256").update(email).digest("base64url")}`;
  await context.jobs.enqueue(context.db, { kind: "mail.password", data: { email, locale }, key });
}

/** Mails a new link for a new password to the account of an address; nothing when there is none, or it is closed. */
export async function sendPasswordMail(
  services: Services,
  { email, locale }: { email: string; locale: Locale },
  jobId: string,
): Promise<void> {
  const { db, mail, now, origin } = services;
  const account = await findUserByEmail(db, email);
  if (!mail || !account || account.disabledAt !== null) return;
  const ownLocale = isLocale(account.locale) ? account.locale : locale;
  const { t } = serverI18n(ownLocale);
  // In the log before it is mailed: a failure afterwards must not make a second link, which would close the one in the mail.
  const entry = { stream: "instance", at: now(), actorId: null, command: "user.mailResetLink", subjectId: account.id, data: {} };
  await db.transaction().execute((transaction) => appendEvent(transaction, { ...entry, requestId: "" }));
  const token = await createOneTimeLink(services, "resetPassword", account.id, { isMailed: true });
  const message = composeMail(t("account:passwordMail.subject"), {
    locale: ownLocale,
    paragraphs: [t("account:passwordMail.hello", { name: account.name }), t("account:passwordMail.lead", { origin: origin.host })],
    action: { label: t("account:passwordMail.action"), url: new URL(`/new-password/${token}`, origin).href },
    notes: [t("account:passwordMail.once"), t("account:passwordMail.notYou")],
  });
  await mail.send({ ...message, id: jobId, to: { name: account.name, address: account.email } });
}
