import type { Absence, Plan } from "#app/domain/plan/model.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { PersonWindow } from "#app/domain/workload/person-load.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { listMemberships } from "#db/queries/projects.ts";
import { groupSamePeople } from "#db/queries/same-people.ts";
import { weekOf } from "./days-off.server.ts";
import { measurePlan } from "./measured-plan.server.ts";
import type { OtherWork } from "./other-projects.server.ts";

/** Somebody with all that they have to do in the projects that the reader may see. */
export interface PortfolioPerson extends PersonWindow {
  readonly name: string;
  /** As each project's plan names them. */
  readonly places: readonly { readonly projectId: string; readonly personId: string }[];
  /** Minutes of each day that they work at all. */
  readonly working: readonly number[];
  readonly absences: readonly Absence[];
  /** The week they work by, in the first of their projects. */
  readonly week: Plan["calendar"]["week"];
}

export interface PortfolioLoads {
  readonly people: readonly PortfolioPerson[];
  readonly plans: OtherWork["plans"];
}

/**
 * Who has what to do on the days of a window, over all projects of the reader that are not archived; of others nothing is told. Somebody with one
 * project has as much time as they have for it, somebody with several all of their working time.
 */
export async function readPortfolioLoads({ context, user }: Caller, from: Day, to: Day): Promise<PortfolioLoads> {
  const memberships = (await listMemberships(context.db, user.id)).filter(({ archivedAt }) => archivedAt === null);
  const groups = await groupSamePeople(
    context.db,
    memberships.map(({ id }) => id),
  );
  const plans = new Map<string, { plan: Plan; name: string; nameZh: string | null }>();
  const people = new Map<string, PortfolioPerson>();
  for (const { id, name, nameZh, planVersion } of memberships) {
    const loaded = await context.plans.read(context.db, id, planVersion);
    const { plan } = loaded;
    plans.set(id, { plan, name, nameZh });
    const names = new Map(plan.people.map((person) => [person.id, person.name]));
    for (const { personId, capacity, working, tasks } of measurePlan(loaded, from, to)) {
      const key = groups.get(personId) ?? personId;
      const known = people.get(key);
      people.set(key, {
        personId: key,
        name: known?.name ?? names.get(personId) ?? "",
        week: known?.week ?? weekOf(plan, personId),
        capacity: known ? known.capacity.map((minutes, day) => Math.max(minutes, known.working[day] ?? 0, working[day] ?? 0)) : capacity,
        working: known ? known.working.map((minutes, day) => Math.max(minutes, working[day] ?? 0)) : working,
        work: [...(known?.work ?? []), ...tasks.map(({ taskId, minutes }) => ({ projectId: id, taskId, minutes }))],
        places: [...(known?.places ?? []), { projectId: id, personId }],
        absences: [...(known?.absences ?? []), ...(plan.workingTimes[personId]?.absences ?? [])],
      });
    }
  }
  return { people: [...people.values()], plans };
}
