import { lockName, shareName } from "../dialect.ts";
import { parts } from "../in-parts.ts";
import { isProjectRole, type ProjectRole } from "#app/domain/access/permissions.ts";
import type { Database } from "../tables/index.ts";
import type { PersonRow, ProjectRow, ProjectRoleRow } from "../tables/projects.ts";

export interface ProjectMembership {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly templateKey: string | null;
  readonly calendarId: string;
  readonly startDay: string;
  readonly goLiveDay: string | null;
  readonly goLiveTaskId: string | null;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: string | null;
  readonly planVersion: number;
  readonly version: number;
  /** Since when it can only be read; null while people work in it. */
  readonly archivedAt: string | null;
  /** 0 or 1: the believable company that a first start brings along. */
  readonly isDemo: number;
  readonly role: ProjectRole;
}

const membershipColumns = [
  "project.id",
  "project.name",
  "project.nameZh",
  "project.templateKey",
  "project.calendarId",
  "project.startDay",
  "project.goLiveDay",
  "project.goLiveTaskId",
  "project.timeZone",
  "project.currency",
  "project.locale",
  "project.planVersion",
  "project.version",
  "project.archivedAt",
  "project.isDemo",
  "projectMember.role",
] as const;

export interface OpenedProject extends ProjectMembership {
  /** The place of its newest entry in the log: whatever is read after this is at least as new. */
  readonly sequence: number;
}

/** A project as one of its members sees it; undefined for everybody else, and while it is in the trash. */
export async function findMembership(db: Database, projectId: string, userId: string): Promise<OpenedProject | undefined> {
  const row = await db
    .selectFrom("project")
    .innerJoin("projectMember", "projectMember.projectId", "project.id")
    .select(membershipColumns)
    .select(({ selectFrom }) =>
      selectFrom("event")
        .select(({ fn }) => fn.max("event.sequence").as("newest"))
        .whereRef("event.stream", "=", "project.id")
        .as("sequence"),
    )
    .where("project.id", "=", projectId)
    .where("project.trashedAt", "is", null)
    .where("projectMember.userId", "=", userId)
    .executeTakeFirst();
  return row && { ...membership(row), sequence: row.sequence ?? 0 };
}

/** What a project is called, its currency, and the version its plan is at; undefined when there is none, or it is in the trash. */
export async function findProjectHead(
  db: Database,
  projectId: string,
): Promise<Pick<ProjectRow, "name" | "nameZh" | "currency" | "planVersion"> | undefined> {
  return db
    .selectFrom("project")
    .select(["name", "nameZh", "currency", "planVersion"])
    .where("id", "=", projectId)
    .where("trashedAt", "is", null)
    .executeTakeFirst();
}

/** The ids of the projects of this name, in either language; those in the trash are left out. */
export async function listProjectsNamed(db: Database, name: string): Promise<string[]> {
  const rows = await db
    .selectFrom("project")
    .select("id")
    .where((where) => where.or([where("name", "=", name), where("nameZh", "=", name)]))
    .where("trashedAt", "is", null)
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id);
}

/** The projects an account is a member of, the newest first; those in the trash are left out. */
export async function listMemberships(db: Database, userId: string): Promise<ProjectMembership[]> {
  const rows = await db
    .selectFrom("project")
    .innerJoin("projectMember", "projectMember.projectId", "project.id")
    .select(membershipColumns)
    .where("projectMember.userId", "=", userId)
    .where("project.trashedAt", "is", null)
    .orderBy("project.createdAt", "desc")
    .orderBy("project.id")
    .execute();
  return rows.map(membership);
}

function membership(row: Omit<ProjectMembership, "role"> & { role: string }): ProjectMembership {
  if (!isProjectRole(row.role)) throw new Error(`Unknown project role ${row.role}`);
  return { ...row, role: row.role };
}

export async function insertProject(db: Database, project: ProjectRow): Promise<void> {
  await db.insertInto("project").values(project).execute();
}

export interface ProjectSettings {
  readonly name: string;
  readonly nameZh: string | null;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: string | null;
  readonly goLiveTaskId: string | null;
  /** JSON, as the row keeps it. */
  readonly criticality: string | null;
}

