import type { Services } from "#app/http/context.server.ts";
import { composeMail, type MailPart } from "#app/http/mail/mail-text.server.tsx";
import { isLocale, type Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { findUser } from "#db/queries/accounts.ts";
import { listUnread, takeDueForMail } from "#db/queries/notifications.ts";
import { describeNotification, type NotificationWords } from "./notification-words.server.ts";

const mostTaken = 5_000;
/** A mail with more says how many there are. */
const mostInMail = 50;
const tooLateHours = 48;

/** Makes a job of each account's notifications whose mail is due. What should have gone long ago, as in a restored backup, is left. */
export async function collectNotificationMails(services: Services): Promise<void> {
  const tooLate = new Date(Date.parse(services.now()) - tooLateHours * 3_600_000).toISOString();
  while ((await collectSome(services, tooLate)) === mostTaken);
}

async function collectSome({ db, jobs, mail, now }: Services, tooLate: string): Promise<number> {
  const { transaction, count } = await db.transaction().execute(async (started) => {
    const due = await takeDueForMail(started, now(), mostTaken);
    const byUser = new Map<string, string[]>();
    for (const { id, userId, mailAt } of due)
      if (mailAt !== null && mailAt > tooLate) byUser.set(userId, [...(byUser.get(userId) ?? []), id]);
    const mails = [...byUser].map(([userId, ids]) => ({ kind: "notifications.mail", data: { userId, ids } }) as const);
    if (mail && mails.length > 0) await jobs.enqueue(started, ...mails);
    return { transaction: started, count: due.length };
  });
  jobs.committed(transaction);
  return count;
}

/** Mails an account what it was told of and has not read; nothing to an account that is closed, of a project it has left, nor of a task in the trash. */
export async function sendNotificationMail(
  services: Services,
  { userId, ids }: { userId: string; ids: readonly string[] },
  jobId: string,
): Promise<void> {
  const { db, mail, origin, unsubscribeLinks } = services;
  const account = await findUser(db, userId);
  const rows = await listUnread(db, userId, ids);
  if (!mail || !account || account.disabledAt !== null || rows.length === 0) return;
  const locale = isLocale(account.locale) ? account.locale : "en";
  const entries = rows.map((row) => describeNotification(row, locale));
  const unsubscribeUrl = unsubscribeLinks.of(userId);
  const message = composeMail(subjectOf(entries, locale), {
    ...mailPart(entries, locale, origin),
    links: [
      { label: serverI18n(locale).t("notifications:mail.settings"), url: new URL("/notifications/settings", origin).href },
      { label: serverI18n(locale).t("notifications:mail.unsubscribe"), url: unsubscribeUrl },
    ],
  });
  await mail.send({ ...message, id: jobId, unsubscribeUrl, to: { name: account.name, address: account.email } });
}

function subjectOf(entries: readonly NotificationWords[], locale: Locale): string {
  const { t } = serverI18n(locale);
  const [first] = entries;
  if (entries.length === 1 && first) return `${first.text} · ${first.project}`;
  const projects = new Set(entries.map((entry) => entry.project));
  const count = t("notifications:mail.count", { count: entries.length });
  return projects.size === 1 && first ? `${count} · ${first.project}` : count;
}

function mailPart(entries: readonly NotificationWords[], locale: Locale, origin: URL): MailPart {
  const { t } = serverI18n(locale);
  const shown = entries.slice(0, mostInMail);
  const more = entries.length - shown.length;
  return {
    locale,
    paragraphs: [],
    items: shown.map(({ project, text, quote, path }) => ({
      heading: project,
      text,
      quote,
      url: path === null ? null : new URL(path, origin).href,
    })),
    action: { label: t("notifications:mail.all"), url: new URL("/notifications", origin).href },
    notes: more > 0 ? [t("notifications:mail.more", { count: more })] : [],
  };
}
