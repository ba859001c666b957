import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { stateOf } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { idShape, instantShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { requireTask, type TaskCaller } from "#app/http/task-of-url.server.ts";
import { listItems, type ItemWithDoer } from "#db/queries/checklists.ts";
import { addItemsForm, editItemForm, moveItemForm } from "./checklist.forms.server.ts";
import { addItems, editItem, moveItem, removeItem, restoreItem, tickItem } from "./checklist.server.ts";

const item = z
  .object({
    id: idShape,
    version: versionShape,
    text: z.string(),
    /** A person of the plan. */
    assigneeId: idShape.nullable(),
    done: z.object({ at: instantShape, userId: idShape.nullable(), name: z.string().nullable() }).nullable(),
    removedAt: instantShape.nullable(),
  })
  .meta({ id: "ChecklistItem" });

const items = z.object({ items: z.array(item) }).meta({ id: "ChecklistItems" });
const { text, assigneeId } = editItemForm.shape;
const changes = z.strictObject({ text: text.optional(), assigneeId: assigneeId.nullable() }).meta({ id: "ChecklistItemChanges" });

const checklist = "/projects/:projectId/tasks/:taskId/checklist";
const oneItem = `${checklist}/:itemId`;

export const checklistEndpoints = [
  endpoint({
    id: "listChecklistItems",
    method: "GET",
    path: checklist,
    permission: "plan.view",
    query: pageQuery,
    answer: pageOf(item).meta({ id: "ChecklistItemPage" }),
    run: async (caller) => answerPage((await visibleItems(caller)).map(shown), caller.query),
  }),
  endpoint({
    id: "addChecklistItems",
    method: "POST",
    path: checklist,
    permission: "task.describe",
    body: z.strictObject(addItemsForm.shape).meta({ id: "NewChecklistItems" }),
    answer: items,
    status: 201,
    run: async (args) => {
      const added = new Set(await addItems(args));
      return { body: { items: (await visibleItems(args)).filter((entry) => added.has(entry.id)).map(shown) } };
    },
  }),
  endpoint({
    id: "getChecklistItem",
    method: "GET",
    path: oneItem,
    permission: "plan.view",
    answer: item,
    run: answerItem,
  }),
  endpoint({
    id: "updateChecklistItem",
    method: "PATCH",
    path: oneItem,
    permission: "task.describe",
    isConditional: true,
    body: changes,
    answer: item,
    run: async (args) => {
      const before = await requireItem(args);
      const { text: words = before.text, assigneeId: person = before.assigneeId } = args.value;
      const assignee = person === null ? {} : { assigneeId: person };
      await editItem({ ...args, value: { itemId: before.id, version: args.version, text: words, ...assignee } });
      return answerItem(args);
    },
  }),
  ...(["tick", "open"] as const).map((verb) =>
    endpoint({
      id: `${verb}ChecklistItem`,
      method: "POST",
      path: `${oneItem}/${verb}`,
      permission: "task.describe",
      answer: item,
      run: async (args) => {
        const { id } = await requireItem(args);
        await tickItem({ ...args, value: { itemId: id, done: verb === "tick" ? "1" : "0" } });
        return answerItem(args);
      },
    }),
  ),
  endpoint({
    id: "moveChecklistItem",
    method: "POST",
    path: `${oneItem}/move`,
    permission: "task.describe",
    body: z.strictObject({ direction: moveItemForm.shape.direction }).meta({ id: "ChecklistItemMove" }),
    answer: item,
    run: async (args) => {
      const { id } = await requireItem(args);
      await moveItem({ ...args, value: { itemId: id, ...args.value } });
      return answerItem(args);
    },
  }),
  endpoint({
    id: "deleteChecklistItem",
    method: "DELETE",
    path: oneItem,
    permission: "task.describe",
    isConditional: true,
    run: async (args) => {
      const { id } = await requireItem(args);
      await removeItem({ ...args, value: { itemId: id, version: args.version } });
    },
  }),
  endpoint({
    id: "restoreChecklistItem",
    method: "POST",
    path: `${oneItem}/restore`,
    permission: "task.describe",
    isConditional: true,
    answer: item,
    run: async (args) => {
      const { id } = await requireItem(args);
      await restoreItem({ ...args, value: { itemId: id, version: args.version } });
      return answerItem(args);
    },
  }),
];

/** One's own removed items are among them, as on the page. */
async function visibleItems(caller: TaskCaller): Promise<ItemWithDoer[]> {
  const { context, project, user } = caller;
  const { id } = await requireTask(caller);
  const all = await listItems(context.db, project.id, id);
  return all.filter((entry) => entry.removedAt === null || entry.removedBy === user.id);
}

async function requireItem(caller: TaskCaller): Promise<ItemWithDoer> {
  const found = (await visibleItems(caller)).find((entry) => entry.id === caller.params["itemId"]);
  if (!found) throw errorResponse(404, caller.context);
  return found;
}

async function answerItem(caller: TaskCaller): Promise<EndpointAnswer<z.input<typeof item>>> {
  const found = await requireItem(caller);
  // Ticking and moving an item leaves its version as it is: what it looks like tells these states apart.
  const body = shown(found);
  return { body, state: `${found.version}.${stateOf(body)}` };
}

function shown({
  id,
  version,
  text: words,
  assigneeId: person,
  doneAt,
  doneBy,
  doneByName,
  removedAt,
}: ItemWithDoer): z.input<typeof item> {
  const done = doneAt === null ? null : { at: doneAt, userId: doneBy, name: doneByName };
  return { id, version, text: words, assigneeId: person, done, removedAt };
}
