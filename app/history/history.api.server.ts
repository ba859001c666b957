import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { makeCursor, pageOf, pageQuery, readCursor } from "#app/http/api/page.server.ts";
import { idShape, instantShape } from "#app/http/api/shapes.server.ts";
import { readEventPage } from "#db/queries/events.ts";

const entry = z
  .object({
    sequence: z.number().int(),
    at: instantShape,
    actor: z.object({ userId: idShape, name: z.string().nullable() }).nullable(),
    command: z.string(),
    subjectId: z.string().nullable(),
    data: z.unknown(),
    hash: z.string(),
  })
  .meta({ id: "HistoryEntry" });

export const historyEndpoints = [
  endpoint({
    id: "listHistory",
    method: "GET",
    path: "/projects/:projectId/history",
    permission: "history.view",
    query: pageQuery,
    answer: pageOf(entry).meta({ id: "HistoryPage" }),
    run: async ({ context, project, query }) => {
      const { limit = 50, cursor } = query;
      const before = cursor === undefined ? null : readCursor(cursor).index;
      const events = await readEventPage(context.db, project.id, before, limit + 1);
      const shown = events.slice(0, limit);
      const last = shown.at(-1);
      return {
        body: {
          items: shown.map(({ sequence, at, actorId, actorName, command, subjectId, data, hash }) => ({
            sequence,
            at,
            actor: actorId === null ? null : { userId: actorId, name: actorName },
            command,
            subjectId,
            data: JSON.parse(data) as unknown,
            hash,
          })),
          next: events.length > limit && last ? makeCursor({ index: last.sequence, id: "" }) : null,
        },
      };
    },
  }),
];
