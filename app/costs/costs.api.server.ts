import { z } from "zod";
import { gone, trashHorizon } from "#app/domain/time/trash.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { requireState } from "#app/http/api/entity-tag.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { findBudgetLine, listBudgetLines } from "#db/queries/budget-lines.ts";
import { listRemovedCosts } from "#db/queries/cost-trash.ts";
import { findCostEntry, findTaskCost, listCostEntries, listTaskCosts } from "#db/queries/costs.ts";
import { addLine, editLine, removeLine, restoreLine } from "./budget-lines.server.ts";
import { addEntry, editEntry, removeEntry, restoreEntry } from "./cost-entries.server.ts";
import {
  entryChanges,
  entryShape,
  importAnswer,
  lineChanges,
  lineShape,
  newEntry,
  newLine,
  newTaskCost,
  removedCostShape,
  shownEntry,
  shownLine,
  shownTaskCost,
  taskCostChanges,
  taskCostShape,
} from "./cost-shapes.server.ts";
import { importForm } from "./costs.forms.server.ts";
import { importCosts, readCostText } from "./import-entries.server.ts";
import { addTaskCost, editTaskCost, removeTaskCost, restoreTaskCost } from "./task-costs.server.ts";

const lines = "/projects/:projectId/budget-lines";
const taskCosts = "/projects/:projectId/task-costs";
const entries = "/projects/:projectId/costs";
const removed = "/projects/:projectId/removed-costs";

type Asked = ProjectCaller & { readonly params: Readonly<Record<string, string | undefined>> };

export const costEndpoints = [
  endpoint({
    id: "listBudgetLines",
    method: "GET",
    path: lines,
    permission: "costs.view",
    query: pageQuery,
    answer: pageOf(lineShape).meta({ id: "BudgetLinePage" }),
    run: async ({ context, project, query }) => answerPage((await listBudgetLines(context.db, project.id)).map(shownLine), query),
  }),
  endpoint({
    id: "createBudgetLine",
    method: "POST",
    path: lines,
    permission: "costs.edit",
    body: newLine,
    answer: lineShape,
    status: 201,
    run: async (args) => {
      const { id } = await addLine(args);
      return { ...(await answerLine(args, id)), location: `/projects/${args.project.id}/budget-lines/${id}` };
    },
  }),
  endpoint({
    id: "getBudgetLine",
    method: "GET",
    path: `${lines}/:lineId`,
    permission: "costs.view",
    answer: lineShape,
    run: async (args) => answerLine(args, idOf(args)),
  }),
  endpoint({
    id: "updateBudgetLine",
    method: "PATCH",
    path: `${lines}/:lineId`,
    permission: "costs.edit",
    isConditional: true,
    body: lineChanges,
    answer: lineShape,
    run: async (args) => {
      const { body } = await answerLine(args, idOf(args));
      const { id, category, plannedMinor, takesHours, name } = body;
      const known = { category, plannedMinor, takesHours, name: name.text, nameZh: name.zh };
      await editLine({ ...args, value: { ...known, ...given(args.value), id, version: args.version } });
      return answerLine(args, id);
    },
  }),
  endpoint({
    id: "deleteBudgetLine",
    method: "DELETE",
    path: `${lines}/:lineId`,
    permission: "costs.edit",
    isConditional: true,
    run: async (args) => {
      const { body } = await answerLine(args, idOf(args));
      requireState(args.state, body.version);
      await removeLine({ ...args, value: body });
    },
  }),
  endpoint({
    id: "listTaskCosts",
    method: "GET",
    path: taskCosts,
    permission: "costs.view",
    query: pageQuery,
    answer: pageOf(taskCostShape).meta({ id: "TaskCostPage" }),
    run: async ({ context, project, query }) => answerPage((await listTaskCosts(context.db, project.id)).map(shownTaskCost), query),
  }),
  endpoint({
    id: "createTaskCost",
    method: "POST",
    path: taskCosts,
    permission: "costs.edit",
    body: newTaskCost,
    answer: taskCostShape,
    status: 201,
    run: async (args) => {
      const { id } = await addTaskCost(args);
      return { ...(await answerTaskCost(args, id)), location: `/projects/${args.project.id}/task-costs/${id}` };
    },
  }),
  endpoint({
    id: "getTaskCost",
    method: "GET",
    path: `${taskCosts}/:taskCostId`,
    permission: "costs.view",
    answer: taskCostShape,
    run: async (args) => answerTaskCost(args, idOf(args)),
  }),
  endpoint({
    id: "updateTaskCost",
    method: "PATCH",
    path: `${taskCosts}/:taskCostId`,
    permission: "costs.edit",
    isConditional: true,
    body: taskCostChanges,
    answer: taskCostShape,
    run: async (args) => {
      const { body } = await answerTaskCost(args, idOf(args));
      await editTaskCost({ ...args, value: { ...body, ...given(args.value), version: args.version } });
      return answerTaskCost(args, body.id);
    },
  }),
  endpoint({
    id: "deleteTaskCost",
    method: "DELETE",
    path: `${taskCosts}/:taskCostId`,
    permission: "costs.edit",
    isConditional: true,
    run: async (args) => {
      const { body } = await answerTaskCost(args, idOf(args));
      requireState(args.state, body.version);
      await removeTaskCost({ ...args, value: body });
    },
  }),
  endpoint({
    id: "listCostEntries",
    method: "GET",
    path: entries,
    permission: "costs.view",
    query: pageQuery,
    answer: pageOf(entryShape).meta({ id: "CostEntryPage" }),
    run: async ({ context, project, query }) => answerPage((await listCostEntries(context.db, project.id)).map(shownEntry), query),
  }),
  endpoint({
    id: "createCostEntry",
    method: "POST",
    path: entries,
    permission: "costs.edit",
    body: newEntry,
    answer: entryShape,
    status: 201,
    run: async (args) => {
      requireAmount(args.value.amountMinor);
      const { id } = await addEntry(args);
      return { ...(await answerEntry(args, id)), location: `/projects/${args.project.id}/costs/${id}` };
    },
  }),
  endpoint({
    id: "getCostEntry",
    method: "GET",
    path: `${entries}/:entryId`,
    permission: "costs.view",
    answer: entryShape,
    run: async (args) => answerEntry(args, idOf(args)),
  }),
  endpoint({
    id: "updateCostEntry",
    method: "PATCH",
    path: `${entries}/:entryId`,
    permission: "costs.edit",
    isConditional: true,
    body: entryChanges,
    answer: entryShape,
    run: async (args) => {
      const { body } = await answerEntry(args, idOf(args));
      const value = { ...body, ...given(args.value), version: args.version };
      requireAmount(value.amountMinor);
      await editEntry({ ...args, value });
      return answerEntry(args, body.id);
    },
  }),
  endpoint({
    id: "deleteCostEntry",
    method: "DELETE",
    path: `${entries}/:entryId`,
    permission: "costs.edit",
    isConditional: true,
    run: async (args) => {
      const { body } = await answerEntry(args, idOf(args));
      requireState(args.state, body.version);
      await removeEntry({ ...args, value: body });
    },
  }),
  endpoint({
    id: "checkCostTable",
    method: "POST",
    path: "/projects/:projectId/cost-table/check",
    permission: "costs.edit",
    body: z.strictObject(importForm.shape).meta({ id: "CostTable" }),
    answer: importAnswer,
    run: async (args) => {
      const read = await readCostText(args, args.value.text);
      return { body: { count: read.entries.length, problems: [...read.problems] } };
    },
  }),
  endpoint({
    id: "importCostTable",
    method: "POST",
    path: "/projects/:projectId/cost-table",
    permission: "costs.edit",
    body: z.strictObject(importForm.shape).meta({ id: "CostTable" }),
    answer: importAnswer,
    run: async (args) => ({ body: { ...(await importCosts(args)), problems: [] } }),
  }),
  endpoint({
    id: "listRemovedCosts",
    method: "GET",
    path: removed,
    permission: "costs.view",
    query: pageQuery,
    answer: pageOf(removedCostShape).meta({ id: "RemovedCostPage" }),
    run: async (args) => answerPage((await removedOf(args)).map(shownRemoved), args.query),
  }),
  endpoint({
    id: "restoreCost",
    method: "POST",
    path: `${removed}/:costId/restore`,
    permission: "costs.edit",
    run: async (args) => {
      const found = (await removedOf(args)).find(({ id }) => id === idOf(args));
      if (!found) throw errorResponse(404, args.context);
      const restore = { budgetLine: restoreLine, taskCost: restoreTaskCost, cost: restoreEntry }[found.kind];
      await restore({ ...args, value: found });
    },
  }),
];

