import type { Choices } from "#app/domain/branch/conflicts.ts";
import { mergeProblems } from "#app/domain/branch/merge-problems.ts";
import type { ThreeWayMerge } from "#app/domain/branch/three-way.ts";
import { matchMethods } from "#app/domain/method/match-tasks.ts";
import { mergeMethodInSteps } from "#app/domain/method/merge-method.ts";
import type { MethodIds, MethodStates } from "#app/domain/method/method-state.ts";
import { mergeCommand } from "#app/domain/plan/merge-tasks.ts";
import type { Plan, PlanLink, PlanTask } from "#app/domain/plan/model.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { stepsWithPauses } from "#app/http/large-plan.server.ts";
import type { PlanCaller } from "#app/http/plan-change.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { findProjectMethod, putProjectMethod, type MethodRecord } from "#db/queries/project-method.ts";
import { insertProjectRoles } from "#db/queries/projects.ts";
import { listTemplateTaskIds } from "#db/queries/task-background.ts";
import type { Database } from "#db/tables/index.ts";
import { mergeWithRest, type ChosenSides } from "../branches/rest-of-choices.server.ts";
import { requireSeen } from "../branches/seen-mark.server.ts";
import { runMerge, type PlanChange } from "../plan.server.ts";
import { keptCriteria } from "./kept-criteria.server.ts";
import { findMethod, type Method, type MethodCaller } from "./method-choices.server.ts";

export interface KnownMethod {
  readonly record: MethodRecord;
  /** When the plan was made from it or brought to it; null when that was not kept. */
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}

/**
 * What the project's plan was made from. Of projects that were made before it was kept, the template is taken as it is now, and its tasks by the
 * ids that they kept, else by their names. A plan of no template came from an empty method.
 */
export async function readMethod(caller: MethodCaller, plan: Plan, db: Database = caller.context.db): Promise<KnownMethod> {
  const { project } = caller;
  const kept = await findProjectMethod(db, project.id);
  if (kept) return { record: kept.current, changedAt: kept.changedAt, changedBy: kept.changedBy };
  const method = project.templateKey === null ? undefined : await findMethod(caller, project.templateKey, db);
  const none = {
    key: project.templateKey ?? "",
    edition: 0,
    left: [],
    ids: {},
    outline: { tasks: [], links: [], roles: [], minutesPerDay: 480 },
  };
  if (!method) return { record: none, changedAt: null, changedBy: null };
  const { key, edition, outline } = method;
  const known = new Map([...(await listTemplateTaskIds(db, project.id))].map(([id, methodId]) => [methodId, id]));
  const ids = known.size > 0 ? Object.fromEntries(known) : idsByName(outline.tasks, plan);
  return { record: { key, edition, outline, ids, left: [] }, changedAt: null, changedBy: null };
}

function idsByName(tasks: MethodRecord["outline"]["tasks"], plan: Plan): MethodIds {
  const named = new Map(plan.tasks.map((task) => [`${task.kind} ${task.name.text}`, task.id]));
  return Object.fromEntries(
    tasks.flatMap(({ id, kind, name }) => [[id, named.get(`${kind} ${name.text}`) ?? ""]].filter(([, known]) => known !== "")),
  );
}

export interface MethodProposal {
  readonly record: MethodRecord;
  readonly method: Method;
  readonly states: MethodStates;
  readonly merge: ThreeWayMerge;
}

/** What bringing the plan to a method would do to it; nothing is changed. What people changed stands unless it is chosen otherwise. */
export async function proposeMethod(
  plan: Plan,
  record: MethodRecord,
  method: Method,
  choices: Choices = new Map(),
  leftOut: ReadonlySet<string> = new Set(),
): Promise<MethodProposal> {
  const then = record.outline;
  const now = method.outline;
  const known = new Set(then.tasks.map(({ id }) => id));
  const same = record.key === method.key ? now.tasks.filter(({ id }) => known.has(id)).map(({ id }) => [id, id] as const) : [];
  const taken = new Set(same.map(([id]) => id));
  const others = matchMethods(
    { ...then, tasks: then.tasks.filter(({ id }) => !taken.has(id)) },
    { ...now, tasks: now.tasks.filter(({ id }) => !taken.has(id)) },
  );
  // A task of the other method that happens to have the same id is another one.
  const matches = new Map([...now.tasks.map(({ id }) => [id, `other ${id}`] as const), ...others, ...same]);
  const source = { then, ids: record.ids, now, matches, minutesPerDay: minutesPerDay(plan.calendar) || 480 };
  const { states, merge } = await stepsWithPauses(plan, mergeMethodInSteps(plan, source, choices, leftOut));
  return { record, method, states, merge };
}

