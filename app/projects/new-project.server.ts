import type { z } from "zod";
import { outlineOfSaved, outlineOfTemplate, type MethodOutline } from "#app/domain/method/method-outline.ts";
import type { MethodIds } from "#app/domain/method/method-state.ts";
import { planFromTemplate } from "#app/domain/plan/from-template.ts";
import type { HeldTexts } from "#app/domain/plan/held-texts.ts";
import { oneCalendar, type Plan, type PlanRole } from "#app/domain/plan/model.ts";
import { planFromOutline, type OutlinedPlan } from "#app/domain/plan/outline.ts";
import { planNetwork, schedulePlan } from "#app/domain/plan/schedule.ts";
import { planBackward } from "#app/domain/schedule/backward.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import type { Day } from "#app/domain/time/day.ts";
import { templateKeys } from "#app/domain/template/template.ts";
import { change } from "#app/http/change.server.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { loadTemplates } from "#app/content/templates.server.ts";
import { copyOf, findLibraryCalendar, type NewCalendar } from "#db/queries/calendars.ts";
import { insertOutlinedRequirements } from "#db/queries/requirement-copy.ts";
import { insertBudget } from "#db/queries/budget-copy.ts";
import { insertGateDemands } from "#db/queries/gate-demands.ts";
import { insertHeldTexts } from "#db/queries/held-texts.ts";
import { insertProjectMethod } from "#db/queries/project-method.ts";
import { findProjectTemplate } from "#db/queries/project-templates.ts";
import { storeNewProject } from "#db/queries/new-project.ts";
import type { newProjectForm } from "./projects.forms.server.ts";
import { ordinaryCriticality } from "#app/domain/plan/criticality.ts";

type NewProjectForm = z.output<typeof newProjectForm>;

/** Makes a project from a template, scheduled forward from its start or backward from its go-live; returns its id. */
export async function createProject(args: IntentArgs<"projects.create", NewProjectForm>): Promise<string> {
  const { context, user, value } = args;
  const library = await findLibraryCalendar(context.db, value.calendar);
  if (!library) throw new Refusal("field.invalid", { field: "calendar" });
  const calendar = copyOf(library, context.newId);
  const source = await templateSource(args, minutesPerDay(calendar));
  const draft = draftPlan(args, source, calendar);
  const plan = value.planFrom === "start" ? { ...draft.plan, start: value.day } : startingInTime(args, draft.plan, value.day);
  const schedule = schedulePlan(plan);
  if (!schedule.ok) throw new Refusal("schedule.invalid", { field: "day" });
  return change(args, async ({ transaction, record }) => {
    await storeNewProject(transaction, {
      project: {
        name: value.name,
        nameZh: null,
        templateKey: value.template,
        goLiveDay: value.planFrom === "goLive" ? value.day : null,
        timeZone: value.timeZone,
        currency: value.currency,
        isDemo: 0,
        createdBy: user.id,
        createdAt: context.now(),
      },
      newId: context.newId,
      plan,
      schedule: schedule.value,
      background: draft.background,
      calendar,
      members: [{ userId: user.id, role: "owner" }],
      contacts: new Map(plan.people.filter(({ name }) => name === user.name).map(({ id }) => [id, { email: user.email, userId: user.id }])),
    });
    await insertProjectMethod(transaction, {
      projectId: plan.projectId,
      record: { ...source.method, key: value.template, ids: idsOf(source, plan), left: [] },
      changedBy: user.id,
      changedAt: context.now(),
    });
    const writing = { projectId: plan.projectId, userId: user.id, now: context.now(), newId: context.newId };
    await insertHeldTexts(transaction, writing, source.draft.texts);
    await insertGateDemands(transaction, writing, source.draft.demands);
    const lines = source.draft.budget.map(({ name, category, takesHours }, index) => {
      return {
        id: String(index),
        name: name.text,
        nameZh: name.zh,
        category,
        plannedMinor: 0,
        takesHours: takesHours ? (1 as const) : (0 as const),
      };
    });
    await insertOutlinedRequirements(transaction, writing, source.draft.requirements);
    await insertBudget(transaction, writing, { lines, taskCosts: [] }, new Map());
    const data = { name: value.name, template: value.template, start: plan.start, tasks: plan.tasks.length };
    await record({ stream: plan.projectId, command: "project.create", subjectId: plan.projectId, data });
    return plan.projectId;
  });
}

