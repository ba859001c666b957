import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { roleMay } from "#app/domain/access/permissions.ts";
import { readInstanceSettings } from "#app/http/instance-settings.server.ts";
import { clientNetwork } from "#app/http/rate-limits.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { isLocale } from "#app/i18n/locale.ts";
import { readPreferences } from "#app/i18n/preferences.server.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { findOpenCalendarFeed } from "#db/queries/calendar-feeds.ts";
import { listMemberships, listPeople } from "#db/queries/projects.ts";
import { feedEvents } from "./feed-events.server.ts";
import { feedText, type FeedProject } from "./feed-text.server.ts";

const plain = { "Content-Type": "text/plain; charset=utf-8" };

/**
 * The calendar that an address names, in the language of its account. Whoever has the address may read, for as long as the account is
 * open and a member of the project: what it may not see any more is not in the answer.
 */
export async function answerFeed({ context, request, params }: LoaderFunctionArgs): Promise<Response> {
  const token = params["token"] ?? "";
  const id = context.calendarFeedLinks.idOf(token);
  const feed = id === undefined ? undefined : await findOpenCalendarFeed(context.db, id);
  const isRight = feed !== undefined && context.calendarFeedLinks.isOf(feed, token);
  const limited = isRight
    ? await context.limits.use("calendarFeed", feed.id)
    : await context.limits.use("calendarFeedGuess", clientNetwork(context.clientAddress));
  if (limited) return new Response(null, { status: 429, headers: { "Retry-After": String(limited.retryAfterSeconds) } });
  const usual = await readInstanceSettings(context);
  const gone = () =>
    new Response(serverI18n(readPreferences(request, undefined, usual).locale).t("calendarFeed:gone"), { status: 410, headers: plain });
  if (!isRight) return gone();
  const memberships = (await listMemberships(context.db, feed.userId)).filter(
    ({ id: projectId, archivedAt, role }) =>
      roleMay(role, "plan.view") && (feed.projectId === null ? archivedAt === null : projectId === feed.projectId),
  );
  if (feed.projectId !== null && memberships.length === 0) return gone();
  const locale = feed.locale !== null && isLocale(feed.locale) ? feed.locale : "en";
  const projects: FeedProject[] = [];
  for (const project of memberships) {
    const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
    const own = (await listPeople(context.db, project.id)).filter((person) => person.userId === feed.userId);
    const events = feedEvents(plan, schedule, new Set(own.map((person) => person.id)));
    projects.push({ id: project.id, name: inLanguage({ text: project.name, zh: project.nameZh }, locale), plan, events });
  }
  const settings = { origin: context.origin, locale, titlesOnly: feed.titlesOnly === 1 };
  const text = feedText(projects, { ...settings, now: context.now() });
  return unlessKnown(
    request,
    text,
    new Headers({ "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": "inline; filename=rollout.ics" }),
  );
}

/** The text, or that it is the one the reader has: the stamp of the moment it is made does not count. */
function unlessKnown(request: Request, text: string, headers: Headers): Response {
  const etag = `"${createHash("sha256")
    .update(text.replaceAll(/^DTSTAMP:.*$/gm, ""))
    .digest("base64url")}"`;
  headers.set("ETag", etag);
  if (request.headers.get("If-None-Match") === etag) return new Response(null, { status: 304, headers });
  return new Response(text, { headers });
}
