import { z } from "zod";
import { fieldMatcher, isFieldParameter, readFieldFilters, wrongFilterParts } from "#app/domain/plan/field-filter.ts";
import { longestName, taskKinds, type PlanTask } from "#app/domain/plan/model.ts";
import { responsiblePerson } from "#app/domain/plan/owner.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { pageFrom, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { bilingualShape, idShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readOwnPeople } from "#app/http/own-people.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { findTaskBackground } from "#db/queries/task-background.ts";
import { quickAddForm, revertForm, taskChanges } from "./plan.forms.server.ts";
import { executePlanCommand } from "./plan.server.ts";
import { quickAdd } from "./quick-add.server.ts";
import { revertEntry } from "./revert.server.ts";
import { tasksInState } from "./match-tasks.server.ts";
import { taskStates } from "./task-filter.ts";
import type { FilterReader } from "./workspace/row-filter.ts";
import { answerTask, showTasks, taskShape } from "./task-shape.server.ts";

const taskQuery = pageQuery.extend({
  show: z.enum(taskStates).optional(),
  kind: z.enum(taskKinds).optional(),
  ownerId: idShape.optional(),
  /** Who is to do it, by name or by role: the id of a person of the project, `me`, or `nobody`. */
  person: idShape.meta({ example: "me" }).optional(),
  parentId: idShape.optional(),
  text: z.string().trim().min(1).max(200).optional(),
  /** Of the project's own fields, as the address of the task list says it: `f3=o2&f3=o4&f5.from=10`. */
  fields: z.string().max(2000).refine(namesFieldsOnly, "field.invalid").meta({ example: "f3=o2&f3=o4&f5.from=10" }).optional(),
});

function namesFieldsOnly(query: string): boolean {
  return [...new URLSearchParams(query).keys()].every(isFieldParameter);
}

const taskDetail = z.object({ ...taskShape.shape, doneWhen: bilingualShape, area: z.string().nullable() }).meta({ id: "TaskDetail" });

const newTask = z
  .strictObject({
    name: z.string().trim().min(1).max(longestName),
    kind: z.enum(taskKinds).default("task"),
    parentId: z.uuid().nullable().default(null),
    /** The sibling it comes after; null puts it first. */
    afterId: z.uuid().nullable().default(null),
    durationMinutes: z.number().int().min(0).default(0),
  })
  .meta({ id: "NewTask" });

const place = z.strictObject({ parentId: z.uuid().nullable(), afterId: z.uuid().nullable() }).meta({ id: "TaskPlace" });

const tasks = "/projects/:projectId/tasks";
const oneTask = `${tasks}/:taskId`;

