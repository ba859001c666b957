import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { NotificationFilters } from "./notification-filters.tsx";
import { NotificationList } from "./notification-list.tsx";
import { markForm, readAllForm } from "./notifications.forms.server.ts";
import { mark, readAll, readNotifications } from "./notifications.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("account.own", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("notifications:title"), ...(await readNotifications(caller, reader)) };
});

export const action = guardedAction({
  mark: intent("account.own", markForm, mark),
  readAll: intent("account.own", readAllForm, readAll),
});

export default function NotificationsPage() {
  const { t } = useTranslation("notifications");
  const { entries, isUnreadOnly, reason, newest, older } = useLoaderData<typeof loader>();
  const hasUnread = entries.some((entry) => !entry.isRead);
  return (
    <main id="main" className="mx-auto w-full max-w-3xl flex-1 px-4 py-8">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="flex-1 basis-full sm:basis-0">{t("title")}</h1>
        {newest !== null && hasUnread ? (
          <ActionForm intent="readAll" reply={undefined} className="no-print">
            <input type="hidden" name="newest" value={newest} />
            {reason === null ? null : <input type="hidden" name="reason" value={reason} />}
            <SubmitButton primary={false}>{t("readAll")}</SubmitButton>
          </ActionForm>
        ) : null}
        <a href="/notifications/settings" className="button no-print">
          {t("settings.open")}
        </a>
      </div>
      <NotificationFilters isUnreadOnly={isUnreadOnly} reason={reason} />
      {entries.length === 0 ? <Empty isUnreadOnly={isUnreadOnly} /> : <NotificationList entries={entries} />}
      {older === null ? null : (
        <p className="no-print mt-4">
          <a href={older} className="button">
            {t("older")}
          </a>
        </p>
      )}
    </main>
  );
}

function Empty({ isUnreadOnly }: { readonly isUnreadOnly: boolean }) {
  const { t } = useTranslation("notifications");
  return (
    <div className="card mt-4 text-center">
      <p className="font-medium">{t(isUnreadOnly ? "empty.unread" : "empty.all")}</p>
      <p className="mt-1 text-muted">{t("empty.help")}</p>
    </div>
  );
}
