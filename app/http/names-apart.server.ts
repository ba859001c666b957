import { marksApart, namesakes, type MarkedPerson } from "#app/domain/names-apart.ts";
import type { Plan, PlanPerson } from "#app/domain/plan/model.ts";
import { formatList, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { listMembers, listPeople, type Member } from "#db/queries/projects.ts";
import type { PersonRow } from "#db/tables/projects.ts";
import type { ProjectCaller } from "./guarded.server.ts";

/** Those whose name others have, too, by id: the name with what tells them apart behind it, and that alone. */
export type NamesApart = Readonly<Record<string, { readonly name: string; readonly mark: string }>>;

/**
 * The people of a plan as the reader tells them apart, where names meet: by address, or that there is no account, for who may see
 * addresses; by their roles in the plan for everybody else.
 */
export async function readNamesApart(caller: ProjectCaller, locale: Locale): Promise<NamesApart> {
  const { context, project } = caller;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const meeting = meetingPeople(plan.people);
  if (meeting.length === 0) return {};
  if (!seesAddresses(caller)) return tellApart(markedByRole(plan, meeting, locale), locale);
  const people = await listPeople(context.db, project.id);
  return tellApart(markedByAddress(people, await listMembers(context.db, project.id), locale), locale);
}

export function seesAddresses({ can }: Pick<ProjectCaller, "can">): boolean {
  return can("members.manage") || can("people.edit");
}

/** People of a plan with their addresses, which only some may see. */
export function markedByAddress(
  people: readonly Pick<PersonRow, "id" | "name" | "email" | "userId">[],
  members: readonly Pick<Member, "userId" | "email">[],
  locale: Locale,
): readonly MarkedPerson[] {
  const addresses = new Map(members.map(({ userId, email }) => [userId, email]));
  const none = serverI18n(locale).t("ui:noAccount");
  return people.map(({ id, name, email, userId }) => ({ id, name, mark: email ?? addresses.get(userId ?? "") ?? none }));
}

/** Puts the marks behind the names of those whose name others have, too. */
export function tellApart(people: readonly MarkedPerson[], locale: Locale): NamesApart {
  const { t } = serverI18n(locale);
  const marks = marksApart(people);
  return Object.fromEntries(
    people.flatMap(({ id, name }) => {
      const mark = marks.get(id);
      return mark === undefined ? [] : [[id, { name: t("ui:nameApart", { name, mark }), mark }]];
    }),
  );
}

// As long as a plan stays the same, so do those who are called alike.
const knownMeetings = new WeakMap<readonly PlanPerson[], readonly PlanPerson[]>();

function meetingPeople(people: readonly PlanPerson[]): readonly PlanPerson[] {
  const known = knownMeetings.get(people) ?? namesakes(people).flat();
  knownMeetings.set(people, known);
  return known;
}

function markedByRole({ roles }: Plan, people: readonly PlanPerson[], locale: Locale): readonly MarkedPerson[] {
  return people.map(({ id, name }) => {
    const own = roles.filter(({ personId }) => personId === id).map((role) => inLanguage(role.name, locale));
    return { id, name, mark: own.length === 0 ? null : formatList(own, locale) };
  });
}
