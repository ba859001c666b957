import { projectStanding, type Standing } from "#app/domain/plan/standing.ts";
import { summaryIds } from "#app/domain/plan/tree.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { Services } from "#app/http/context.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectMembership } from "#db/queries/projects.ts";
import { listGateMarks } from "#db/queries/gate-marks.ts";
import { listBaselineFinishes, listRoleHolders, listStandingTasks, type StoredStandingTask } from "#db/queries/standings.ts";
import type { Database } from "#db/tables/index.ts";

export interface StoredStanding extends Standing {
  /** How many open tasks each person of the plan has. */
  readonly openByPerson: ReadonlyMap<string, number>;
}

interface KnownStanding {
  /** What it was worked out from. */
  readonly key: string;
  readonly standing: StoredStanding;
}

const projectsAtOnce = 20;
const mostKnown = 5000;
const known = new WeakMap<Database, Map<string, KnownStanding>>();

/**
 * Where projects stand, from the dates that are stored: no plan is scheduled. What was worked out stays right until the plan or the day
 * changes, so only the projects that changed are read again.
 */
export async function readStandings(
  { db, now }: Pick<Services, "db" | "now">,
  projects: readonly ProjectMembership[],
): Promise<ReadonlyMap<string, StoredStanding>> {
  const kept = known.get(db) ?? new Map<string, KnownStanding>();
  known.set(db, kept);
  const instant = now();
  const asked = projects.map((project) => {
    const today = todayIn(project.timeZone, instant);
    return { project, today, key: [project.planVersion, today, project.goLiveTaskId, project.goLiveDay, project.startDay].join(" ") };
  });
  const missing = asked.filter(({ project, key }) => kept.get(project.id)?.key !== key);
  if (kept.size + missing.length > mostKnown) kept.clear();
  const standings = new Map(asked.flatMap(({ project, key }) => fresh(project.id, key)));
  for (let from = 0; from < missing.length; from += projectsAtOnce) {
    // Other requests are served in between.
    await new Promise((resolve) => setImmediate(resolve));
    const part = missing.slice(from, from + projectsAtOnce);
    for (const [id, standing] of await workOut(db, part)) {
      standings.set(id, standing);
      kept.set(id, { key: part.find((entry) => entry.project.id === id)?.key ?? "", standing });
    }
  }
  return standings;

  function fresh(id: string, key: string): [string, StoredStanding][] {
    const entry = kept.get(id);
    return entry?.key === key ? [[id, entry.standing]] : [];
  }
}

async function workOut(
  db: Database,
  asked: readonly { readonly project: ProjectMembership; readonly today: Day }[],
): Promise<Map<string, StoredStanding>> {
  const ids = asked.map(({ project }) => project.id);
  const tasks = await listStandingTasks(db, ids);
  const holders = await listRoleHolders(db, ids);
  const marks = await listGateMarks(db, ids);
  const finishes = await listBaselineFinishes(
    db,
    ids,
    asked.flatMap(({ project }) => project.goLiveTaskId ?? []),
  );
  return new Map(
    asked.map(({ project, today }) => {
      const own = tasks.get(project.id) ?? [];
      const { goLiveTaskId, goLiveDay, startDay } = project;
      const baselineDay = finishes.get(goLiveTaskId ?? "")?.slice(0, 10) ?? null;
      const gates = marks.get(project.id) ?? {};
      const standing = projectStanding({ tasks: own, goLiveTaskId, targetDay: goLiveDay, startDay, baselineDay, today, gates });
      return [project.id, { ...standing, openByPerson: countOpen(project.id, own, holders) }];
    }),
  );
}

function countOpen(projectId: string, tasks: readonly StoredStandingTask[], holders: ReadonlyMap<string, string>): Map<string, number> {
  const summaries = summaryIds(tasks);
  const counts = new Map<string, number>();
  for (const task of tasks) {
    const person = task.ownerId ?? (task.roleCode === null ? undefined : holders.get(`${projectId} ${task.roleCode}`));
    if (person === undefined || task.progress === 100 || summaries.has(task.id)) continue;
    counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return counts;
}