export const taskEndpoints = [
  endpoint({
    id: "listTasks",
    method: "GET",
    path: tasks,
    permission: "plan.view",
    query: taskQuery,
    answer: pageOf(taskShape).meta({ id: "TaskPage" }),
    run: async (caller) => {
      const loaded = await loadPlan(caller);
      const own = caller.query.person === "me" ? await readOwnPeople(caller) : new Set<string>();
      const wanted = chosenTasks(loaded, caller.query, { today: todayIn(caller.project.timeZone, caller.context.now()), own });
      const page = pageFrom(wanted, (task) => task.id, caller.query);
      return { body: { items: showTasks(loaded, page.items), next: page.next } };
    },
  }),
  endpoint({
    id: "createTask",
    method: "POST",
    path: tasks,
    permission: "plan.edit",
    body: newTask,
    answer: taskShape,
    status: 201,
    run: async (args) => {
      const { name, kind, parentId, afterId, durationMinutes } = args.value;
      const taskId = args.context.newId();
      const made = await executePlanCommand(args, { kind: "addTask", taskId, parentId, afterId, taskKind: kind, name, durationMinutes });
      // A request that is sent again names the task that the first one made.
      const id = "taskId" in made.command ? made.command.taskId : taskId;
      return { ...(await answerTask(args, id)), location: `/projects/${args.project.id}/tasks/${id}` };
    },
  }),
  endpoint({
    id: "quickAddTask",
    method: "POST",
    path: `${tasks}/quick-add`,
    permission: "plan.edit",
    body: z.strictObject(quickAddForm.shape).meta({ id: "QuickAddLine" }),
    answer: taskShape,
    status: 201,
    run: async (args) => {
      const { taskId } = await quickAdd(args);
      return { ...(await answerTask(args, taskId)), location: `/projects/${args.project.id}/tasks/${taskId}` };
    },
  }),
  endpoint({
    id: "getTask",
    method: "GET",
    path: oneTask,
    permission: "plan.view",
    answer: taskDetail,
    run: async (caller) => {
      const task = await requireTask(caller);
      const background = await findTaskBackground(caller.context.db, caller.project.id, task.id);
      const { body, state } = await answerTask(caller, task.id);
      const doneWhen = { text: background?.doneWhen ?? "", zh: background?.doneWhenZh ?? null };
      return { body: { ...body, doneWhen, area: background?.area ?? null }, ...(state === undefined ? {} : { state }) };
    },
  }),
  endpoint({
    id: "updateTask",
    method: "PATCH",
    path: oneTask,
    permission: "plan.progress",
    isConditional: true,
    body: taskChanges.meta({ id: "TaskChanges" }),
    answer: taskShape,
    run: async (args) => {
      const { id: taskId } = await requireTask(args);
      await executePlanCommand(args, { kind: "updateTask", taskId, version: args.version, changes: args.value });
      return answerTask(args, taskId);
    },
  }),
  endpoint({
    id: "moveTask",
    method: "POST",
    path: `${oneTask}/move`,
    permission: "plan.edit",
    isConditional: true,
    body: place,
    answer: taskShape,
    run: async (args) => {
      const { id: taskId } = await requireTask(args);
      await executePlanCommand(args, { kind: "moveTask", taskId, version: args.version, ...args.value });
      return answerTask(args, taskId);
    },
  }),
  endpoint({
    id: "deleteTask",
    method: "DELETE",
    path: oneTask,
    permission: "plan.edit",
    isConditional: true,
    run: async (args) => {
      const { id: taskId } = await requireTask(args);
      await executePlanCommand(args, { kind: "removeTask", taskId, version: args.version });
    },
  }),
  endpoint({
    id: "revertTaskChange",
    method: "POST",
    path: `${oneTask}/activity/:sequence/revert`,
    permission: "plan.progress",
    answer: taskShape,
    run: async (args) => {
      const { id: taskId } = await requireTask(args);
      const entry = revertForm.safeParse(args.params);
      if (!entry.success) throw errorResponse(404, args.context);
      await revertEntry({ ...args, value: entry.data });
      return answerTask(args, taskId);
    },
  }),
];

function loadPlan({ context, project }: ProjectCaller): Promise<LoadedPlan> {
  return context.plans.read(context.db, project.id, project.planVersion);
}

/** Where nobody sees a form, nothing is left out of a filter. */
const refusalCodes = {
  "plan.field.number": "plan.field.number",
  "plan.field.date": "plan.field.date",
  "filter.value": "plan.field.option",
  "filter.field": "plan.field.unknown",
  "filter.unfit": "field.invalid",
  "filter.reversed": "field.invalid",
} as const;

function chosenTasks(loaded: LoadedPlan, query: z.output<typeof taskQuery>, { today, own }: FilterReader): readonly PlanTask[] {
  const { show = "all", kind, ownerId, person, parentId, text, fields = "" } = query;
  const filters = readFieldFilters(new URLSearchParams(fields));
  const [wrong] = wrongFilterParts(loaded.plan, filters);
  if (wrong) throw new Refusal(refusalCodes[wrong.code], { field: "fields" });
  const passes = fieldMatcher(loaded.plan, filters);
  const words = text?.toLowerCase();
  return tasksInState(loaded, show, today).filter(
    (task) =>
      (kind === undefined || task.kind === kind) &&
      (ownerId === undefined || task.ownerId === ownerId) &&
      (person === undefined || isToBeDoneBy(person, responsiblePerson(loaded.plan, task), own)) &&
      passes(task) &&
      (parentId === undefined || task.parentId === parentId) &&
      (words === undefined || `${task.name.text}\n${task.name.zh ?? ""}`.toLowerCase().includes(words)),
  );
}

function isToBeDoneBy(wanted: string, person: string | null, own: ReadonlySet<string>): boolean {
  if (wanted === "nobody" || person === null) return wanted === "nobody" && person === null;
  return wanted === "me" ? own.has(person) : person === wanted;
}

/** The task that the URL names. Throws a Response of 404 for one of another plan. */
async function requireTask(caller: ProjectCaller & { params: Readonly<Record<string, string | undefined>> }): Promise<PlanTask> {
  const { plan } = await loadPlan(caller);
  const task = plan.tasks.find((candidate) => candidate.id === caller.params["taskId"]);
  if (!task) throw errorResponse(404, caller.context);
  return task;
}
