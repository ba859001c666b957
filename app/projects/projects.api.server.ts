import { z } from "zod";
import { gone } from "#app/domain/time/trash.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { bilingualShape, civilTimeShape, dayShape, idShape, instantShape, roleShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { listTrashedProjects } from "#db/queries/project-life.ts";
import { findMembership, listMemberships, type ProjectMembership } from "#db/queries/projects.ts";
import { createProject } from "./new-project.server.ts";
import { archiveProject, deleteForever, restoreProject, trashProject, unarchiveProject } from "./project-life.server.ts";
import { deleteForeverForm, newProjectForm } from "./projects.forms.server.ts";

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
    archivedAt: instantShape.nullable(),
    finish: civilTimeShape.nullable(),
    goLive: z.object({ taskId: idShape, at: civilTimeShape, isReached: z.boolean() }).nullable(),
  })
  .meta({ id: "Project" });

const namedRole = z.strictObject({ code: z.string().max(10), name: z.string().trim().max(100).optional() });
const newProject = z.strictObject({ ...newProjectForm.shape, people: z.array(namedRole).max(100).default([]) }).meta({ id: "NewProject" });
const trashed = z
  .object({ id: idShape, name: bilingualShape, trashedAt: instantShape, goneAt: instantShape })
  .meta({ id: "TrashedProject" });

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
      return answerPage(shown.map(summaryOf), query);
    },
  }),
  endpoint({
    id: "getProject",
    method: "GET",
    path: "/projects/:projectId",
    permission: "project.view",
    answer: project,
    run: answerProject,
  }),
  endpoint({
    id: "createProject",
    method: "POST",
    path: "/projects",
    permission: "projects.create",
    body: newProject,
    answer: project,
    status: 201,
    run: async (args) => {
      const id = await createProject(args);
      const made = await findMembership(args.context.db, id, args.user.id);
      if (!made) throw errorResponse(404, args.context);
      return { ...(await answerProject({ context: args.context, project: made })), location: `/projects/${id}` };
    },
  }),
  endpoint({
    id: "archiveProject",
    method: "POST",
    path: "/projects/:projectId/archive",
    permission: "project.archive",
    answer: project,
    run: async (args) => {
      await archiveProject(args);
      return answerProject(await readAgain(args));
    },
  }),
  endpoint({
    id: "unarchiveProject",
    method: "POST",
    path: "/projects/:projectId/unarchive",
    permission: "project.archive",
    answer: project,
    run: async (args) => {
      await unarchiveProject(args);
      return answerProject(await readAgain(args));
    },
  }),
  endpoint({
    id: "trashProject",
    method: "DELETE",
    path: "/projects/:projectId",
    permission: "project.delete",
    isConditional: true,
    run: async (args) => {
      requireState(args.state, args.project.version);
      await trashProject(args);
    },
  }),
  endpoint({
    id: "listTrash",
    method: "GET",
    path: "/trash",
    permission: "projects.list",
    isWide: true,
    query: pageQuery,
    answer: pageOf(trashed).meta({ id: "TrashPage" }),
    run: async ({ context, user, query }) => {
      const projects = await listTrashedProjects(context.db, user.id);
      const shown = projects.map(({ id, name, nameZh, trashedAt }) => ({
        id,
        name: { text: name, zh: nameZh },
        trashedAt,
        goneAt: gone(trashedAt),
      }));
      return answerPage(shown, query);
    },
  }),
  endpoint({
    id: "restoreProject",
    method: "POST",
    path: "/trash/:trashedId/restore",
    permission: "projects.list",
    isWide: true,
    run: async (args) => restoreProject({ ...args, value: { projectId: args.params["trashedId"] ?? "" } }),
  }),
  endpoint({
    id: "deleteProjectForever",
    method: "POST",
    path: "/trash/:trashedId/delete-forever",
    permission: "projects.list",
    isWide: true,
    /** The name of the project, so that it is meant. */
    body: z.strictObject({ confirmation: deleteForeverForm.shape.confirmation }).meta({ id: "DeletionConfirmation" }),
    run: async (args) => deleteForever({ ...args, value: { ...args.value, projectId: args.params["trashedId"] ?? "" } }),
  }),
];

function summaryOf({ id, name, nameZh, role, timeZone, currency, version }: ProjectMembership): z.input<typeof summary> {
  return { id, name: { text: name, zh: nameZh }, role, timeZone, currency, version };
}

async function answerProject({
  context,
  project: membership,
}: Pick<ProjectCaller, "context" | "project">): Promise<EndpointAnswer<z.input<typeof project>>> {
  const { plan, schedule } = await context.plans.read(context.db, membership.id, membership.planVersion);
  const goLive = plan.tasks.find((task) => task.id === plan.goLiveTaskId);
  const body = {
    ...summaryOf(membership),
    template: membership.templateKey,
    start: membership.startDay,
    goLiveDay: membership.goLiveDay,
    planVersion: membership.planVersion,
    archivedAt: membership.archivedAt,
    finish: plan.tasks.length === 0 ? null : schedule.finish,
    goLive: goLive
      ? { taskId: goLive.id, at: schedule.task(schedule.indexOf(goLive.id)).finish, isReached: goLive.progress === 100 }
      : null,
  };
  return { body, state: `${membership.version}.${membership.planVersion}` };
}
