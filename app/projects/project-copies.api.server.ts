import { z } from "zod";
import { gone } from "#app/domain/time/trash.ts";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type Caller } from "#app/http/guarded.server.ts";
import { findProjectTemplate, listProjectTemplates, type ProjectTemplate } from "#db/queries/project-templates.ts";
import { copyProject } from "./copy-project.server.ts";
import { listOwnRemovedTemplates, removeTemplate, restoreTemplate, saveTemplate } from "./own-templates.server.ts";
import { copyForm, saveTemplateForm } from "./projects.forms.server.ts";

const { name, start, calendar } = copyForm.shape;
const choice = z.boolean().default(false);
const copy = z
  .strictObject({ name, start, calendar, keepsPeople: choice, keepsMembers: choice, keepsProgress: choice, keepsTexts: choice })
  .meta({ id: "ProjectCopy" });
const made = z.object({ id: idShape }).meta({ id: "NewProjectId" });

const savedTemplate = z
  .object({
    id: idShape,
    version: versionShape,
    name: z.string(),
    summary: z.string(),
    author: z.string().nullable(),
    edition: z.number().int(),
    savedAt: instantShape,
  })
  .meta({ id: "SavedTemplate" });
const removedTemplate = z
  .object({
    id: idShape,
    name: z.string(),
    removedAt: instantShape,
    removedBy: z.string().nullable(),
    /** When it is gone for good. */
    goneAt: instantShape,
  })
  .meta({ id: "RemovedSavedTemplate" });
/** `over` names the template that this is the next edition of. */
const newTemplate = z
  .strictObject({
    name: saveTemplateForm.shape.name,
    summary: z.string().trim().max(400).default(""),
    /** With what is written on its tasks. */
    keepsTexts: choice,
    over: z.strictObject({ id: idShape, version: versionShape }).optional(),
  })
  .meta({ id: "NewSavedTemplate" });

const templates = "/saved-templates";
const oneTemplate = `${templates}/:templateId`;

export const projectCopyEndpoints = [
  endpoint({
    id: "copyProject",
    method: "POST",
    path: "/projects/:projectId/copy",
    permission: "project.copy",
    isWide: true,
    body: copy,
    answer: made,
    status: 201,
    run: async (args) => {
      const { keepsPeople: people, keepsMembers: members, keepsProgress: progress, keepsTexts: texts, ...value } = args.value;
      const id = await copyProject({ ...args, value: { ...value, people, members, progress, texts } });
      return { body: { id }, location: `/projects/${id}` };
    },
  }),
  endpoint({
    id: "saveProjectAsTemplate",
    method: "POST",
    path: "/projects/:projectId/save-as-template",
    permission: "project.saveTemplate",
    isWide: true,
    body: newTemplate,
    answer: savedTemplate,
    status: 201,
    run: async (args) => {
      const { keepsTexts: texts, ...value } = args.value;
      return answerTemplate(args, await saveTemplate({ ...args, value: { ...value, texts } }));
    },
  }),
  endpoint({
    id: "listSavedTemplates",
    method: "GET",
    path: templates,
    permission: "projects.create",
    query: pageQuery,
    answer: pageOf(savedTemplate).meta({ id: "SavedTemplatePage" }),
    run: async ({ context, query }) => answerPage((await listProjectTemplates(context.db)).map(shown), query),
  }),
  endpoint({
    id: "getSavedTemplate",
    method: "GET",
    path: oneTemplate,
    permission: "projects.create",
    answer: savedTemplate,
    run: async (caller) => answerTemplate(caller, caller.params["templateId"] ?? ""),
  }),
  endpoint({
    id: "deleteSavedTemplate",
    method: "DELETE",
    path: oneTemplate,
    permission: "projects.create",
    isConditional: true,
    run: async (args) => {
      const { body } = await answerTemplate(args, args.params["templateId"] ?? "");
      await removeTemplate({ ...args, value: { templateId: body.id, version: args.version } });
    },
  }),
  endpoint({
    id: "listRemovedSavedTemplates",
    method: "GET",
    path: "/trash/saved-templates",
    permission: "projects.create",
    isWide: true,
    query: pageQuery,
    answer: pageOf(removedTemplate).meta({ id: "RemovedSavedTemplatePage" }),
    run: async (caller) => {
      const removed = await listOwnRemovedTemplates(caller);
      const shownInTrash = removed.map(({ id, name: text, removedAt, remover }) => ({
        id,
        name: text,
        removedAt,
        removedBy: remover,
        goneAt: gone(removedAt),
      }));
      return answerPage(shownInTrash, caller.query);
    },
  }),
  endpoint({
    id: "restoreSavedTemplate",
    method: "POST",
    path: `${oneTemplate}/restore`,
    permission: "projects.create",
    answer: savedTemplate,
    run: async (args) => {
      const templateId = args.params["templateId"] ?? "";
      // What was removed cannot be read, so nobody can name its state.
      const removed = await findProjectTemplate(args.context.db, templateId);
      await restoreTemplate({ ...args, value: { templateId, version: removed?.version ?? 0 } });
      return answerTemplate(args, templateId);
    },
  }),
];

async function answerTemplate({ context }: Caller, id: string): Promise<EndpointAnswer<z.input<typeof savedTemplate>>> {
  const found = (await listProjectTemplates(context.db)).find((entry) => entry.id === id);
  if (!found) throw errorResponse(404, context);
  return { body: shown(found), state: found.version };
}

function shown({
  id,
  version,
  name: text,
  summary,
  author,
  edition,
  savedAt,
}: Omit<ProjectTemplate, "outline">): z.input<typeof savedTemplate> {
  return { id, version, name: text, summary, author, edition, savedAt };
}
