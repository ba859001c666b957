import { permissionsOf } from "#app/domain/access/permissions.ts";
import { phasesAround } from "#app/domain/plan/strip.ts";
import { methodologyAreas } from "#app/domain/template/template.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { findArchiving } from "#db/queries/project-life.ts";
import { listMemberships } from "#db/queries/projects.ts";

/** What every page of a project shows around its content. */
export async function readProjectFrame({ context, user, project, role, can }: ProjectCaller, { timeZone }: Pick<Reader, "timeZone">) {
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const archiving = project.archivedAt === null ? undefined : await findArchiving(context.db, project.id);
  const today = todayIn(project.timeZone, context.now());
  const { phases, goLive } = context.plans.strip(loaded, today);
  const memberships = await listMemberships(context.db, user.id);
  return {
    sequence: project.sequence,
    project: { id: project.id, name: project.name, nameZh: project.nameZh, role },
    projects: memberships.map(({ id, name, nameZh }) => ({ id, name, nameZh })),
    strip: { ...phasesAround(phases), goLive },
    today,
    permissions: permissionsOf(role),
    archiving: archiving ? { day: todayIn(timeZone, archiving.at), by: archiving.by } : null,
    canReopen: can("project.archive"),
    areas: methodologyAreas,
  };
}
