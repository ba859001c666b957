import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { readProjectWatch, readTaskWatch, watchProject, watchTask } from "./watching.server.ts";

const watch = z.object({ isWatching: z.boolean() }).meta({ id: "Watch" });
const choice = z.strictObject(watch.shape).meta({ id: "WatchChoice" });

const ofProject = "/projects/:projectId/watch";
const ofTask = "/projects/:projectId/tasks/:taskId/watch";

export const watchEndpoints = [
  endpoint({
    id: "getProjectWatch",
    method: "GET",
    path: ofProject,
    permission: "project.view",
    answer: watch,
    run: async (caller) => ({ body: { isWatching: await readProjectWatch(caller) } }),
  }),
  endpoint({
    id: "changeProjectWatch",
    method: "PUT",
    path: ofProject,
    permission: "project.view",
    body: choice,
    answer: watch,
    run: async (args) => {
      await watchProject({ ...args, value: { watching: args.value.isWatching } });
      return { body: { isWatching: await readProjectWatch(args) } };
    },
  }),
  endpoint({
    id: "getTaskWatch",
    method: "GET",
    path: ofTask,
    permission: "plan.view",
    answer: watch,
    run: async (caller) => ({ body: { isWatching: await readTaskWatch(caller) } }),
  }),
  endpoint({
    id: "changeTaskWatch",
    method: "PUT",
    path: ofTask,
    permission: "plan.view",
    body: choice,
    answer: watch,
    run: async (args) => {
      await watchTask({ ...args, value: { watching: args.value.isWatching } });
      return { body: { isWatching: await readTaskWatch(args) } };
    },
  }),
];
