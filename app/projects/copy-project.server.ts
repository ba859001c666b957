import type { z } from "zod";
import { copyPlan } from "#app/domain/plan/copy.ts";
import { copyTexts, type HeldTexts } from "#app/domain/plan/held-texts.ts";
import type { GateDemands } from "#app/domain/plan/outline.ts";
import { allCriteria, type Scorecard } from "#app/domain/scorecard/scorecard.ts";
import { insertRequirementCopy, readRequirementCopy } from "#db/queries/requirement-copy.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { addDays, daysBetween } from "#app/domain/time/day.ts";
import { change } from "#app/http/change.server.ts";
import type { IntentArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { copyOf, findLibraryCalendar, listLibraryCalendars, readCalendarRecord, type CalendarRecord } from "#db/queries/calendars.ts";
import { supplierAccounts } from "#app/http/evaluation/supplier-side.server.ts";
import { insertBudget, readBudget } from "#db/queries/budget-copy.ts";
import { insertGateDemands, readGateDemands } from "#db/queries/gate-demands.ts";
import { findProjectMethod, insertProjectMethod, type MethodRecord } from "#db/queries/project-method.ts";
import { copyScript, insertScenarios, listScenarios } from "#db/queries/demonstrations.ts";
import { copyScorecard, insertScorecard } from "#db/queries/new-scorecard.ts";
import { readScorecard } from "#db/queries/scorecard.ts";
import { insertHeldTexts, listHeldTexts } from "#db/queries/held-texts.ts";
import { storeNewProject } from "#db/queries/new-project.ts";
import { listTaskBackgrounds } from "#db/queries/task-background.ts";
import { listMembers, listPeople } from "#db/queries/projects.ts";
import { isProjectRole, type ProjectRole } from "#app/domain/access/permissions.ts";
import type { copyForm } from "./projects.forms.server.ts";

/** What the page of a copy offers, in the reader's language. */
export async function readCopyPage({ context, project, role }: ProjectCaller, { locale, t }: Reader) {
  const calendars = await listLibraryCalendars(context.db);
  const name = inLanguage({ text: project.name, zh: project.nameZh }, locale);
  return {
    title: t("projects:copy.title"),
    source: name,
    suggestedName: t("projects:copy.suggestedName", { name }).slice(0, 120),
    start: project.startDay,
    calendars: calendars.map((entry) => ({ key: entry.libraryKey, name: inLanguage({ text: entry.name, zh: entry.nameZh }, locale) })),
    mayTakeMembers: role === "owner",
    formKey: context.newId(),
  };
}

type CopyArgs = IntentArgs<"project.copy", z.output<typeof copyForm>>;

/** Makes another project of this one, owned by who copies it; returns its id. */
export async function copyProject(args: CopyArgs): Promise<string> {
  const { context, project, user, role, value } = args;
  const isMoved = value.start !== project.startDay;
  if (value.progress && isMoved) throw new Refusal("project.copyProgress", { field: "progress" });
  const source = await context.plans.read(context.db, project.id, project.planVersion);
  const calendar = copyOf(await chosenCalendar(args), context.newId);
  const wishes = { start: value.start, keepsPeople: value.people, keepsProgress: value.progress };
  const copy = copyPlan(source.plan, await listTaskBackgrounds(context.db, project.id), wishes, context.newId);
  const plan = { ...copy.plan, calendar: { ...calendar, provisionalYears: [] } };
  const schedule = schedulePlan(plan);
  if (!schedule.ok) throw new Refusal("schedule.invalid", { field: "start" });
  const members = [{ userId: user.id, role: "owner" as const }, ...(value.members && role === "owner" ? await otherMembers(args) : [])];
  const contacts = await contactsOf(args, copy.personIds, new Set(members.map((member) => member.userId)));
  const held = value.texts ? await listHeldTexts(context.db, project.id) : new Map<string, HeldTexts>();
  const texts = copyTexts(held, { ...copy, keepsProgress: value.progress });
  const budget = await readBudget(context.db, project.id);
  const demands = copiedDemands(await readGateDemands(context.db, project.id), copy.taskIds);
  const method = await findProjectMethod(context.db, project.id);
  const isSupplier = (await supplierAccounts(context.db, project.id)).has(user.id);
  const scorecard = isSupplier ? null : await readScorecard(context.db, project.id);
  const copiedCard = scorecard && copyScorecard(scorecard, context.newId);
  const requirements = await readRequirementCopy(context.db, project.id);
  const script = isSupplier ? [] : await listScenarios(context.db, project.id);
  return change(args, async ({ transaction, record }) => {
    await storeNewProject(transaction, {
      project: {
        name: value.name,
        nameZh: null,
        templateKey: project.templateKey,
        goLiveDay: project.goLiveDay && addDays(project.goLiveDay, daysBetween(project.startDay, value.start)),
        timeZone: project.timeZone,
        currency: project.currency,
        locale: project.locale,
        isDemo: 0,
        createdBy: user.id,
        createdAt: context.now(),
      },
      newId: context.newId,
      plan,
      schedule: schedule.value,
      background: copy.background,
      calendar,
      members,
      contacts,
    });
    if (method)
      await insertProjectMethod(transaction, {
        projectId: plan.projectId,
        record: copiedMethod(method.current, copy.taskIds),
        changedBy: user.id,
        changedAt: context.now(),
      });
    const writing = { projectId: plan.projectId, userId: user.id, userName: user.name, now: context.now(), newId: context.newId };
    await insertHeldTexts(transaction, writing, texts);
    await insertGateDemands(transaction, writing, demands);
    await insertBudget(transaction, writing, budget, copy.taskIds);
    if (copiedCard) await insertScorecard(transaction, writing, copiedCard);
    const subjects = scorecard && copiedCard ? copiedSubjects(scorecard, copiedCard) : new Map<string, string>();
    const ids = { tasks: copy.taskIds, people: copy.personIds, subjects };
    await insertRequirementCopy(transaction, writing, requirements, ids);
    await insertScenarios(transaction, copyScript(script, plan.projectId, context.newId));
    const data = { name: value.name, source: project.name, sourceZh: project.nameZh, start: plan.start, tasks: plan.tasks.length };
    await record({ stream: plan.projectId, command: "project.copy", subjectId: plan.projectId, data });
    return plan.projectId;
  });
}

/** What of a scorecard is what in its copy: both have everything in the same order. */
function copiedSubjects(original: Scorecard, copied: Scorecard): ReadonlyMap<string, string> {
  const subjects = ({ criteria, requirements }: Scorecard) => [...allCriteria(criteria), ...requirements].map(({ id }) => id);
  const after = subjects(copied);
  return new Map(subjects(original).map((id, at) => [id, after[at] ?? id]));
}

/** What the gates of the copy ask for: as the original does, with nothing signed, waived or decided. */
function copiedDemands({ criteria, before = new Map(), limits }: GateDemands, taskIds: ReadonlyMap<string, string>): GateDemands {
  const copied = [...criteria].flatMap(([taskId, asked]) => {
    const id = taskIds.get(taskId);
    return id === undefined ? [] : [[id, asked] as const];
  });
  const waiting = [...before].flatMap(([key, waitingId]) => {
    const [gateId = "", criterionId = ""] = key.split(" ");
    const [gate, task] = [taskIds.get(gateId), taskIds.get(waitingId)];
    return gate === undefined || task === undefined ? [] : [[`${gate} ${criterionId}`, task] as const];
  });
  return { criteria: new Map(copied), before: new Map(waiting), limits };
}

/** What the original was made from, with the tasks of the copy. */
function copiedMethod(record: MethodRecord, taskIds: ReadonlyMap<string, string>): MethodRecord {
  const ids = Object.entries(record.ids).flatMap(([methodId, id]) => {
    const copied = taskIds.get(id);
    return copied === undefined ? [] : [[methodId, copied] as const];
  });
  return { ...record, ids: Object.fromEntries(ids), left: record.left.flatMap((id) => taskIds.get(id) ?? []) };
}

async function chosenCalendar({ context, project, value }: CopyArgs): Promise<CalendarRecord> {
  if (value.calendar === "own") return readCalendarRecord(context.db, project.calendarId);
  const calendar = await findLibraryCalendar(context.db, value.calendar);
  if (!calendar) throw new Refusal("field.invalid", { field: "calendar" });
  return calendar;
}

async function otherMembers({ context, project, user }: CopyArgs): Promise<{ userId: string; role: ProjectRole }[]> {
  const members = await listMembers(context.db, project.id);
  return members.flatMap(({ userId, role, disabledAt }) =>
    userId !== user.id && disabledAt === null && isProjectRole(role) ? [{ userId, role }] : [],
  );
}

/** People keep their address; they keep their account where it may see the copy. */
async function contactsOf({ context, project }: CopyArgs, personIds: ReadonlyMap<string, string>, members: ReadonlySet<string>) {
  const people = await listPeople(context.db, project.id);
  return new Map(
    people.flatMap(({ id, email, userId }) => {
      const copied = personIds.get(id);
      return copied === undefined ? [] : [[copied, { email, userId: userId !== null && members.has(userId) ? userId : null }] as const];
    }),
  );
}
