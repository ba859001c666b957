import { sendPasswordMail } from "#app/account/password-mail.server.ts";
import { recordFailedSignIn } from "#app/account/sign-in-log.server.ts";
import { trashHorizon } from "#app/domain/time/trash.ts";
import { activityShownAtMost } from "#app/history/task-activity.server.ts";
import { computeUsualForecast } from "#app/forecast/compute-forecast.server.ts";
import type { Services } from "#app/http/context.server.ts";
import type { JobHandlers } from "#app/jobs/job-runner.server.ts";
import { deliver } from "#app/webhooks/deliver.server.ts";
import { collectNotificationMails, sendNotificationMail } from "#app/notifications/notification-mails.server.ts";
import { remind } from "#app/notifications/reminders.server.ts";
import { sendInvitationMail } from "#app/people/invitation-mail.server.ts";
import { draftDueReports } from "#app/reports/rhythm.server.ts";
import { sendReportMail } from "#app/reports/send.server.ts";
import { readValue } from "#app/value/value.server.ts";
import { purgeAttachments } from "#db/queries/attachments.ts";
import { purgeVendorDocuments } from "#db/queries/vendor-documents.ts";
import { forgetAnswers } from "#db/queries/idempotency.ts";
import { forgetFailedJobs } from "#db/queries/jobs.ts";
import { forgetSharedWork } from "#db/queries/shared-work.ts";
import { forgetNotifications } from "#db/queries/notifications.ts";
import { purgeViews } from "#db/queries/saved-views.ts";
import { forgetTaskMoves } from "#db/queries/task-activity.ts";
import { purgeTrash } from "#db/queries/project-life.ts";
import { forgetKeptWatches } from "#db/queries/watches.ts";
import { forgetDeliveries } from "#db/queries/webhooks.ts";

/** What is done for each kind of job. */
export function createJobHandlers(services: Services): JobHandlers {
  return {
    "housekeeping.run": () => keepHouse(services),
    "webhook.deliver": (data, run) => deliver(services, data, run),
    "signIn.failed": (data) => recordFailedSignIn(services, data),
    "mail.password": (data, { id }) => sendPasswordMail(services, data, id),
    "mail.invitation": ({ invitationId }, { id }) => sendInvitationMail(services, invitationId, id),
    "mail.report": ({ recipientId }, { id }) => sendReportMail(services, recipientId, id),
    "reports.draft": () => draftDueReports(services, { computeForecast: computeUsualForecast, readValue }),
    "notifications.remind": () => remind(services),
    "notifications.collect": () => collectNotificationMails(services),
    "notifications.mail": (data, { id }) => sendNotificationMail(services, data, id),
  };
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

async function keepHouse({ db, now, log }: Services): Promise<void> {
  const daysAgo = (days: number) => new Date(Date.parse(now()) - days * dayMilliseconds).toISOString();
  await forgetAnswers(db, daysAgo(1));
  await forgetFailedJobs(db, daysAgo(30));
  await forgetSharedWork(db, daysAgo(1));
  await forgetDeliveries(db, daysAgo(30));
  await forgetNotifications(db, daysAgo(90));
  await forgetTaskMoves(db, { kept: activityShownAtMost + 1, visitedSince: daysAgo(90) });
  await purgeAttachments(db, trashHorizon(now()));
  await purgeVendorDocuments(db, trashHorizon(now()));
  await forgetKeptWatches(db, trashHorizon(now()));
  await purgeViews(db, trashHorizon(now()));
  const purged = await purgeTrash(db, trashHorizon(now()));
  if (Object.values(purged).some((count) => count > 0)) log.info(purged, "what was in the trash for long enough is gone");
}
