import type { Caller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { listNotifications } from "#db/queries/notifications.ts";
import { describeNotification } from "./notification-words.server.ts";

const mostShown = 10;

/** The newest mentions of the reader that they have not read yet. */
export async function readUnreadMentions({ context, user }: Caller, { locale, timeZone }: Reader) {
  const rows = await listNotifications(context.db, user.id, { isUnreadOnly: true, reason: "mentioned", before: null }, mostShown);
  return rows.map((row) => {
    const { project, text, quote, path } = describeNotification(row, locale);
    return { id: row.id, project, text, quote, path, when: formatInstant(row.createdAt, locale, timeZone) };
  });
}
