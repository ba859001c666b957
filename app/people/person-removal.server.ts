import { z } from "zod";
import type { Plan } from "#app/domain/plan/model.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { findNewestEvent } from "#db/queries/events.ts";
import { deletePerson, giveHoldings, listHoldings } from "#db/queries/people-removal.ts";
import { insertWorkingTimes } from "#db/queries/working-times.ts";
import { insertPeople, listMembers, listPeople } from "#db/queries/projects.ts";
import { changePeople, refuseTakenEmail, stalePerson, type PeopleArgs } from "./people.server.ts";
import type { personForm, removePersonForm } from "./people.forms.server.ts";

/** What the log keeps of a removal, so that it can be taken back. */
const removalData = z.object({
  before: z.object({ name: z.string(), email: z.string().nullable() }),
  userId: z.string().nullable(),
  tasks: z.array(z.string()),
  items: z.array(z.string()).default([]),
  roles: z.array(z.string()),
  assignments: z.array(z.object({ taskId: z.string(), position: z.number(), units: z.number(), workMinutes: z.number() })).default([]),
  workingTime: z
    .object({
      calendarId: z.string().nullable(),
      maxUnits: z.number(),
      absences: z.array(z.object({ from: z.string(), to: z.string() })),
    })
    .nullable()
    .default(null),
});

/**
 * Takes a person out of the plan. Their tasks and roles are nobody's then: the form says how many it was confirmed for, and more of them
 * are refused. The answer says how to take it back.
 */
export async function removePerson(args: PeopleArgs<typeof removePersonForm>): Promise<{ undo: Undo }> {
  const { project, value } = args;
  let name = "";
  await changePeople(args, async (plan, transaction) => {
    const person = (await listPeople(transaction, project.id)).find((entry) => entry.id === value.personId);
    if (!person) throw new Refusal("people.gone", { status: 409 });
    if (person.version !== value.version) throw stalePerson(person);
    const holdings = await listHoldings(transaction, person);
    const workingTime = plan.workingTimes[person.id] ?? null;
    const owned = plan.tasks.filter((task) => task.ownerId === person.id).length;
    if (owned > value.tasks || holdings.roles.length > value.roles)
      throw new Refusal("people.holdsMore", { status: 409, parameters: { tasks: owned, roles: holdings.roles.length } });
    name = person.name;
    return {
      plan: withoutPerson(plan, person.id),
      command: "person.remove",
      subjectId: person.id,
      data: { before: { name, email: person.email }, userId: person.userId, ...holdings, workingTime },
      write: () => deletePerson(transaction, person, plan.version + 1),
    };
  });
  const { t } = await readReader(args.request, args.context);
  return { undo: { done: t("people:person.removed", { name }), intent: "restorePerson", fields: { personId: value.personId } } };
}

/** Puts a person back who was removed, with those of their tasks, steps of checklists and roles that nobody has got since. */
export async function restorePerson(args: PeopleArgs<typeof personForm>): Promise<void> {
  const { project, value } = args;
  const id = value.personId;
  await changePeople(args, async (plan, transaction) => {
    const people = await listPeople(transaction, project.id);
    const removal = await findNewestEvent(transaction, project.id, id);
    const found = removal?.command === "person.remove" ? removalData.safeParse(JSON.parse(removal.data)) : undefined;
    if (!found?.success || people.some((entry) => entry.id === id)) throw new Refusal("undo.changedSince", { status: 409 });
    const { before, userId, tasks, items, roles, assignments, workingTime } = found.data;
    refuseTakenEmail(people, before.email);
    const members = await listMembers(transaction, project.id);
    const isFree = members.some((member) => member.userId === userId) && !people.some((entry) => entry.userId === userId);
    const person = { id, projectId: project.id, ...before, userId: isFree ? userId : null, version: 1 };
    return {
      plan: withPersonAgain(plan, { id, name: before.name }, found.data),
      command: "person.restore",
      subjectId: id,
      data: { after: { name: before.name, email: before.email } },
      write: async () => {
        await insertPeople(transaction, [person]);
        await giveHoldings(transaction, person, { tasks, items, roles, assignments }, plan.version + 1);
        if (workingTime) {
          const known = workingTime.calendarId !== null && workingTime.calendarId in plan.calendars ? workingTime.calendarId : null;
          const workingTimes = { [id]: { ...workingTime, calendarId: known } };
          await insertWorkingTimes(transaction, project.id, { calendars: {}, workingTimes }, args.context.newId);
        }
      },
    };
  });
}

function withoutPerson(plan: Plan, id: string): Plan {
  const { [id]: _workingTime, ...workingTimes } = plan.workingTimes;
  return {
    ...plan,
    workingTimes,
    people: plan.people.filter((person) => person.id !== id),
    roles: plan.roles.map((role) => (role.personId === id ? { ...role, personId: null } : role)),
    tasks: plan.tasks.map((task) => {
      const isOn = task.assignments.some(({ personId }) => personId === id);
      if (task.ownerId !== id && !isOn) return task;
      return {
        ...task,
        ownerId: task.ownerId === id ? null : task.ownerId,
        assignments: isOn ? task.assignments.filter(({ personId }) => personId !== id) : task.assignments,
        version: task.version + 1,
      };
    }),
  };
}

type Removal = z.infer<typeof removalData>;

function withPersonAgain(plan: Plan, person: Plan["people"][number], { tasks, roles, assignments, workingTime }: Removal): Plan {
  const owned = new Set(tasks);
  const held = new Set(roles);
  const work = new Map(assignments.map((assignment) => [assignment.taskId, assignment]));
  return {
    ...plan,
    workingTimes: workingTime ? { ...plan.workingTimes, [person.id]: workingTime } : plan.workingTimes,
    people: [...plan.people, person],
    roles: plan.roles.map((role) => (held.has(role.code) && role.personId === null ? { ...role, personId: person.id } : role)),
    tasks: plan.tasks.map((task) => {
      const own = work.get(task.id);
      const isOwner = owned.has(task.id) && task.ownerId === null;
      if (!own && !isOwner) return task;
      return {
        ...task,
        ownerId: isOwner ? person.id : task.ownerId,
        assignments: own
          ? task.assignments.toSpliced(own.position, 0, { personId: person.id, units: own.units, workMinutes: own.workMinutes })
          : task.assignments,
        version: task.version + 1,
      };
    }),
  };
}
