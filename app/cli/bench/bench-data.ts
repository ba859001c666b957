import { oneCalendar, plainTask, type Plan, type PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import type { Network, NetworkTask } from "#app/domain/schedule/network.ts";
import { makeNetwork } from "#app/domain/schedule/sample-network.ts";
import { standardCalendar } from "#app/domain/time/calendar.ts";
import type { Services } from "#app/http/context.server.ts";
import { hashPassword } from "#app/http/password.server.ts";
import { insertUser } from "#db/queries/accounts.ts";
import { copyOf, findLibraryCalendar } from "#db/queries/calendars.ts";
import { storeNewProject } from "#db/queries/new-project.ts";
import { ordinaryCriticality } from "#app/domain/plan/criticality.ts";

export interface BenchProject {
  readonly id: string;
  readonly plan: Plan;
}

export const benchAccount = { email: "bench@example.com", password: "benchmarks sign in too" };

/** An account that benchmarks sign in with, under its address and the one password of them all; returns its id. */
export async function addBenchAccount(services: Services, email: string = benchAccount.email): Promise<string> {
  const id = services.newId();
  const passwordHash = await hashPassword(benchAccount.password);
  const preferences = { locale: "en", timeZone: "Asia/Shanghai", isAdministrator: false };
  await insertUser(services.db, { id, name: "Bench", email, ...preferences, passwordHash, now: services.now() });
  return id;
}

/** A project of a sample network, or of a chain in which every task waits for the one before. */
export async function addBenchProject(
  services: Services,
  userId: string,
  tasks: number,
  shape: "network" | "chain",
): Promise<BenchProject> {
  const library = await findLibraryCalendar(services.db, "standard");
  if (!library) throw new Error("The library has no standard calendar");
  const calendar = copyOf(library, services.newId);
  const plan = { ...planOf(services, tasks, shape), calendar: { ...calendar, provisionalYears: [] } };
  const schedule = schedulePlan(plan);
  if (!schedule.ok) throw new Error(`The plan cannot be scheduled: ${schedule.problem.code}`);
  const now = services.now();
  await services.db.transaction().execute((transaction) =>
    storeNewProject(transaction, {
      project: {
        name: `Benchmark of ${tasks}`,
        nameZh: null,
        templateKey: null,
        goLiveDay: null,
        timeZone: "Asia/Shanghai",
        currency: "CNY",
        isDemo: 0,
        createdBy: userId,
        createdAt: now,
      },
      newId: services.newId,
      plan,
      schedule: schedule.value,
      background: new Map(),
      calendar,
      members: [{ userId, role: "owner" }],
      contacts: new Map(),
    }),
  );
  return { id: plan.projectId, plan };
}

/** A plan of a sample network that is in no database. */
export function samplePlanOf(count: number): Plan {
  let number = 0;
  const plan = planOf({ newId: () => `sample-${number++}` }, count, "network");
  return { ...plan, calendar: { week: standardCalendar.week, exceptions: [], provisionalYears: [] } };
}

function planOf({ newId }: Pick<Services, "newId">, count: number, shape: "network" | "chain"): Omit<Plan, "calendar"> {
  const { tasks, links } = shape === "network" ? inPhases(makeNetwork(count, 7)) : chain(count);
  const ids = new Map(tasks.map((task) => [task.id, newId()]));
  const idOf = (id: string) => ids.get(id) ?? id;
  return {
    projectId: newId(),
    version: 1,
    start: "2026-01-05",
    nextTaskNumber: tasks.length + 1,
    goLiveTaskId: null,
    criticality: ordinaryCriticality,
    ...oneCalendar,
    people: [],
    roles: [],
    fields: [],
    tasks: tasks.map((task, index): PlanTask => ({
      id: idOf(task.id),
      version: 1,
      number: index + 1,
      parentId: task.parent === null ? null : idOf(task.parent),
      position: (index + 1) * 1024,
      kind: task.durationMinutes === 0 ? "phase" : "task",
      name: { text: `Task ${index + 1} of the benchmark`, zh: null },
      durationMinutes: task.durationMinutes,
      ...plainTask,
    })),
    links: links.map((link) => ({
      id: newId(),
      predecessorId: idOf(link.predecessor),
      successorId: idOf(link.successor),
      type: link.type,
      lag: link.lag,
      lagUnit: link.lagUnit,
    })),
    baseline: null,
    gates: {},
  };
}

const mostPhases = 8;

/** Puts the groups of a large network under a few phases, as a rollout of that size has them. */
function inPhases({ tasks, links }: BenchNetwork): BenchNetwork {
  const groups = tasks.filter((task) => task.parent === null);
  if (groups.length <= mostPhases) return { tasks, links };
  const perPhase = Math.ceil(groups.length / mostPhases);
  const phased = groups.flatMap((group, index): NetworkTask[] => {
    const phase = `phase-${Math.floor(index / perPhase)}`;
    const children = tasks.filter((task) => task.parent === group.id);
    const head = index % perPhase === 0 ? [{ id: phase, parent: null, durationMinutes: 0 }] : [];
    return [...head, { ...group, parent: phase }, ...children];
  });
  return { tasks: phased, links };
}

type BenchNetwork = Pick<Network, "tasks" | "links">;

function chain(count: number): BenchNetwork {
  const names = Array.from({ length: count }, (_, index) => `task-${index}`);
  return {
    tasks: names.map((id) => ({ id, parent: null, durationMinutes: 480 })),
    links: names
      .slice(1)
      .map((successor, index) => ({ predecessor: names[index] ?? "", successor, type: "FS", lag: 0, lagUnit: "working" })),
  };
}
