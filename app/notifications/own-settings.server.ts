import type { AppLoadContext } from "@remix-run/node";
import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import type { Caller, IntentArgs } from "#app/http/guarded.server.ts";
import { nextMailAt } from "#app/http/notifications/mail-time.server.ts";
import { readSettings, waysOf, zoneOf, type NotificationSettings } from "#app/http/notifications/notification-settings.server.ts";
import { reasons } from "#app/http/notifications/reasons.ts";
import { Refusal } from "#app/http/refusal.ts";
import { findUser } from "#db/queries/accounts.ts";
import { appendEvent } from "#db/queries/events.ts";
import { findNotificationSetting, replanMails, saveNotificationSetting } from "#db/queries/notifications.ts";
import type { Database } from "#db/tables/index.ts";
import type { settingsForm } from "./notifications.forms.server.ts";

const nothingStored = { ways: null, digest: null, quietFrom: null, quietTo: null, pausedUntil: null };

export interface OwnSettings extends NotificationSettings {
  /** 0 while nothing was chosen. */
  readonly version: number;
}

async function readOwnSettings(db: Database, userId: string): Promise<OwnSettings> {
  const stored = await findNotificationSetting(db, userId);
  return { ...readSettings(stored ?? nothingStored), version: stored?.version ?? 0 };
}

/** What the page of the settings shows. */
export async function readSettingsPage({ context, user }: Caller) {
  return { ...(await readOwnSettings(context.db, user.id)), timeZone: zoneOf(user.timeZone), hasMail: context.mail !== null };
}

/** Saves how the caller wants to be told; mails that wait follow. Settings changed elsewhere since are refused. */
export async function changeSettings(args: IntentArgs<"account.own", z.output<typeof settingsForm>>): Promise<void> {
  const { context, user, value } = args;
  const { version, ...after } = value;
  await change(args, async ({ transaction, record }) => {
    const { version: present, ...before } = await readOwnSettings(transaction, user.id);
    if (present !== version || !(await save(transaction, user.id, version, after))) throw stale(present);
    const mailed = reasons.filter((reason) => after.ways[reason].isMailed);
    await replanMails(transaction, user.id, nextMailAt(after, zoneOf(user.timeZone), context.now()), mailed);
    await record({ stream: "instance", command: "user.changeNotifications", subjectId: user.id, data: { before, after } });
  });
}

/** Ends all mails to the account that a signed link names, without its being signed in; they can be turned on again in the settings. */
export async function unsubscribe(context: AppLoadContext, token: string | undefined): Promise<void> {
  const userId = context.unsubscribeLinks.read(token);
  if (userId === undefined || !(await findUser(context.db, userId))) throw new Refusal("link.expired");
  await context.db.transaction().execute(async (transaction) => {
    const { version, ...before } = await readOwnSettings(transaction, userId);
    const after = { ...before, ways: waysOf((reason) => ({ ...before.ways[reason], isMailed: false })) };
    if (!(await save(transaction, userId, version, after))) throw stale(version);
    await replanMails(transaction, userId, context.now(), []);
    await appendEvent(transaction, {
      stream: "instance",
      at: context.now(),
      actorId: userId,
      command: "user.unsubscribe",
      subjectId: userId,
      data: {},
      requestId: context.requestId,
    });
  });
}

function save(db: Database, userId: string, version: number, { ways, ...settings }: NotificationSettings): Promise<boolean> {
  return saveNotificationSetting(db, { userId, ways: JSON.stringify(ways), ...settings, version });
}

function stale(version: number): Refusal {
  return new Refusal("notifications.stale", { status: 409, detail: { version } });
}