interface TemplateSource {
  readonly draft: OutlinedPlan;
  readonly roles: readonly Omit<PlanRole, "personId">[];
  /** What is kept of it, so that a later edition can be brought to the plan. */
  readonly method: { readonly edition: number; readonly outline: MethodOutline };
}

/** The tasks of a plan that was just made stand in the order of its template. */
function idsOf({ method }: TemplateSource, { tasks }: Plan): MethodIds {
  return Object.fromEntries(method.outline.tasks.map(({ id }, index) => [id, tasks[index]?.id ?? ""]));
}

/** The tasks and roles of one of our templates, or of one that somebody saved. */
async function templateSource(
  { context, value }: IntentArgs<"projects.create", NewProjectForm>,
  dayLength: number,
): Promise<TemplateSource> {
  const key = templateKeys.find((candidate) => candidate === value.template);
  if (key !== undefined) {
    const { templates, roles } = await loadTemplates(context.contentDirectory);
    const draft = {
      ...planFromTemplate(templates[key], dayLength, context.newId),
      texts: new Map<string, HeldTexts>(),
      demands: { criteria: new Map(), limits: {} },
      budget: [],
      requirements: [],
      fields: [],
      criticality: ordinaryCriticality,
    };
    const method = { edition: templates[key].version, outline: outlineOfTemplate(templates[key], roles) };
    return { draft, roles: roles.map(({ code, name }) => ({ code, name: { text: name.en, zh: name.zh } })), method };
  }
  const saved = await findProjectTemplate(context.db, value.template);
  if (!saved || saved.removedAt !== null) throw new Refusal("template.gone", { field: "template" });
  const method = { edition: saved.edition, outline: outlineOfSaved(saved.outline) };
  return { draft: planFromOutline(saved.outline, dayLength, context.newId), roles: saved.outline.roles, method };
}

function draftPlan({ context, value }: IntentArgs<"projects.create", NewProjectForm>, source: TemplateSource, calendar: NewCalendar) {
  const { tasks, links, background, goLiveTaskId, criticality } = source.draft;
  const used = new Set(tasks.map((task) => task.roleCode));
  const people = namedPeople(value, context.newId);
  const plan: Plan = {
    projectId: context.newId(),
    version: 1,
    start: value.day,
    nextTaskNumber: tasks.length + 1,
    goLiveTaskId,
    criticality,
    calendar: { ...calendar, provisionalYears: [] },
    ...oneCalendar,
    people: [...new Map(people.map(({ person }) => [person.id, person])).values()],
    roles: source.roles
      .filter((role) => used.has(role.code))
      .map((role) => ({
        ...role,
        personId: people.find((entry) => entry.code === role.code)?.person.id ?? null,
      })),
    fields: source.draft.fields,
    tasks,
    links,
    baseline: null,
    gates: {},
  };
  return { plan, background };
}

/** The names typed beside roles; the same name twice is the same person. */
function namedPeople(value: NewProjectForm, newId: () => string) {
  const byName = new Map<string, { id: string; name: string }>();
  return value.people.flatMap(({ code, name }) => {
    if (!name) return [];
    const person = byName.get(name) ?? { id: newId(), name };
    byName.set(name, person);
    return [{ code, person }];
  });
}

/** The plan with the latest start that still meets the go-live day. */
function startingInTime({ context, value }: IntentArgs<"projects.create", NewProjectForm>, plan: Plan, goLiveDay: Day): Plan {
  if (plan.goLiveTaskId === null) throw new Refusal("goLive.noMilestone", { field: "planFrom" });
  const backward = planBackward(planNetwork(plan), plan.goLiveTaskId, goLiveDay, todayIn(value.timeZone, context.now()));
  if (!backward.ok) throw new Refusal("schedule.invalid", { field: "day" });
  return { ...plan, start: backward.value.start.slice(0, 10) };
}
