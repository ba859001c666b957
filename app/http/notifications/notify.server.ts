import { z } from "zod";
import { insertNotifications, listReceivers } from "#db/queries/notifications.ts";
import type { Database } from "#db/tables/index.ts";
import type { Services } from "../context.server.ts";
import { supplierAccounts } from "../evaluation/supplier-side.server.ts";
import { nextMailAt } from "./mail-time.server.ts";
import { readSettings, zoneOf } from "./notification-settings.server.ts";
import { noteTold } from "./told.server.ts";
import { reasonOfKind, type NotificationKind } from "./reasons.ts";

const text = z.object({ text: z.string(), zh: z.string().nullable() });
/** What a notification's words need beside the names of its project, task and actor. */
export const notificationData = z.object({
  role: text.optional(),
  /** The day a task should end. */
  day: z.string().optional(),
  /** The status report that it is about. */
  reportId: z.string().optional(),
  /** The page of the project that it is about. */
  page: z.enum(["scoring", "evaluation", "decision"]).optional(),
  /** The questionnaire that it is about, and the vendor who did something with it. */
  questionnaireId: z.string().optional(),
  vendor: z.string().optional(),
  /** The day it was planned for before. */
  formerDay: z.string().optional(),
});

export interface Notice {
  readonly kind: NotificationKind;
  /** Accounts; those on a supplier's side where it is about choosing a vendor, those without access to the project, and whoever did it, are left out. */
  readonly recipients: Iterable<string>;
  readonly projectId: string;
  readonly taskId?: string | null;
  readonly commentId?: string | null;
  readonly data?: z.output<typeof notificationData>;
  /** They get a mail of its own: none says again what it says. */
  readonly isMailedApart?: boolean;
  /** With it nobody is told twice: one notification of an account has this key, for ever. */
  readonly onlyKey?: string;
}

/** Whoever did it: a caller of a use case; nobody when a day came. */
interface Actor {
  readonly context: Pick<Services, "mail" | "now" | "newId">;
  readonly user: { readonly id: string } | null;
}

/**
 * Tells accounts of something, each as its settings say, in the transaction of the change that it tells of. Tell who is mentioned in a
 * comment before those who watch, and leave them out there. Returns who was told.
 */
export async function notify({ context, user }: Actor, transaction: Database, notice: Notice): Promise<string[]> {
  const { kind, projectId, taskId = null, commentId = null, data = {}, onlyKey, isMailedApart = false } = notice;
  const wanted = new Set(notice.recipients);
  if (user) wanted.delete(user.id);
  if (reasonOfKind[kind] === "committee") for (const supplier of await supplierAccounts(transaction, projectId)) wanted.delete(supplier);
  if (wanted.size === 0) return [];
  const createdAt = context.now();
  const reason = reasonOfKind[kind];
  const receivers = (await listReceivers(transaction, projectId)).flatMap(({ id, timeZone, ...stored }) => {
    const settings = readSettings(stored);
    const { isListed, isMailed } = settings.ways[reason];
    const mailAt = isMailed && !isMailedApart && context.mail !== null ? nextMailAt(settings, zoneOf(timeZone), createdAt) : null;
    return wanted.has(id) && (isListed || mailAt !== null) ? [{ userId: id, isListed: isListed ? 1 : 0, mailAt }] : [];
  });
  const told = await insertNotifications(
    transaction,
    receivers.map((receiver) => ({
      ...receiver,
      id: context.newId(),
      projectId,
      reason,
      kind,
      taskId,
      commentId,
      actorId: user?.id ?? null,
      data: JSON.stringify(data),
      onlyKey: onlyKey === undefined ? null : `${onlyKey} ${receiver.userId}`,
      readAt: null,
      createdAt,
    })),
  );
  noteTold(transaction, told);
  return told;
}
