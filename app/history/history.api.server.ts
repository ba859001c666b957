import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { answerReadPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { civilTimeShape, idShape, instantShape } from "#app/http/api/shapes.server.ts";
import { wordEntries } from "./history.server.ts";
import { readShownEvents } from "./shown-events.server.ts";
import { listTaskActivity } from "./task-activity.server.ts";

const entry = z
  .object({
    sequence: z.number().int(),
    at: instantShape,
    actor: z.object({ userId: idShape, name: z.string().nullable() }).nullable(),
    /** What happened, in words of the reader's language. */
    text: z.string(),
    command: z.string(),
    subjectId: z.string().nullable(),
    data: z.unknown(),
    /** Empty for an entry whose prices are sealed. */
    hash: z.string(),
  })
  .meta({ id: "HistoryEntry" });

const activity = z
  .object({
    sequence: z.number().int(),
    at: instantShape,
    actor: z.object({ userId: idShape, name: z.string().nullable() }).nullable(),
    text: z.string(),
    command: z.string(),
    /** How the task moved with it. */
    move: z
      .object({ startBefore: z.string(), finishBefore: z.string(), startAfter: civilTimeShape, finishAfter: civilTimeShape })
      .nullable(),
    /** The caller may take it back, as far as the entry itself tells. */
    canRevert: z.boolean(),
  })
  .meta({ id: "TaskActivity" });

export const historyEndpoints = [
  endpoint({
    id: "listTaskActivity",
    method: "GET",
    path: "/projects/:projectId/tasks/:taskId/activity",
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(activity).meta({ id: "TaskActivityPage" }),
    run: async (caller) =>
      answerReadPage(
        caller.query,
        (count, after) => listTaskActivity(caller, caller.reader, count, after?.index ?? null),
        ({ sequence }) => ({ index: sequence, id: "" }),
        (found) => found,
      ),
  }),
  endpoint({
    id: "listHistory",
    method: "GET",
    path: "/projects/:projectId/history",
    permission: "history.view",
    query: pageQuery,
    answer: pageOf(entry).meta({ id: "HistoryPage" }),
    run: async (caller) => {
      const { query, reader } = caller;
      const texts = new Map<number, string>();
      const read = async (count: number, after: { readonly index: number } | null) => {
        const events = await readShownEvents(caller, after?.index ?? null, count);
        for (const [index, { text }] of (await wordEntries(caller, events, reader)).entries())
          texts.set(events[index]?.sequence ?? 0, text);
        return events;
      };
      return answerReadPage(
        query,
        read,
        ({ sequence }) => ({ index: sequence, id: "" }),
        ({ sequence, at, actorId, actorName, command, subjectId, data, hash }) => ({
          sequence,
          at,
          actor: actorId === null ? null : { userId: actorId, name: actorName },
          text: texts.get(sequence) ?? "",
          command,
          subjectId,
          data: JSON.parse(data) as unknown,
          hash,
        }),
      );
    },
  }),
];
