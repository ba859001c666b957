import type { ProjectRole } from "#app/domain/access/permissions.ts";
import { milestonePoints } from "#app/domain/baseline/milestone-points.ts";
import type { TaskBackground } from "#app/domain/plan/from-template.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { formatCivilTime } from "#app/domain/time/day.ts";
import type { Database } from "../tables/index.ts";
import type { ProjectRow } from "../tables/projects.ts";
import { insertCalendar, type NewCalendar } from "./calendars.ts";
import { insertFields } from "./custom-fields.ts";
import { recordForecasts } from "./milestone-forecasts.ts";
import { insertLinks, insertTasks } from "./plan-writes.ts";
import { insertWorkingTimes } from "./working-times.ts";
import { insertMember, insertPeople, insertProject, insertProjectRoles } from "./projects.ts";

export interface NewProject {
  readonly project: Pick<
    ProjectRow,
    "name" | "nameZh" | "templateKey" | "goLiveDay" | "timeZone" | "currency" | "isDemo" | "createdBy" | "createdAt"
  > &
    Partial<Pick<ProjectRow, "locale">>;
  /** Already scheduled by `schedule`, with its people and roles. */
  readonly plan: Plan;
  readonly schedule: Pick<Schedule, "startMinutes" | "finishMinutes">;
  readonly background: ReadonlyMap<string, TaskBackground>;
  /** The project's own copy of a calendar. */
  readonly calendar: NewCalendar;
  readonly members: readonly { readonly userId: string; readonly role: ProjectRole }[];
  /** Addresses and accounts of the plan's people, where they have any. */
  readonly newId: () => string;
  readonly contacts: ReadonlyMap<string, { readonly email: string | null; readonly userId: string | null }>;
}

const noBackground: TaskBackground = { doneWhen: { text: "", zh: null }, items: [], area: null, templateTaskId: null };

/** Writes a whole project: its calendar, members, people, roles and plan. */
export async function storeNewProject(db: Database, entry: NewProject): Promise<void> {
  const { project, plan, schedule, background, calendar, members, contacts } = entry;
  const { projectId } = plan;
  await insertCalendar(db, calendar);
  await insertProject(db, {
    locale: null,
    ...project,
    id: projectId,
    calendarId: calendar.id,
    startDay: plan.start,
    goLiveTaskId: plan.goLiveTaskId,
    criticality: JSON.stringify(plan.criticality),
    nextTaskNumber: plan.nextTaskNumber,
    planVersion: plan.version,
    version: 1,
    archivedAt: null,
    archivedBy: null,
    trashedAt: null,
    trashedBy: null,
  });
  for (const { userId, role } of members) await insertMember(db, projectId, userId, role, project.createdAt);
  await insertPeople(
    db,
    plan.people.map(({ id, name }) => ({ id, projectId, name, email: null, userId: null, ...contacts.get(id), version: 1 })),
  );
  await insertWorkingTimes(db, projectId, plan, entry.newId);
  await insertProjectRoles(
    db,
    plan.roles.map((role, position) => ({
      projectId,
      code: role.code,
      position,
      name: role.name.text,
      nameZh: role.name.zh,
      personId: role.personId,
      version: 1,
    })),
  );
  await insertFields(
    db,
    projectId,
    plan.fields.map((field, position) => ({ ...field, id: entry.newId(), position })),
  );
  await insertTasks(db, plan, plan.tasks, (task, index) => ({
    ...(background.get(task.id) ?? noBackground),
    startAt: formatCivilTime(schedule.startMinutes[index]!),
    finishAt: formatCivilTime(schedule.finishMinutes[index]!),
  }));
  await insertLinks(db, plan, plan.links);
  await recordForecasts(db, projectId, todayIn(project.timeZone, project.createdAt), milestonePoints(plan, schedule));
}
