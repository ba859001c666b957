import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import { errorResponse, type Caller, type IntentArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { byName, inLanguage } from "#app/i18n/format.ts";
import { lockName } from "#db/dialect.ts";
import { deleteCalendarFeed, insertCalendarFeed, listCalendarFeeds, renewCalendarFeed } from "#db/queries/calendar-feeds.ts";
import { listMemberships } from "#db/queries/projects.ts";
import type { createFeedForm, feedForm } from "./calendar-feeds.forms.server.ts";

type FeedArgs<Schema extends z.ZodType> = IntentArgs<"account.own", z.output<Schema>>;

const mostFeeds = 20;

/** Makes an address for the caller's tasks in one project of theirs, or in all; returns the id of the feed. */
export async function createFeed(args: FeedArgs<typeof createFeedForm>): Promise<string> {
  const { context, user, value } = args;
  const projectId = value.project === "all" ? null : value.project;
  const own = await listMemberships(context.db, user.id);
  if (projectId !== null && !own.some((project) => project.id === projectId)) throw new Refusal("field.invalid", { field: "project" });
  return change(args, async ({ transaction, record }) => {
    await lockName(transaction, `calendarFeeds:${user.id}`);
    if ((await listCalendarFeeds(transaction, user.id)).length >= mostFeeds)
      throw new Refusal("calendarFeed.tooMany", { field: "project", parameters: { limit: mostFeeds } });
    const id = context.newId();
    const titlesOnly = value.titlesOnly === "on" ? 1 : 0;
    await insertCalendarFeed(transaction, { id, userId: user.id, projectId, titlesOnly, generation: 1, createdAt: context.now() });
    await record({
      stream: "instance",
      command: "user.createCalendarFeed",
      subjectId: user.id,
      data: { projectId, titlesOnly: titlesOnly === 1 },
    });
    return id;
  });
}

/** Gives a feed another address; the one before it does not work any more. */
export async function renewFeed(args: FeedArgs<typeof feedForm>): Promise<void> {
  await changeFeed(args, "user.renewCalendarFeed", renewCalendarFeed);
}

export async function removeFeed(args: FeedArgs<typeof feedForm>): Promise<void> {
  await changeFeed(args, "user.removeCalendarFeed", deleteCalendarFeed);
}

async function changeFeed(args: FeedArgs<typeof feedForm>, command: string, write: typeof deleteCalendarFeed): Promise<void> {
  const { context, user, value } = args;
  const isGone = await change(args, async ({ transaction, record }) => {
    if (!(await write(transaction, user.id, value.feedId))) return true;
    await record({ stream: "instance", command, subjectId: user.id, data: { feedId: value.feedId } });
    return false;
  });
  if (isGone) throw errorResponse(404, context);
}

export interface ShownFeed {
  readonly id: string;
  /** Null for all projects. */
  readonly project: string | null;
  readonly titlesOnly: boolean;
  readonly address: string;
}

/** The caller's feeds with their addresses, and the projects they can make one of. A feed of a project they have left is not shown. */
export async function readFeedsPage({ context, user }: Caller, { locale }: Reader) {
  const projects = (await listMemberships(context.db, user.id))
    .map((project) => ({ id: project.id, name: inLanguage({ text: project.name, zh: project.nameZh }, locale) }))
    .sort((a, b) => byName(a.name, b.name));
  const names = new Map(projects.map((project) => [project.id, project.name]));
  const feeds = (await listCalendarFeeds(context.db, user.id)).flatMap((feed): ShownFeed[] => {
    const project = feed.projectId === null ? null : names.get(feed.projectId);
    if (project === undefined) return [];
    return [{ id: feed.id, project, titlesOnly: feed.titlesOnly === 1, address: context.calendarFeedLinks.of(feed) }];
  });
  return { projects, feeds, formKey: context.newId() };
}
