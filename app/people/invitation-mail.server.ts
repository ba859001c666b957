import { isProjectRole } from "#app/domain/access/permissions.ts";
import type { Services } from "#app/http/context.server.ts";
import { composeMail, type MailPart } from "#app/http/mail/mail-text.server.tsx";
import { todayIn } from "#app/domain/time/today.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { isLocale, locales, type Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { findInvitation } from "#db/queries/invitations.ts";

/** Mails an invitation that can still be accepted. The project's language comes first, or the inviter's, then the other. */
export async function sendInvitationMail(services: Services, invitationId: string, jobId: string): Promise<void> {
  const { db, mail, now, invitationLinks } = services;
  const invitation = await findInvitation(db, invitationId);
  if (!mail || !invitation || !isProjectRole(invitation.role)) return;
  if (invitation.acceptedAt !== null || invitation.withdrawnAt !== null || invitation.expiresAt <= now()) return;
  const { role, email, expiresAt, inviterName, projectName, projectNameZh, projectLocale, projectTimeZone, inviterLocale } = invitation;
  const first = [projectLocale, inviterLocale].find(isLocale) ?? "en";
  const names = (locale: Locale) => {
    const { t } = serverI18n(locale);
    const project = inLanguage({ text: projectName, zh: projectNameZh }, locale);
    return { t, project, inviter: inviterName ?? t("ui:productName"), role: t(`ui:role.${role}`) };
  };
  const part = (locale: Locale): MailPart => {
    const { t, ...values } = names(locale);
    return {
      locale,
      paragraphs: [t("people:invitationMail.lead", values), t("people:invitationMail.about")],
      action: { label: t("people:invitationMail.action"), url: invitationLinks.ofMail(invitationId) },
      notes: [
        t("people:invitationMail.until", { day: formatDay(todayIn(projectTimeZone, expiresAt), locale) }),
        t("people:invitationMail.notYou"),
      ],
    };
  };
  const { t, ...values } = names(first);
  const parts = [first, ...locales.filter((locale) => locale !== first)].map(part);
  await mail.send({ ...composeMail(t("people:invitationMail.subject", values), ...parts), id: jobId, to: { name: "", address: email } });
}
