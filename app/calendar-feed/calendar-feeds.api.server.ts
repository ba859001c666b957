import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { idShape, instantShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type Caller } from "#app/http/guarded.server.ts";
import { listCalendarFeeds } from "#db/queries/calendar-feeds.ts";
import { createFeed, removeFeed, renewFeed } from "./calendar-feeds.server.ts";

const fields = {
  /** Null for all projects of the account. */
  projectId: idShape.nullable(),
  titlesOnly: z.boolean(),
};
const feed = z
  .object({
    id: idShape,
    ...fields,
    createdAt: instantShape,
    address: z.string().nullable(),
  })
  .meta({ id: "CalendarFeed", description: "The address is told once, when it is made: whoever has it may read." });

const feeds = "/calendar-feeds";
const oneFeed = `${feeds}/:feedId`;

export const calendarFeedEndpoints = [
  endpoint({
    id: "listCalendarFeeds",
    method: "GET",
    path: feeds,
    permission: "account.own",
    isWide: true,
    query: pageQuery,
    answer: pageOf(feed).meta({ id: "CalendarFeedPage" }),
    run: async (caller) =>
      answerPage(
        (await readFeeds(caller)).map((entry) => ({ ...entry, address: null })),
        caller.query,
      ),
  }),
  endpoint({
    id: "createCalendarFeed",
    method: "POST",
    path: feeds,
    permission: "account.own",
    isWide: true,
    answersSecret: true,
    body: z.strictObject({ projectId: fields.projectId, titlesOnly: z.boolean().default(false) }).meta({ id: "NewCalendarFeed" }),
    answer: feed,
    status: 201,
    run: async (args) => {
      const { projectId, titlesOnly } = args.value;
      const id = await createFeed({ ...args, value: { project: projectId ?? "all", ...(titlesOnly ? { titlesOnly: "on" } : {}) } });
      return { body: await withAddress(args, id) };
    },
  }),
  endpoint({
    id: "renewCalendarFeed",
    method: "POST",
    path: `${oneFeed}/renew`,
    permission: "account.own",
    isWide: true,
    answersSecret: true,
    answer: feed,
    run: async (args) => {
      const feedId = args.params["feedId"] ?? "";
      await renewFeed({ ...args, value: { feedId } });
      return { body: await withAddress(args, feedId) };
    },
  }),
  endpoint({
    id: "deleteCalendarFeed",
    method: "DELETE",
    path: oneFeed,
    permission: "account.own",
    isWide: true,
    run: async (args) => removeFeed({ ...args, value: { feedId: args.params["feedId"] ?? "" } }),
  }),
];

async function readFeeds({ context, user }: Caller): Promise<z.input<typeof feed>[]> {
  return (await listCalendarFeeds(context.db, user.id)).map((row) => ({
    id: row.id,
    projectId: row.projectId,
    titlesOnly: row.titlesOnly === 1,
    createdAt: row.createdAt,
    address: context.calendarFeedLinks.of(row),
  }));
}

async function withAddress(caller: Caller, id: string): Promise<z.input<typeof feed>> {
  const found = (await readFeeds(caller)).find((entry) => entry.id === id);
  if (!found) throw errorResponse(404, caller.context);
  return found;
}
