import type { AppLoadContext } from "@remix-run/node";
import { isProjectRole, mayManageRole, projectRoles, type ProjectRole } from "#app/domain/access/permissions.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { markedByAddress, readNamesApart, seesAddresses, tellApart } from "#app/http/names-apart.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import type { WorkingTime } from "#app/domain/plan/model.ts";
import type { Day } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { byName, formatDay, formatPercent, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { listOpenInvitations } from "#db/queries/invitations.ts";
import { listMembers, listPeople, listProjectRoles } from "#db/queries/projects.ts";
import { countOpenTasks } from "./open-tasks.ts";

export interface RoleEntry {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  /** Null while nobody has the role. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly openTasks: number;
}

export interface PersonEntry {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** The name with what tells them from others of the same name. */
  readonly nameApart: string;
  readonly email: string | null;
  readonly accountId: string | null;
  readonly roles: readonly string[];
  readonly openTasks: number;
  /** How many tasks, done ones among them, name them as their owner. */
  readonly ownTasks: number;
  /** How they work, where it is not just as the project's calendar says, in words. */
  readonly workFacts: readonly string[];
}

export interface MemberEntry {
  readonly userId: string;
  readonly version: number;
  readonly name: string;
  readonly nameApart: string;
  /** Null for readers who may not change who has access. */
  readonly email: string | null;
  readonly role: ProjectRole;
  readonly isReader: boolean;
  /** Whether the reader may change the role and take it away. */
  readonly canManage: boolean;
}

/** An account with access that stands for no person of the plan yet. */
export interface UnnamedAccount {
  readonly userId: string;
  readonly name: string;
}

/** An invitation that waits for an answer; listed for who may manage members. */
export interface InvitationEntry {
  readonly id: string;
  readonly email: string;
  readonly role: ProjectRole;
  readonly expires: string;
  readonly isExpired: boolean;
  readonly link: string;
  /** How its mail fares; null when it has been sent, or none is. */
  readonly mail: MailState | null;
  /** For inviting again. */
  readonly formKey: string;
}

export type MailState = { readonly state: "waiting" | "trouble" | "failed"; readonly reason: string };

/** Roles of the plan, those without a person first; the people named in it; the accounts with access. */
export async function readPeoplePage(caller: ProjectCaller, reader: Pick<Reader, "locale" | "timeZone">) {
  const { context, project, user, role: ownRole, can } = caller;
  const { locale } = reader;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const roles = await listProjectRoles(context.db, project.id);
  const people = await listPeople(context.db, project.id);
  const members = await listMembers(context.db, project.id);
  const open = countOpenTasks(plan);
  const showsAddresses = seesAddresses(caller);
  const unnamed = members
    .filter(({ userId, disabledAt }) => showsAddresses && disabledAt === null && !people.some((person) => person.userId === userId))
    .map(({ userId, name, email }) => ({ id: userId, userId, name, mark: email }));
  const names = showsAddresses
    ? tellApart([...markedByAddress(people, members, locale), ...unnamed], locale)
    : await readNamesApart(caller, locale);
  const accountNames = showsAddresses
    ? tellApart(
        members.map(({ userId, name, email }) => ({ id: userId, name, mark: email })),
        locale,
      )
    : {};
  const roleEntries = roles.map((role): RoleEntry => {
    const person = people.find((entry) => entry.id === role.personId);
    return {
      code: role.code,
      name: inLanguage({ text: role.name, zh: role.nameZh }, locale),
      version: role.version,
      person: person ? { id: person.id, name: names[person.id]?.name ?? person.name } : null,
      openTasks: open.byRole.get(role.code) ?? 0,
    };
  });
  const personEntries = people.map((person): PersonEntry => ({
    id: person.id,
    version: person.version,
    name: person.name,
    nameApart: names[person.id]?.name ?? person.name,
    email: showsAddresses ? person.email : null,
    accountId: showsAddresses ? person.userId : null,
    roles: roleEntries.filter((role) => role.person?.id === person.id).map((role) => role.name),
    openTasks: open.byPerson.get(person.id) ?? 0,
    ownTasks: plan.tasks.filter((task) => task.ownerId === person.id).length,
    workFacts: workFacts(plan.workingTimes[person.id], todayIn(project.timeZone, context.now()), locale),
  }));
  const memberEntries = members.map((member): MemberEntry => ({
    userId: member.userId,
    version: member.version,
    name: member.name,
    nameApart: accountNames[member.userId]?.name ?? member.name,
    email: showsAddresses ? member.email : null,
    role: knownRole(member.role),
    isReader: member.userId === user.id,
    canManage: mayManageRole(ownRole, knownRole(member.role)),
  }));
  const invitations = can("members.manage") ? await readInvitations(context, project.id, reader) : [];
  const givenRoles = projectRoles.filter((role) => mayManageRole(ownRole, role));
  return {
    invitations: invitations.filter(({ role }) => givenRoles.includes(role)),
    givenRoles,
    hasMail: context.mail !== null,
    canEditPeople: can("people.edit"),
    roles: [...roleEntries.filter((role) => role.person === null), ...roleEntries.filter((role) => role.person !== null)],
    unnamedAccounts: unnamed
      .map(({ userId, name }) => ({ userId, name: names[userId]?.name ?? name }))
      .sort((a, b) => byName(a.name, b.name)),
    people: personEntries.sort((a, b) => byName(a.name, b.name)),
    members: memberEntries.sort((a, b) => rank(a.role) - rank(b.role) || byName(a.name, b.name)),
  };
}

function workFacts(work: WorkingTime | undefined, today: Day, locale: Locale): string[] {
  if (!work) return [];
  const { t } = serverI18n(locale);
  const absence = work.absences.find(({ from, to }) => from <= today && to >= today);
  return [
    ...(work.maxUnits === 1 ? [] : [t("people:work.short", { share: formatPercent(work.maxUnits * 100, locale) })]),
    ...(work.calendarId === null ? [] : [t("people:work.otherCalendar")]),
    ...(absence ? [t("people:work.absent", { day: formatDay(absence.to, locale) })] : []),
  ];
}

async function readInvitations(
  context: AppLoadContext,
  projectId: string,
  { locale, timeZone }: Pick<Reader, "locale" | "timeZone">,
): Promise<InvitationEntry[]> {
  const now = context.now();
  const open = await listOpenInvitations(context.db, projectId);
  const mails = await readMailStates(
    context,
    open.map((invitation) => invitation.id),
  );
  return open.map(({ id, email, role, expiresAt }) => ({
    id,
    email,
    role: knownRole(role),
    expires: formatDay(todayIn(timeZone, expiresAt), locale),
    isExpired: expiresAt <= now,
    link: context.invitationLinks.of(id),
    mail: mails.get(id) ?? null,
    formKey: context.newId(),
  }));
}

async function readMailStates(context: AppLoadContext, invitationIds: readonly string[]): Promise<ReadonlyMap<string, MailState>> {
  const asked = invitationIds.map((invitationId) => ({ invitationId }));
  const jobs = await context.jobs.find(context.db, "mail.invitation", asked);
  return new Map(
    jobs.map(({ data, state, lastError }) => {
      const reason = lastError ?? "";
      return [data.invitationId, { reason, state: state === "failed" ? "failed" : reason === "" ? "waiting" : "trouble" }];
    }),
  );
}

function knownRole(text: string): ProjectRole {
  return isProjectRole(text) ? text : "viewer";
}

function rank(role: ProjectRole): number {
  return projectRoles.indexOf(role);
}
