import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import type { Caller, IntentArgs } from "#app/http/guarded.server.ts";
import { isReason, type Reason } from "#app/http/notifications/reasons.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { listNotifications, markRead } from "#db/queries/notifications.ts";
import { describeNotification, type NotificationWords } from "./notification-words.server.ts";
import type { markForm, readAllForm } from "./notifications.forms.server.ts";

export interface NotificationEntry extends NotificationWords {
  readonly id: string;
  readonly reason: Reason;
  readonly when: string;
  readonly isRead: boolean;
}

export interface NotificationPage {
  readonly entries: readonly NotificationEntry[];
  readonly isUnreadOnly: boolean;
  readonly reason: Reason | null;
  /** The newest one listed: what comes while the page is read is not marked with the others. */
  readonly newest: string | null;
  /** The query of the page with older ones; null on the last. */
  readonly older: string | null;
}

const perPage = 50;

/** What the caller was told, as the query of the page's address asks for it. */
export async function readNotifications(
  { context, user, request }: Caller & { request: Request },
  reader: Reader,
): Promise<NotificationPage> {
  const query = new URL(request.url).searchParams;
  const isUnreadOnly = query.get("show") !== "all";
  const asked = query.get("reason");
  const reason = isReason(asked) ? asked : null;
  const before = query.get("before")?.slice(0, 60) ?? null;
  const rows = await listNotifications(context.db, user.id, { isUnreadOnly, reason, before }, perPage + 1);
  const shown = rows.slice(0, perPage);
  return {
    entries: shown.map((row) => ({
      ...describeNotification(row, reader.locale),
      id: row.id,
      reason: isReason(row.reason) ? row.reason : "watching",
      when: formatInstant(row.createdAt, reader.locale, reader.timeZone),
      isRead: row.readAt !== null,
    })),
    isUnreadOnly,
    reason,
    newest: before === null ? (shown[0]?.id ?? null) : null,
    older: rows.length > perPage ? olderQuery(query, shown.at(-1)?.id ?? "") : null,
  };
}

function olderQuery(query: URLSearchParams, last: string): string {
  const older = new URLSearchParams(query);
  older.set("before", last);
  return `?${older.toString()}`;
}

type OwnArgs<Schema extends z.ZodType> = IntentArgs<"account.own", z.output<Schema>>;

export async function mark(args: OwnArgs<typeof markForm>): Promise<void> {
  const { context, user, value } = args;
  await change(args, ({ transaction }) => markRead(transaction, user.id, { id: value.id }, value.read ? context.now() : null));
}

/** Marks everything that the page showed, and what is older, under the filter it showed. */
export async function readAll(args: OwnArgs<typeof readAllForm>): Promise<void> {
  const { context, user, value } = args;
  await change(args, ({ transaction }) =>
    markRead(transaction, user.id, { upTo: value.newest, reason: value.reason ?? null }, context.now()),
  );
}
