import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { pageFrom, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, civilTimeShape, dayShape, idShape, roleShape, versionShape } from "#app/http/api/shapes.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { listMemberships, type ProjectMembership } from "#db/queries/projects.ts";

const summary = z
  .object({ id: idShape, name: bilingualShape, role: roleShape, timeZone: z.string(), currency: z.string(), version: versionShape })
  .meta({ id: "ProjectSummary" });

const project = z
  .object({
    ...summary.shape,
    template: z.string().nullable(),
    start: dayShape,
    /** The day that the plan was made backward from. */
    goLiveDay: dayShape.nullable(),
    planVersion: versionShape,
    finish: civilTimeShape.nullable(),
    goLive: z.object({ taskId: idShape, at: civilTimeShape, isReached: z.boolean() }).nullable(),
  })
  .meta({ id: "Project" });

export const projectEndpoints = [
  endpoint({
    id: "listProjects",
    method: "GET",
    path: "/projects",
    permission: "projects.list",
    query: pageQuery,
    answer: pageOf(summary).meta({ id: "ProjectPage" }),
    run: async ({ context, user, query, projectIds }) => {
      const memberships = await listMemberships(context.db, user.id);
      const shown = memberships.filter((entry) => projectIds === null || projectIds.includes(entry.id));
      const page = pageFrom(shown, (entry) => entry.id, query);
      return { body: { items: page.items.map(summaryOf), next: page.next } };
    },
  }),
  endpoint({
    id: "getProject",
    method: "GET",
    path: "/projects/:projectId",
    permission: "project.view",
    answer: project,
    run: async (caller) => ({
      body: await describeProject(caller),
      state: `${caller.project.version}.${caller.project.planVersion}`,
    }),
  }),
];

function summaryOf({ id, name, nameZh, role, timeZone, currency, version }: ProjectMembership): z.input<typeof summary> {
  return { id, name: { text: name, zh: nameZh }, role, timeZone, currency, version };
}

async function describeProject({ context, project: membership }: ProjectCaller): Promise<z.input<typeof project>> {
  const { plan, schedule } = await context.plans.read(context.db, membership.id, membership.planVersion);
  const goLive = plan.tasks.find((task) => task.id === plan.goLiveTaskId);
  return {
    ...summaryOf(membership),
    template: membership.templateKey,
    start: membership.startDay,
    goLiveDay: membership.goLiveDay,
    planVersion: membership.planVersion,
    finish: plan.tasks.length === 0 ? null : schedule.finish,
    goLive: goLive
      ? { taskId: goLive.id, at: schedule.task(schedule.indexOf(goLive.id)).finish, isReached: goLive.progress === 100 }
      : null,
  };
}