/** What an address names, whatever kind it is of. */
function idOf({ params }: Asked): string {
  return params["lineId"] ?? params["taskCostId"] ?? params["entryId"] ?? params["costId"] ?? "";
}

/** A credit note is an amount, nothing is none. */
function requireAmount(amountMinor: number): void {
  if (amountMinor === 0) throw new Refusal("cost.notZero", { field: "amountMinor" });
}

/** Without what was not sent. */
function given<Changes extends object>(changes: Changes): { [Key in keyof Changes]?: Exclude<Changes[Key], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Changes]?: Exclude<Changes[Key], undefined>;
  };
}

async function answerLine({ context, project }: ProjectCaller, id: string) {
  const row = await findBudgetLine(context.db, project.id, id);
  if (!row || row.removedAt !== null) throw errorResponse(404, context);
  return { body: shownLine(row), state: row.version };
}

async function answerTaskCost({ context, project }: ProjectCaller, id: string) {
  const row = await findTaskCost(context.db, project.id, id);
  if (!row || row.removedAt !== null) throw errorResponse(404, context);
  return { body: shownTaskCost(row), state: row.version };
}

async function answerEntry({ context, project }: ProjectCaller, id: string) {
  const row = await findCostEntry(context.db, project.id, id);
  if (!row || row.removedAt !== null) throw errorResponse(404, context);
  return { body: shownEntry(row), state: row.version };
}

function removedOf({ context, project }: ProjectCaller) {
  return listRemovedCosts(context.db, project.id, trashHorizon(context.now()));
}

function shownRemoved({
  id,
  version,
  kind,
  name,
  nameZh,
  amountMinor,
  removedAt,
  removerName,
}: Awaited<ReturnType<typeof removedOf>>[number]) {
  return { id, version, kind, name: { text: name, zh: nameZh }, amountMinor, removedAt, removedBy: removerName, goneAt: gone(removedAt) };
}
