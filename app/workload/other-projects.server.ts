import type { Plan } from "#app/domain/plan/model.ts";
import type { DayWork } from "#app/domain/workload/person-load.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { listMemberships } from "#db/queries/projects.ts";
import { findSamePeople } from "#db/queries/same-people.ts";
import { measurePlan } from "./measured-plan.server.ts";

export interface OtherWork {
  /** What the people of this plan have to do elsewhere, by their id here. */
  readonly work: ReadonlyMap<string, readonly DayWork[]>;
  /** The plans it stands in, by project. */
  readonly plans: ReadonlyMap<string, { readonly plan: Plan; readonly name: string; readonly nameZh: string | null }>;
}

/**
 * What the same people have to do in other projects. Only projects that the reader is a member of are looked at: of others nothing is told, not
 * even hours. Projects that are archived ask for no work.
 */
export async function readOtherWork({ context, project, user }: ProjectCaller, from: Day, to: Day): Promise<OtherWork> {
  const memberships = (await listMemberships(context.db, user.id)).filter(({ id, archivedAt }) => id !== project.id && archivedAt === null);
  const same = await findSamePeople(
    context.db,
    project.id,
    memberships.map(({ id }) => id),
  );
  const work = new Map<string, DayWork[]>();
  const plans = new Map<string, { plan: Plan; name: string; nameZh: string | null }>();
  if (same.size === 0) return { work, plans };
  for (const { id, name, nameZh, planVersion } of memberships) {
    const loaded = await context.plans.read(context.db, id, planVersion);
    if (!loaded.plan.people.some((person) => same.has(person.id))) continue;
    plans.set(id, { plan: loaded.plan, name, nameZh });
    for (const { personId, tasks } of measurePlan(loaded, from, to)) {
      const here = same.get(personId);
      if (here === undefined || tasks.length === 0) continue;
      const known = work.get(here) ?? [];
      work.set(here, [...known, ...tasks.map(({ taskId, minutes }) => ({ projectId: id, taskId, minutes }))]);
    }
  }
  return { work, plans };
}
