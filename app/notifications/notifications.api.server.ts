import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState } from "#app/http/api/entity-tag.server.ts";
import { answerReadPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { clockShape, dayShape, idShape, instantShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type Caller } from "#app/http/guarded.server.ts";
import { digests, isReason, reasons } from "#app/http/notifications/reasons.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { findNotification, listNotifications, type NotificationWithNames } from "#db/queries/notifications.ts";
import { describeNotification } from "./notification-words.server.ts";
import { mark, readAll } from "./notifications.server.ts";
import { changeSettings, readSettingsPage } from "./own-settings.server.ts";

const notification = z
  .object({
    id: idShape,
    reason: z.enum(reasons),
    kind: z.string(),
    /** What happened, in words of the reader's language. */
    text: z.string(),
    projectId: idShape,
    taskId: idShape.nullable(),
    commentId: idShape.nullable(),
    createdAt: instantShape,
    readAt: instantShape.nullable(),
  })
  .meta({ id: "Notification" });

const ways = z.strictObject({ isListed: z.boolean(), isMailed: z.boolean() });
const fields = {
  ways: z.strictObject({
    mentioned: ways,
    assigned: ways,
    due: ways,
    gate: ways,
    watching: ways,
    report: ways.default({ isListed: true, isMailed: true }),
    committee: ways.default({ isListed: true, isMailed: true }),
    joined: ways,
  }),
  digest: z.enum(digests),
  quietFrom: clockShape.nullable(),
  quietTo: clockShape.nullable(),
  pausedUntil: dayShape.nullable(),
};
const settings = z.object({ ...fields, version: z.number().int().min(0), timeZone: z.string() }).meta({ id: "NotificationSettings" });
const choice = z
  .strictObject(fields)
  .refine(({ quietFrom, quietTo }) => (quietFrom === null) === (quietTo === null), { path: ["quietTo"], message: "field.required" })
  .meta({ id: "NotificationChoice" });

const shownStates = ["unread", "all"] as const;

export const notificationEndpoints = [
  endpoint({
    id: "listNotifications",
    method: "GET",
    path: "/notifications",
    permission: "account.own",
    isWide: true,
    query: pageQuery.extend({ show: z.enum(shownStates).default("unread"), reason: z.enum(reasons).optional() }),
    answer: pageOf(notification).meta({ id: "NotificationPage" }),
    run: async ({ context, user, query, reader }) => {
      const { show, reason = null } = query;
      return answerReadPage(
        query,
        (count, after) => {
          const filter = { isUnreadOnly: show === "unread", reason, before: after?.id ?? null };
          return listNotifications(context.db, user.id, filter, count);
        },
        ({ id }) => ({ index: 0, id }),
        (row) => shown(row, reader),
      );
    },
  }),
  endpoint({
    id: "markNotification",
    method: "PATCH",
    path: "/notifications/:notificationId",
    permission: "account.own",
    isWide: true,
    body: z.strictObject({ isRead: z.boolean() }).meta({ id: "NotificationMark" }),
    answer: notification,
    run: async (args) => {
      const { body } = await answerNotification(args);
      await mark({ ...args, value: { id: body.id, read: args.value.isRead } });
      return answerNotification(args);
    },
  }),
  endpoint({
    id: "markNotificationsRead",
    method: "POST",
    path: "/notifications/read",
    permission: "account.own",
    isWide: true,
    /** With all that came before it. */
    body: z.strictObject({ newestId: idShape }).meta({ id: "NewestNotification" }),
    run: async (args) => readAll({ ...args, value: { newest: args.value.newestId } }),
  }),
  endpoint({
    id: "getNotificationSettings",
    method: "GET",
    path: "/notification-settings",
    permission: "account.own",
    answer: settings,
    run: answerSettings,
  }),
  endpoint({
    id: "changeNotificationSettings",
    method: "PUT",
    path: "/notification-settings",
    permission: "account.own",
    isConditional: true,
    body: choice,
    answer: settings,
    run: async (args) => {
      // Whoever has chosen nothing has version 0; a tag of another kind has none.
      if (args.version === 0) requireState(args.state, 0);
      await changeSettings({ ...args, value: { ...args.value, version: args.version } });
      return answerSettings(args);
    },
  }),
];

type NotificationCaller = Caller & { readonly params: Readonly<Record<string, string | undefined>>; readonly reader: Reader };

async function answerNotification(caller: NotificationCaller): Promise<EndpointAnswer<z.input<typeof notification>>> {
  const { context, user, params, reader } = caller;
  const found = await findNotification(context.db, user.id, params["notificationId"] ?? "");
  if (!found) throw errorResponse(404, context);
  return { body: shown(found, reader) };
}

function shown(row: NotificationWithNames, { locale }: Pick<Reader, "locale">): z.input<typeof notification> {
  const { id, reason, kind, projectId, taskId, commentId, createdAt, readAt } = row;
  const { text } = describeNotification(row, locale);
  return { id, reason: isReason(reason) ? reason : "watching", kind, text, projectId, taskId, commentId, createdAt, readAt };
}

async function answerSettings(caller: Caller): Promise<EndpointAnswer<z.input<typeof settings>>> {
  const { ways: chosen, digest, quietFrom, quietTo, pausedUntil, version, timeZone } = await readSettingsPage(caller);
  return { body: { ways: { ...chosen }, digest, quietFrom, quietTo, pausedUntil, version, timeZone }, state: version };
}