export interface MethodWish extends ChosenSides {
  readonly key: string;
  readonly edition: number;
  readonly leftOut: ReadonlySet<string>;
}

/** Brings the plan to a method as one step that undo takes back. Nothing that is in the plan is removed. */
export async function applyMethod(args: PlanCaller & MethodCaller & { readonly value: MethodWish }): Promise<PlanChange> {
  const { value, ...caller } = args;
  const { context, project, user } = caller;
  return runMerge(caller, async ({ plan }, transaction) => {
    const method = await findMethod(caller, value.key, transaction);
    if (!method) throw new Refusal("method.gone", { status: 409 });
    if (method.edition !== value.edition) throw new Refusal("method.changed", { status: 409 });
    const { record } = await readMethod(caller, plan, transaction);
    const proposeBy = async (choices?: Choices) => {
      const { merge: merging, states: both } = await proposeMethod(plan, record, method, choices, choices && value.leftOut);
      return { merge: merging, states: both, conflicts: merging.conflicts };
    };
    const { merged, choices, seen } = await mergeWithRest(value, proposeBy);
    const { merge, states } = merged;
    requireSeen(merge.conflicts, choices, seen);
    const [problem] = mergeProblems(plan, merge);
    const named = merge.tasks.find(({ id }) => id === problem?.taskId)?.name.text ?? "";
    if (problem) throw new Refusal(`branch.problem.${problem.code}`, { status: 409, parameters: { task: named } });
    const { tasks, links, idOf } = withNewIds(merge, context.newId);
    const present = new Set(tasks.map(({ id }) => id));
    const ids = Object.fromEntries(
      Object.entries(states.ids).flatMap(([methodId, id]) => (present.has(idOf(id)) ? [[methodId, idOf(id)] as const] : [])),
    );
    const held = new Set(plan.roles.map(({ code }) => code));
    const used = new Set(tasks.map(({ roleCode }) => roleCode));
    const roles = method.outline.roles.filter(({ code }) => used.has(code) && !held.has(code)).map((role) => ({ ...role, personId: null }));
    const inMethod = new Set(Object.values(ids));
    const left = [...new Set([...record.left, ...states.left])].filter((id) => present.has(id) && !inMethod.has(id));
    return {
      command: { ...mergeCommand(plan, { ...plan, tasks, links }), about: "method" as const },
      data: { method: { key: method.key, edition: method.edition, name: method.name } },
      roles,
      write: async ({ transaction: db, stepId, version }) => {
        await insertProjectRoles(
          db,
          roles.map(({ code, name }, index) => {
            return {
              projectId: project.id,
              code,
              position: plan.roles.length + index,
              name: name.text,
              nameZh: name.zh,
              personId: null,
              version: 1,
            };
          }),
        );
        const current = { key: method.key, edition: method.edition, outline: method.outline, ids, left };
        await putProjectMethod(db, {
          projectId: project.id,
          current,
          former: record,
          stepId,
          criteria: await keptCriteria(db, caller, plan, record, current),
          changedBy: user.id,
          changedAt: context.now(),
          planVersion: version,
        });
      },
    };
  });
}

/** What the method adds gets ids of its own; until then it is called by those of the method. */
function withNewIds({ tasks, links }: Pick<ThreeWayMerge, "tasks" | "links">, newId: () => string) {
  const given = new Map(tasks.flatMap(({ id }) => (id.startsWith("method ") ? [[id, newId()] as const] : [])));
  const idOf = (id: string) => given.get(id) ?? id;
  const renamed = (task: PlanTask): PlanTask => {
    const parentId = task.parentId === null ? null : idOf(task.parentId);
    return given.has(task.id) || parentId !== task.parentId ? { ...task, id: idOf(task.id), parentId } : task;
  };
  const joined = (link: PlanLink): PlanLink =>
    link.id.startsWith("method ")
      ? { ...link, id: newId(), predecessorId: idOf(link.predecessorId), successorId: idOf(link.successorId) }
      : link;
  return { tasks: tasks.map(renamed), links: links.map(joined), idOf };
}
