import { guardedLoader } from "#app/http/guarded.server.ts";
import { readUnreadCount } from "./unread.server.ts";

/** How many notifications are unread, as JSON, for the bell of an open page. */
export const loader = guardedLoader("account.own", async ({ context, user }) =>
  Response.json({ unread: await readUnreadCount(context, user.id) }, { headers: { "Cache-Control": "no-store" } }),
);
