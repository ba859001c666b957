import type { AppLoadContext } from "@remix-run/node";
import { countUnread } from "#db/queries/notifications.ts";
import { mostShown } from "./bell.tsx";

/** How many notifications an account has not read; one more than are shown stands for any larger number. */
export function readUnreadCount({ db }: AppLoadContext, userId: string): Promise<number> {
  return countUnread(db, userId, mostShown + 1);
}
