import { z } from "zod";
import { compareDue, dueGroups } from "#app/domain/plan/due-group.ts";
import { taskKinds } from "#app/domain/plan/model.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, dayShape, idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { readOwnPlans } from "#app/http/own-plans.server.ts";
import { listOwnTasks, type OwnTask } from "./own-tasks.server.ts";

const ownTask = z
  .object({
    id: idShape,
    version: versionShape,
    projectId: idShape,
    projectName: bilingualShape,
    code: z.string(),
    name: bilingualShape,
    kind: z.enum(taskKinds),
    /** Late, its turn this week or the next, later, or done in the last two weeks. */
    group: z.enum(dueGroups),
    firstDay: dayShape,
    lastDay: dayShape,
    /** Per cent. */
    progress: z.number().int(),
    isCritical: z.boolean(),
    /** Other tasks have to be finished before it may begin. */
    isWaiting: z.boolean(),
  })
  .meta({ id: "OwnTask" });

export const myWorkEndpoints = [
  endpoint({
    id: "listMyWork",
    method: "GET",
    path: "/my-work",
    permission: "account.own",
    isWide: true,
    query: pageQuery.extend({ group: z.enum(dueGroups).optional() }),
    answer: pageOf(ownTask).meta({ id: "OwnTaskPage" }),
    run: async (caller) => {
      const tasks = await listOwnTasks(caller, await readOwnPlans(caller));
      const { group: asked } = caller.query;
      const ordered = dueGroups
        .filter((group) => asked === undefined || group === asked)
        .flatMap((group) => tasks.filter((task) => task.group === group).sort((one, other) => compareDue(group, one, other)));
      return answerPage(ordered.map(shown), caller.query);
    },
  }),
];

function shown({ project, task, code, group, first, last, isCritical, isWaiting }: OwnTask): z.input<typeof ownTask> {
  const { id, version, name, kind, progress } = task;
  return {
    id,
    version,
    projectId: project.id,
    projectName: { text: project.name, zh: project.nameZh },
    code,
    name,
    kind,
    group,
    firstDay: first,
    lastDay: last,
    progress,
    isCritical,
    isWaiting,
  };
}
