import type { z } from "zod";
import { roleMay, isProjectRole } from "#app/domain/access/permissions.ts";
import { costSection, reportSections } from "#app/domain/report/sections.ts";
import { plainText } from "#app/domain/plain-text.ts";
import type { Services } from "#app/http/context.server.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import { composeMail } from "#app/http/mail/mail-text.server.tsx";
import { renderAll } from "#app/http/markdown.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { isLocale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { findProjectHead, listMembers } from "#db/queries/projects.ts";
import { findRecipient, findReport, insertRecipients, listSections } from "#db/queries/status-reports.ts";
import type { sendForm } from "./reports.forms.server.ts";
import { changeDraft, type ChangedReport } from "./reports.server.ts";

/** Shares a report with everybody in the project, tells the members that are chosen, and mails it to them and to addresses outside. */
export async function sendReport(args: IntentArgs<"report.write", z.output<typeof sendForm>>): Promise<ChangedReport> {
  const { context, project, user, value } = args;
  const known = new Set(
    (await listMembers(context.db, project.id)).filter(({ disabledAt }) => disabledAt === null).map(({ userId }) => userId),
  );
  if (value.members.some((id) => !known.has(id))) throw new Refusal("report.member", { field: "members" });
  if (value.addresses.length > 0 && context.mail === null) throw new Refusal("report.noMail", { field: "addresses" });
  const told = { members: value.members.length, addresses: value.addresses.length };
  return changeDraft(
    args,
    "report.send",
    value.version,
    async (transaction, report) => {
      const recipients = [
        ...value.members.map((userId) => ({ id: context.newId(), reportId: report.id, userId, address: null })),
        ...value.addresses.map((address) => ({ id: context.newId(), reportId: report.id, userId: null, address })),
      ];
      await insertRecipients(transaction, recipients);
      await notify(args, transaction, {
        ...{ kind: "reportSent", projectId: project.id, recipients: value.members, isMailedApart: context.mail !== null },
        data: { reportId: report.id },
      });
      const mails = recipients.map(({ id }) => ({ kind: "mail.report", data: { recipientId: id } }) as const);
      if (context.mail && mails.length > 0) await context.jobs.enqueue(transaction, ...mails);
      return { sentBy: user.id, sentAt: context.now() };
    },
    told,
  );
}

/** Mails a report to one of those whom it was sent to; costs only to members who may see them. Nothing to who has left the project since. */
export async function sendReportMail({ db, mail, origin }: Services, recipientId: string, jobId: string): Promise<void> {
  const to = await findRecipient(db, recipientId);
  const report = to && (await findReport(db, to.projectId, to.reportId));
  const head = to && (await findProjectHead(db, to.projectId));
  if (!mail || !to || !report || !head || (to.address === null && (to.role === null || to.disabledAt !== null))) return;
  const address = to.address ?? to.email;
  if (address === null) return;
  const locale = isLocale(report.language) ? report.language : "en";
  const { t } = serverI18n(locale);
  const seesCosts = to.address === null && to.role !== null && isProjectRole(to.role) && roleMay(to.role, "costs.view");
  const written = new Map((await listSections(db, report.id)).map(({ section, body }) => [section, body]));
  const shown = reportSections.filter((section) => (section !== costSection || seesCosts) && (written.get(section) ?? "") !== "");
  const html = await renderAll(shown.map((section) => written.get(section) ?? ""));
  const words = {
    project: inLanguage({ text: head.name, zh: head.nameZh }, locale),
    sender: report.senderName ?? t("ui:productName"),
    from: formatDay(report.periodFrom, locale),
    to: formatDay(report.periodTo, locale),
  };
  const message = composeMail(t("reports:mail.subject", words), {
    locale,
    paragraphs: [t("reports:mail.lead", words)],
    sections: shown.map((section, index) => ({
      heading: t(`reports:section.${section}`),
      html: html[index] ?? "",
      text: textOf(written.get(section) ?? ""),
    })),
    ...(to.address === null
      ? { action: { label: t("reports:mail.open"), url: new URL(`/projects/${to.projectId}/reports/${report.id}`, origin).href } }
      : {}),
    notes: [t("reports:mail.why", words)],
  });
  await mail.send({ ...message, id: jobId, to: { name: to.name ?? "", address } });
}

/** Line by line, so that lists stay lists. */
function textOf(markdown: string): string {
  return markdown
    .split("\n")
    .map((line) => (/^\s*[-*] /.test(line) ? `- ${plainText(line)}` : plainText(line)))
    .join("\n")
    .replaceAll(/\\([\\`*_{}[\]<>#|~@])/g, "$1");
}