/** Changes settings that are still at `version`; false when they were changed elsewhere. */
export async function updateProjectSettings(
  db: Database,
  projectId: string,
  version: number,
  settings: Partial<ProjectSettings>,
): Promise<boolean> {
  const result = await db
    .updateTable("project")
    .set({ ...settings, version: version + 1 })
    .where("id", "=", projectId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Deletes a project with all that belongs to it, and its own calendars. Its entries in the log stay. */
export async function deleteProject(db: Database, projectId: string): Promise<void> {
  const project = await db.selectFrom("project").select("calendarId").where("id", "=", projectId).executeTakeFirst();
  if (!project) return;
  const others = await db.selectFrom("projectCalendar").select("calendarId").where("projectId", "=", projectId).execute();
  // Tasks go before people: for each person who goes, the database searches all tasks for those they own.
  for (const table of ["taskLink", "planStep", "task", "projectRole"] as const)
    await db.deleteFrom(table).where("projectId", "=", projectId).execute();
  await db.deleteFrom("project").where("id", "=", projectId).execute();
  await db
    .deleteFrom("calendar")
    .where("id", "in", [project.calendarId, ...others.map((row) => row.calendarId)])
    .where("libraryKey", "is", null)
    .where((row) => row.not(row.exists(row.selectFrom("project").select("project.id").whereRef("project.calendarId", "=", "calendar.id"))))
    .execute();
}

/** Counts a change of the plan or of what it is scheduled by. */
export async function setPlanVersion(db: Database, projectId: string, planVersion: number, nextTaskNumber: number): Promise<void> {
  await db.updateTable("project").set({ planVersion, nextTaskNumber }).where("id", "=", projectId).execute();
}

/** The version a project's plan is at; undefined when there is no such project. */
export async function findPlanVersion(db: Database, projectId: string): Promise<number | undefined> {
  const row = await db.selectFrom("project").select("planVersion").where("id", "=", projectId).executeTakeFirst();
  return row?.planVersion;
}

export async function insertMember(db: Database, projectId: string, userId: string, role: ProjectRole, now: string): Promise<void> {
  await db.insertInto("projectMember").values({ projectId, userId, role, version: 1, createdAt: now }).execute();
}

/** The person with the address of an account gets the account, if they have none. */
export async function linkPersonByEmail(db: Database, projectId: string, userId: string, email: string): Promise<void> {
  const people = await listPeople(db, projectId);
  const person = people.find((entry) => entry.userId === null && entry.email?.toLowerCase() === email);
  if (person) await updatePerson(db, projectId, person.id, person.version, { name: person.name, email: person.email, userId });
}

/** The people of a plan whose addresses are those of members are taken to be them. */
export async function linkPeopleByEmail(db: Database, projectId: string): Promise<void> {
  const known = new Set((await listPeople(db, projectId)).map((person) => person.userId));
  for (const { userId, email } of await listMembers(db, projectId))
    if (!known.has(userId)) await linkPersonByEmail(db, projectId, userId, email);
}

/**
 * One change of a project's members at a time, and none while an account is closed: each sees how many owners the other has left.
 */
export async function lockMembers(transaction: Database, projectId: string): Promise<void> {
  await shareName(transaction, everyOwner);
  await lockName(transaction, `members:${projectId}`);
}

/** Nobody's role changes in any project until the transaction ends. */
export async function lockAllMembers(transaction: Database): Promise<void> {
  await lockName(transaction, everyOwner);
}

const everyOwner = "owners";

export interface Member {
  /** When the account was closed; null while it can sign in. */
  readonly disabledAt: string | null;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly version: number;
}

export async function listMembers(db: Database, projectId: string): Promise<Member[]> {
  return db
    .selectFrom("projectMember")
    .innerJoin("appUser", "appUser.id", "projectMember.userId")
    .select(["projectMember.userId", "appUser.name", "appUser.email", "appUser.disabledAt", "projectMember.role", "projectMember.version"])
    .where("projectMember.projectId", "=", projectId)
    .execute();
}

/** Projects that nobody could manage without this account: no other open account owns them. */
export async function listOnlyOwnedProjects(db: Database, userId: string): Promise<{ readonly id: string; readonly name: string }[]> {
  return db
    .selectFrom("project")
    .innerJoin("projectMember", "projectMember.projectId", "project.id")
    .select(["project.id", "project.name"])
    .where("projectMember.userId", "=", userId)
    .where("projectMember.role", "=", "owner")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("projectMember as other")
            .innerJoin("appUser", "appUser.id", "other.userId")
            .select("other.userId")
            .whereRef("other.projectId", "=", "project.id")
            .where("other.role", "=", "owner")
            .where("other.userId", "!=", userId)
            .where("appUser.disabledAt", "is", null),
        ),
      ),
    )
    .orderBy("project.name")
    .execute();
}

/** Gives a member another role; false when it was changed elsewhere or the account has no access. */
export async function updateMemberRole(
  db: Database,
  projectId: string,
  userId: string,
  version: number,
  role: ProjectRole,
): Promise<boolean> {
  const result = await db
    .updateTable("projectMember")
    .set({ role, version: version + 1 })
    .where("projectId", "=", projectId)
    .where("userId", "=", userId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes an account's access to a project away; the person it stood for stays, without an account. */
export async function deleteMember(db: Database, projectId: string, userId: string): Promise<void> {
  await db.deleteFrom("projectMember").where("projectId", "=", projectId).where("userId", "=", userId).execute();
  await db
    .updateTable("person")
    .set((row) => ({ userId: null, version: row("version", "+", 1) }))
    .where("projectId", "=", projectId)
    .where("userId", "=", userId)
    .execute();
}

export async function insertPeople(db: Database, people: readonly PersonRow[]): Promise<void> {
  for (const part of parts(people)) await db.insertInto("person").values(part).execute();
}

export async function listPeople(db: Database, projectId: string): Promise<PersonRow[]> {
  return db.selectFrom("person").selectAll().where("projectId", "=", projectId).orderBy("id").execute();
}

export type PersonDetails = Pick<PersonRow, "name" | "email" | "userId">;

/** Changes a person who is still at `version`; false when somebody changed them since. */
export async function updatePerson(
  db: Database,
  projectId: string,
  personId: string,
  version: number,
  details: PersonDetails,
): Promise<boolean> {
  const result = await db
    .updateTable("person")
    .set({ ...details, version: version + 1 })
    .where("projectId", "=", projectId)
    .where("id", "=", personId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertProjectRoles(db: Database, roles: readonly ProjectRoleRow[]): Promise<void> {
  if (roles.length > 0)
    await db
      .insertInto("projectRole")
      .values([...roles])
      .execute();
}

export async function listProjectRoles(db: Database, projectId: string): Promise<ProjectRoleRow[]> {
  return db.selectFrom("projectRole").selectAll().where("projectId", "=", projectId).orderBy("position").execute();
}

/** Gives a role to a person, or to nobody; false when the role was changed elsewhere. */
export async function assignRole(
  db: Database,
  projectId: string,
  code: string,
  version: number,
  personId: string | null,
): Promise<boolean> {
  const result = await db
    .updateTable("projectRole")
    .set({ personId, version: version + 1 })
    .where("projectId", "=", projectId)
    .where("code", "=", code)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
