import { useFetcher } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm } from "#app/ui/form.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { NotificationEntry } from "./notifications.server.ts";

/** What happened, the newest first. */
export function NotificationList({ entries }: { readonly entries: readonly NotificationEntry[] }) {
  return (
    <ol className="mt-4 divide-y divide-line border-y border-line">
      {entries.map((entry) => (
        <NotificationRow key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function NotificationRow({ entry }: { readonly entry: NotificationEntry }) {
  const { t } = useTranslation("notifications");
  const { id, project, text, quote, path, isTaskInTrash, when, reason, isRead } = entry;
  return (
    <li className="flex break-inside-avoid items-start gap-3 py-3">
      <span className={isRead ? "invisible" : "mt-1 text-accent"}>
        <Icon name="now" size={14} />
      </span>
      <div className="min-w-0 flex-1">
        <p className={isRead ? "break-words" : "break-words font-medium"}>
          {isRead ? null : <span className="sr-only">{t("unread")} </span>}
          {path === null ? text : <TargetLink id={id} path={path} text={text} isRead={isRead} />}
        </p>
        {quote === null ? null : <p className="mt-0.5 line-clamp-2 whitespace-pre-line break-words text-muted">{quote}</p>}
        {isTaskInTrash ? <p className="mt-0.5 text-muted">{t("taskInTrash")}</p> : null}
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-[0.93em] text-muted">
          <span>{project}</span>
          <span className="tabular-nums">{when}</span>
          {reason === "mentioned" || reason === "assigned" ? null : <span>{t(`reason.${reason}.why`)}</span>}
        </p>
      </div>
      <ActionForm intent="mark" reply={undefined} className="no-print">
        <input type="hidden" name="id" value={id} />
        <button type="submit" name="read" value={isRead ? "no" : "yes"} className="button px-2" data-quiet>
          <Icon name={isRead ? "unread" : "tick"} />
          <span className="sr-only">
            {t(isRead ? "markUnread" : "markRead")} {text}
          </span>
        </button>
      </ActionForm>
    </li>
  );
}

interface TargetLinkProps {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  readonly isRead: boolean;
}

/** Following it marks the notification as read, where scripts run. */
function TargetLink({ id, path, text, isRead }: TargetLinkProps) {
  const fetcher = useFetcher();
  const markRead = () => {
    if (!isRead) fetcher.submit({ intent: "mark", id, read: "yes" }, { method: "post", action: "/notifications" });
  };
  return (
    <a href={path} className="link" onClick={markRead}>
      {text}
    </a>
  );
}
