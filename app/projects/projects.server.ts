import type { ProjectRole } from "#app/domain/access/permissions.ts";
import type { BilingualText } from "#app/domain/plan/model.ts";
import { workDone } from "#app/domain/plan/work-done.ts";
import type { CivilTime } from "#app/domain/time/day.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { todayIn } from "#app/http/today.server.ts";
import { listMemberships } from "#db/queries/projects.ts";

export interface PortfolioEntry {
  readonly id: string;
  readonly name: BilingualText;
  readonly role: ProjectRole;
  /** The first phase that is not done; null for a plan without phases. */
  readonly phase: BilingualText | "done" | null;
  /** Per cent of the plan's work. */
  readonly progress: number;
  readonly goLive: CivilTime | null;
}

/** Every project of an account with where it stands. */
export async function readPortfolio({ context, user }: Caller): Promise<PortfolioEntry[]> {
  const memberships = await listMemberships(context.db, user.id);
  const entries: PortfolioEntry[] = [];
  for (const project of memberships) {
    const loaded = await context.plans.read(context.db, project.id, project.planVersion);
    const { phases, goLive } = context.plans.strip(loaded, todayIn(project.timeZone, context.now()));
    const { plan } = loaded;
    entries.push({
      id: project.id,
      name: { text: project.name, zh: project.nameZh },
      role: project.role,
      phase: phases.find((phase) => phase.state !== "done")?.name ?? (phases.length > 0 ? "done" : null),
      progress: workDone(plan),
      goLive: goLive?.at ?? null,
    });
  }
  return entries;
}
