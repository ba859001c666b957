import { isNotificationKind } from "#app/http/notifications/reasons.ts";
import { notificationData } from "#app/http/notifications/notify.server.ts";
import { plainExcerpt } from "#app/domain/plain-text.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import type { NotificationWithNames } from "#db/queries/notifications.ts";

export interface NotificationWords {
  readonly project: string;
  readonly text: string;
  /** What was said, when somebody said something. */
  readonly quote: string | null;
  /** Where it can be seen; null when that is gone. */
  readonly path: string | null;
  readonly isTaskInTrash: boolean;
}

const longestQuote = 300;

/** What happened, in words of a language. */
export function describeNotification(row: NotificationWithNames, locale: Locale): NotificationWords {
  const { t } = serverI18n(locale);
  const stored = notificationData.safeParse(JSON.parse(row.data));
  const { role, day, formerDay, reportId, questionnaireId, vendor, page } = stored.success ? stored.data : {};
  const asked = questionnaireId === undefined ? null : `vendors/questionnaires/${questionnaireId}`;
  const leadsTo = reportId === undefined ? (page ?? asked) : `reports/${reportId}`;
  const names = {
    actor: row.actorName ?? t("notifications:somebody"),
    task: row.taskName === null ? "" : inLanguage({ text: row.taskName, zh: row.taskNameZh }, locale),
    role: role ? inLanguage(role, locale) : "",
    vendor: vendor ?? "",
    day: day === undefined ? "" : formatDay(day, locale, "weekday"),
    date: formerDay === undefined ? "" : formatDay(formerDay, locale, "weekday"),
  };
  return {
    project: inLanguage({ text: row.projectName, zh: row.projectNameZh }, locale),
    text: isNotificationKind(row.kind) ? t(`notifications:what.${row.kind}`, names) : t("notifications:what.other"),
    quote: row.commentBody === null || row.commentRemovedAt !== null ? null : plainExcerpt(row.commentBody, longestQuote),
    path: leadsTo === null ? pathOf(row) : `/projects/${row.projectId}/${leadsTo}`,
    isTaskInTrash: row.taskRemovedAt !== null,
  };
}

function pathOf({ projectId, taskId, taskRemovedAt, commentId, commentRemovedAt, kind }: NotificationWithNames): string | null {
  if (taskId === null) return kind === "role" || kind === "joined" ? `/projects/${projectId}/people` : `/projects/${projectId}`;
  if (taskRemovedAt !== null) return null;
  const anchor = commentId === null || commentRemovedAt !== null ? "" : `#comment-${commentId}`;
  return `/projects/${projectId}/tasks/${taskId}${anchor}`;
}
