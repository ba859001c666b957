import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { requireState } from "#app/http/api/entity-tag.server.ts";
import { instantShape } from "#app/http/api/shapes.server.ts";
import { requireTask, type TaskCaller } from "#app/http/task-of-url.server.ts";
import { openTexts } from "#app/http/written-text.server.ts";
import { findDescription } from "#db/queries/task-descriptions.ts";
import { saveDescription } from "./description.server.ts";
import { longestDescription } from "#app/domain/longest-description.ts";

const description = z
  .object({
    /** 0 while nobody has described the task. */
    version: z.number().int().min(0),
    /** Markdown, as typed. */
    body: z.string(),
    html: z.string(),
    edited: z.object({ name: z.string(), at: instantShape }).nullable(),
  })
  .meta({ id: "Description" });

const text = z.strictObject({ body: z.string().max(longestDescription) }).meta({ id: "DescriptionText" });

const path = "/projects/:projectId/tasks/:taskId/description";

export const descriptionEndpoints = [
  endpoint({ id: "getDescription", method: "GET", path, permission: "plan.view", answer: description, run: answerDescription }),
  endpoint({
    id: "writeDescription",
    method: "PUT",
    path,
    permission: "task.describe",
    isConditional: true,
    body: text,
    answer: description,
    run: async (args) => {
      // A description that is not there has a version, too; a tag of another kind has none.
      if (args.version === 0) requireState(args.state, 0);
      await saveDescription({ ...args, value: { body: args.value.body, version: args.version } });
      return answerDescription(args);
    },
  }),
];

async function answerDescription(caller: TaskCaller): Promise<EndpointAnswer<z.input<typeof description>>> {
  const { context, project } = caller;
  const { id } = await requireTask(caller);
  const found = await findDescription(context.db, project.id, id);
  const texts = await openTexts(context.db, project.id);
  const [html = ""] = found ? await texts.render([found.body]) : [];
  const edited = found ? { name: found.editorName, at: found.editedAt } : null;
  const version = found?.version ?? 0;
  return { body: { version, body: texts.edit(found?.body ?? ""), html, edited }, state: version };
}
