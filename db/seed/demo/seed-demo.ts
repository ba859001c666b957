import { planFromTemplate } from "#app/domain/plan/from-template.ts";
import { oneCalendar, type Plan, type PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import type { Scorecard } from "#app/domain/scorecard/scorecard.ts";
import type { GateCriterion } from "#app/domain/template/gate-criterion.ts";
import type { Template, TemplateRole } from "#app/domain/template/template.ts";
import { compileCalendar, isWorkingDay, minutesPerDay } from "#app/domain/time/calendar.ts";
import { parseDay, type Day } from "#app/domain/time/day.ts";
import { findUserByEmail, insertUser } from "../../queries/accounts.ts";
import { copyOf, findLibraryCalendar } from "../../queries/calendars.ts";
import { appendEvent } from "../../queries/events.ts";
import { storeNewProject } from "../../queries/new-project.ts";
import type { Database } from "../../tables/index.ts";
import { demoFields, demoValues } from "./fields.ts";
import { writeDemoBaselines, type DemoPast } from "./demo-baselines.ts";
import { writeDemoBranch } from "./demo-branches.ts";
import type { DecidableDemo } from "./decision.ts";
import { demoPeople, demoProject, type DemoPerson } from "./company.ts";
import { demoState, type DemoState } from "./progress.ts";
import { writeDemoRequirements } from "./write-requirements.ts";
import type { ExampleRequirement } from "#app/domain/requirement/example.ts";
import { demoMoney, demoOwnCosts, writeCosts } from "./write-costs.ts";
import { demoEvaluationTasks, writeDemoEvaluation } from "./write-evaluation.ts";
import { demoWeighing, writeDemoScorecard } from "./write-scorecard.ts";
import type { EvaluationLibrary } from "./write-meetings.ts";
import { writeGates, type GateEvent } from "./write-gates.ts";
import { ordinaryCriticality } from "#app/domain/plan/criticality.ts";

export interface DemoSource {
  readonly template: Template;
  readonly roles: readonly TemplateRole[];
  /** What the gates of the template ask for. */
  readonly gateCriteria: readonly GateCriterion[];
  /** The scorecard by which it judges vendors, and what it asks them. */
  readonly scorecard: Scorecard;
  readonly library: EvaluationLibrary;
  /** What it requires of its system. */
  readonly requirements: readonly ExampleRequirement[];
  readonly today: Day;
  /** Every demo account signs in with the same made-up password. */
  readonly passwordHash: string;
  newId(): string;
  now(): string;
  /** Writes what the company reported, in the words of the product; returns the entries of the log. */
  writeReports(db: Database, demo: ReportableDemo): Promise<readonly GateEvent[]>;
  /** Writes what its committee decided of the vendors, as the product does; returns the entries of the log. */
  writeDecision(db: Database, demo: DecidableDemo): Promise<readonly GateEvent[]>;
}

/** What the status reports of the demo tell of. */
export interface ReportableDemo {
  readonly projectId: string;
  /** Ids of accounts by the keys of people. */
  readonly users: ReadonlyMap<string, string>;
  readonly currency: string;
  readonly today: Day;
  /** When the last report was sent, and the plan as it was known then and is now. */
  readonly sentOn: Day;
  readonly then: DemoPast;
  readonly now: DemoPast;
  newId(): string;
}

/** Writes the demo company with its rollout half-way through, once; false when it is there already. */
export async function seedDemo(db: Database, source: DemoSource): Promise<boolean> {
  const first = demoPeople.find((person) => person.account !== null);
  if (first && (await findUserByEmail(db, first.email))) return false;
  await db.transaction().execute((transaction) => writeDemo(transaction, source));
  return true;
}

async function writeDemo(db: Database, source: DemoSource): Promise<void> {
  const library = await findLibraryCalendar(db, demoProject.calendar);
  if (!library) throw new Error(`The calendar ${demoProject.calendar} is missing`);
  const calendar = copyOf(library, source.newId);
  const state = demoState(source.template, source.today, workingDayOf(calendar, source.today));
  const users = await writeUsers(db, source);
  const people = new Map(demoPeople.map((person) => [person.key, { id: source.newId(), name: personName(person) }]));
  const planned = draftPlan(source, state, calendar, people);
  const current: Plan = { ...planned.plan, tasks: planned.plan.tasks.map((task) => withProgress(task, planned, state, people)) };
  await storeNewProject(db, {
    project: {
      name: demoProject.name.en,
      nameZh: demoProject.name.zh,
      templateKey: demoProject.template,
      goLiveDay: null,
      timeZone: "Asia/Shanghai",
      currency: "CNY",
      isDemo: 1,
      createdBy: users.get("wu.qiang") ?? null,
      createdAt: source.now(),
    },
    newId: source.newId,
    plan: current,
    schedule: scheduled(current),
    background: planned.background,
    calendar,
    members: demoPeople.flatMap((person) => {
      const userId = users.get(person.key);
      return person.account && userId ? [{ userId, role: person.account }] : [];
    }),
    contacts: new Map(
      demoPeople.map((person) => [people.get(person.key)?.id ?? "", { email: person.email, userId: users.get(person.key) ?? null }]),
    ),
  });
  const { recordDays, days } = state;
  const { projectId } = current;
  const taskIds = new Map([...planned.background].map(([id, entry]) => [entry.templateTaskId, id]));
  const money = demoMoney(taskIds, people, source.newId);
  await writeDemoBaselines(db, {
    projectId,
    costs: demoOwnCosts(planned.plan, money),
    recordDays,
    days,
    users,
    newId: source.newId,
    planOn: (day) => planOn(day, planned, state, people),
  });
  await writeCosts(db, { plan: current, money, taskIds, users, days, newId: source.newId });
  const gates = await writeGates(db, {
    template: demoProject.template,
    criteria: source.gateCriteria,
    plan: current,
    taskIds,
    people,
    users,
    today: source.today,
    newId: source.newId,
  });
  const dayBefore = (count: number) => days.at(-1 - count) ?? source.today;
  const branch = await writeDemoBranch(db, { plan: current, taskIds, users, day: dayBefore(2), newId: source.newId });
  const sentOn = dayBefore(5);
  const reports = await source.writeReports(db, {
    ...{ projectId, users, currency: "CNY", sentOn, today: source.today, newId: source.newId },
    then: planOn(sentOn, planned, state, people),
    now: { plan: current, schedule: scheduled(current) },
  });
  const weighed = current.tasks.find(({ id }) => id === taskIds.get(demoWeighing))?.actualFinish?.slice(0, 10);
  const day = weighed ?? dayBefore(8);
  const card = await writeDemoScorecard(db, { projectId, scorecard: source.scorecard, users, day, newId: source.newId });
  const endOf = (id: string) => current.tasks.find((task) => task.id === taskIds.get(id))?.actualFinish?.slice(0, 10) ?? dayBefore(6);
  const startOf = (id: string) => current.tasks.find((task) => task.id === taskIds.get(id))?.actualStart?.slice(0, 10) ?? dayBefore(7);
  const tasks = demoEvaluationTasks;
  const shown = endOf(tasks.shown);
  const evaluationDays = {
    ...{ listed: endOf(tasks.listed), fixed: endOf(tasks.fixed), asked: endOf(tasks.asked), answered: endOf(tasks.answered) },
    ...{ called: endOf(tasks.called), opened: startOf(tasks.scored), scored: endOf(tasks.scored), revealed: endOf(tasks.revealed) },
    shown: [days.filter((each) => each < shown).at(-1) ?? shown, shown] as const,
    shownTaskId: taskIds.get(tasks.shown) ?? null,
  };
  const evaluation = await writeDemoEvaluation(db, {
    ...{ projectId, scorecard: card.scorecard, users, days: evaluationDays },
    ...{ library: source.library, newId: source.newId },
  });
  const requirements = await writeDemoRequirements(db, {
    ...{ projectId, examples: source.requirements, scorecard: card.scorecard, taskIds, people, users, newId: source.newId },
    ...{ written: endOf("2.10"), signed: endOf("2.13"), pulled: evaluationDays.fixed },
  });
  const decision = await source.writeDecision(db, { projectId, users, decidedOn: evaluationDays.revealed, newId: source.newId });
  const told = [...gates, ...card.told, ...evaluation, ...requirements, ...decision, branch, ...reports];
  await writeEvents(db, source, { state, told, taskIds, plan: current, users });
}

type People = ReadonlyMap<string, { readonly id: string; readonly name: string }>;
type Drafted = ReturnType<typeof draftPlan>;

function draftPlan(source: DemoSource, state: DemoState, calendar: Parameters<typeof minutesPerDay>[0], people: People) {
  const { tasks, links, background, goLiveTaskId } = planFromTemplate(source.template, minutesPerDay(calendar), source.newId);
  const used = new Set(source.template.tasks.map((task) => task.role));
  const holder = (code: string) => demoPeople.find((person) => person.roles.includes(code));
  const plan: Plan = {
    projectId: source.newId(),
    version: 1,
    start: state.start,
    nextTaskNumber: tasks.length + 1,
    goLiveTaskId,
    criticality: ordinaryCriticality,
    calendar: {
      week: calendar.week,
      exceptions: calendar.exceptions.map((entry) => ({ ...entry, name: { text: "", zh: null } })),
      provisionalYears: [],
    },
    ...oneCalendar,
    people: [...people.values()],
    roles: source.roles
      .filter((role) => used.has(role.code))
      .map((role) => ({
        code: role.code,
        name: { text: role.name.en, zh: role.name.zh },
        personId: people.get(holder(role.code)?.key ?? "")?.id ?? null,
      })),
    fields: demoFields,
    tasks: tasks.map((task) => ({ ...task, custom: demoValues(task) })),
    links,
    baseline: null,
    gates: {},
  };
  return { plan, background };
}

function withProgress(task: PlanTask, { background }: Drafted, state: DemoState, people: People): PlanTask {
  const templateId = background.get(task.id)?.templateTaskId ?? "";
  const ownerId = people.get(state.owners[templateId] ?? "")?.id ?? null;
  const done = state.done.find((entry) => entry.taskId === templateId);
  if (done)
    return {
      ...task,
      ownerId,
      progress: 100,
      actualStart: `${done.actualStart}T${task.durationMinutes === 0 ? "17:00" : "08:00"}`,
      actualFinish: `${done.actualFinish}T17:00`,
    };
  const running = state.running.find((entry) => entry.taskId === templateId);
  return running ? { ...task, ownerId, progress: running.progress, actualStart: `${running.actualStart}T08:00` } : { ...task, ownerId };
}

/** The plan as it was known at the end of a day: with what had ended by then. */
function planOn(day: Day, planned: Drafted, state: DemoState, people: People): DemoPast {
  const known = { ...state, done: state.done.filter((entry) => entry.actualFinish <= day), running: [] };
  const plan: Plan = { ...planned.plan, tasks: planned.plan.tasks.map((task) => withProgress(task, planned, known, people)) };
  return { plan, schedule: scheduled(plan) };
}

function scheduled(plan: Plan): Schedule {
  const result = schedulePlan(plan);
  if (!result.ok) throw new Error(`The demo plan cannot be scheduled: ${result.problem.code}`);
  return result.value;
}

async function writeUsers(db: Database, { newId, now, passwordHash }: DemoSource): Promise<Map<string, string>> {
  const users = new Map<string, string>();
  for (const person of demoPeople) {
    if (person.account === null) continue;
    const id = newId();
    users.set(person.key, id);
    const isAdministrator = person.account === "owner";
    await insertUser(db, {
      id,
      name: personName(person),
      email: person.email,
      locale: null,
      timeZone: "Asia/Shanghai",
      isAdministrator,
      passwordHash,
      now: now(),
    });
  }
  return users;
}

interface Told {
  readonly state: DemoState;
  readonly told: readonly GateEvent[];
  /** The id in the plan of each task of the template. */
  readonly taskIds: ReadonlyMap<string | null, string>;
  readonly plan: Plan;
  readonly users: ReadonlyMap<string, string>;
}

async function writeEvents(db: Database, { newId }: DemoSource, { state, told, taskIds, plan, users }: Told): Promise<void> {
  const notes = state.events.map(({ on, by, taskId, text }): GateEvent => ({ on, by, taskId, command: "note.add", data: { text } }));
  for (const { on, by, taskId, subjectId, command, data } of [...notes, ...told].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)))
    await appendEvent(db, {
      stream: plan.projectId,
      at: `${on}T08:30:00.000Z`,
      actorId: users.get(by) ?? null,
      command,
      subjectId: subjectId ?? taskIds.get(taskId) ?? null,
      data,
      requestId: newId(),
    });
}

function workingDayOf(calendar: Parameters<typeof compileCalendar>[0], today: Day): (day: Day) => boolean {
  const number = parseDay(today) ?? 0;
  const compiled = compileCalendar(calendar, number - 1000, number + 1000);
  if (!compiled.ok) throw new Error("The demo's calendar has no working time");
  return (day) => isWorkingDay(compiled.value, parseDay(day) ?? 0);
}

/** Both ways of writing a name, as a team of two languages keeps it. */
function personName(person: DemoPerson): string {
  return `${person.name.zh} ${person.name.en}`;
}
