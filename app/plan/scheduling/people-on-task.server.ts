import type { z } from "zod";
import type { PlanTask, TaskAssignment } from "#app/domain/plan/model.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { parseDuration } from "#app/domain/time/duration.ts";
import { errorResponse, type IntentArgs } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { askAboutBigChange } from "../big-change.server.ts";
import { executePlanCommand } from "../plan.server.ts";
import type { assignForm, unassignForm } from "./scheduling.forms.server.ts";

type Args<Form extends z.ZodType> = IntentArgs<"plan.edit", z.output<Form>>;

/** Puts a person on a task, or changes how much they work on it. Work that is not said is what the task's duration leaves room for. */
export async function assignPerson(args: Args<typeof assignForm>): Promise<void> {
  const { personId, share, work } = args.value;
  const { task, dayLength } = await taskOf(args);
  const minutes = work === undefined ? null : parseDuration(work, dayLength);
  if (work !== undefined && (minutes === null || minutes.elapsed)) throw new Refusal("field.duration", { field: "work" });
  const units = Math.round(share * 100) / 10_000;
  const assignment = { personId, units, workMinutes: minutes?.minutes ?? Math.round(task.durationMinutes * units) };
  const isKnown = task.assignments.some((entry) => entry.personId === personId);
  const assignments = isKnown
    ? task.assignments.map((entry) => (entry.personId === personId ? assignment : entry))
    : [...task.assignments, assignment];
  await save(args, task, assignments, "personId");
}

/** Takes a person off a task. The answer says how to put them back. */
export async function unassignPerson(args: Args<typeof unassignForm>): Promise<{ undo: Undo }> {
  const { task, nameOf } = await taskOf(args);
  const former = task.assignments.find(({ personId }) => personId === args.value.personId);
  if (!former) throw new Refusal("plan.assignment.gone", { status: 409 });
  const version = await save(
    args,
    task,
    task.assignments.filter((entry) => entry !== former),
  );
  const { t } = await readReader(args.request, args.context);
  const fields = {
    version: String(version),
    personId: former.personId,
    share: String(former.units * 100),
    work: `${former.workMinutes}m`,
  };
  return { undo: { done: t("plan:work.taken", { person: nameOf(former.personId) }), intent: "assign", fields } };
}

async function taskOf({ context, project, params }: Args<typeof unassignForm>) {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const task = plan.tasks.find((candidate) => candidate.id === params.taskId);
  if (!task) throw errorResponse(404, context);
  const nameOf = (id: string) => plan.people.find((person) => person.id === id)?.name ?? "";
  return { task, nameOf, dayLength: minutesPerDay(plan.calendar) };
}

/** Returns the task's version after it. */
async function save(
  args: Args<typeof unassignForm>,
  task: PlanTask,
  assignments: readonly TaskAssignment[],
  field?: string,
): Promise<number> {
  const { version } = args.value;
  const seen = { assignments: task.assignments, durationMinutes: task.durationMinutes };
  const rests = version === task.version ? {} : { seen };
  try {
    const command = { kind: "updateTask", taskId: task.id, version, changes: { assignments }, ...rests } as const;
    await executePlanCommand(args, command, await askAboutBigChange(args, args.value.kept));
  } catch (error) {
    if (!(error instanceof Refusal) || error.field !== "assignments" || field === undefined) throw error;
    throw new Refusal(error.code, { field, parameters: error.parameters });
  }
  return task.version + 1;
}
