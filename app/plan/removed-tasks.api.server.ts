import { z } from "zod";
import { gone } from "#app/domain/time/trash.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, idShape, instantShape } from "#app/http/api/shapes.server.ts";
import { listTaskRemovals } from "#db/queries/task-removals.ts";
import { restoreTask } from "./removed-tasks.server.ts";
import { answerTask, taskShape } from "./task-shape.server.ts";

const removedTask = z
  .object({
    id: idShape,
    name: bilingualShape,
    /** How many tasks below it went with it. */
    below: z.number().int(),
    removedAt: instantShape,
    removedBy: z.string().nullable(),
    /** When it is gone for good. */
    goneAt: instantShape,
  })
  .meta({ id: "RemovedTask" });

const removedTasks = "/projects/:projectId/removed-tasks";

export const removedTaskEndpoints = [
  endpoint({
    id: "listRemovedTasks",
    method: "GET",
    path: removedTasks,
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(removedTask).meta({ id: "RemovedTaskPage" }),
    run: async ({ context, project, query }) => {
      const removals = await listTaskRemovals(context.db, project.id);
      const shown = removals.map(({ taskId, restoration, remover, removedAt }) => ({
        id: taskId,
        name: restoration.tasks[0]?.name ?? { text: "", zh: null },
        below: restoration.tasks.length - 1,
        removedAt,
        removedBy: remover,
        goneAt: gone(removedAt),
      }));
      return answerPage(shown, query);
    },
  }),
  endpoint({
    id: "restoreTask",
    method: "POST",
    path: `${removedTasks}/:taskId/restore`,
    permission: "plan.edit",
    answer: taskShape,
    run: async (args) => {
      const taskId = args.params["taskId"] ?? "";
      await restoreTask({ ...args, value: { taskId } });
      return answerTask(args, taskId);
    },
  }),
];
