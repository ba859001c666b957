import type { AppLoadContext } from "@remix-run/node";
import type { z } from "zod";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import { gateState, type GateState } from "#app/domain/gate/mark.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { ownerName } from "#app/domain/plan/owner.ts";
import { reportedFields } from "#app/domain/plan/stale-edit.ts";
import { planNetwork } from "#app/domain/plan/schedule.ts";
import { explainTask } from "#app/domain/schedule/explain.ts";
import { minutesInDay, parseCivilTime, parseDay, type Day } from "#app/domain/time/day.ts";
import { parseDuration } from "#app/domain/time/duration.ts";
import { underNamesApart } from "#app/domain/names-apart.ts";
import { errorResponse, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { byName, inLanguage } from "#app/i18n/format.ts";
import { findLaterEntry } from "#db/queries/events.ts";
import { findTaskBackground } from "#db/queries/task-background.ts";
import { askAboutBigChange } from "./big-change.server.ts";
import type { linkForm, progressForm, taskForm } from "./plan.forms.server.ts";
import { executePlanCommand } from "./plan.server.ts";
import { readTaskFields } from "./custom/task-fields.server.ts";
import { readPeopleOnTask, readScheduling } from "./scheduling/read-scheduling.server.ts";
import { isLateTask } from "./workspace/chart-scene.ts";
import { planFormat } from "./workspace/plan-format.ts";
import { linkCommand, readPredecessor } from "./workspace/predecessor-text.ts";
import { scheduledPlan, timesOf, type ScheduledPlan } from "./workspace/scheduled-plan.ts";
import { constraintWords, describeDriver, describeSlack, durationWords } from "./workspace/task-words.ts";

/** Everything the task page shows, in the reader's language. Throws a Response of 404 when the plan has no such task. */
export async function readTask(caller: ProjectCaller, taskId: string | undefined, { locale, i18n }: Reader) {
  const { context, project, can } = caller;
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const picture = scheduledPlan(plan, schedule);
  const index = taskId === undefined ? undefined : picture.indexById.get(taskId);
  const task = index === undefined ? undefined : plan.tasks[index];
  if (index === undefined || !task) throw errorResponse(404, context);
  const background = await findTaskBackground(context.db, project.id, task.id);
  const format = formatFor(context, { locale, i18n });
  const people = underNamesApart(plan.people, await readNamesApart(caller, locale));
  const { start, finish } = timesOf(schedule, index);
  const { percentComplete } = schedule.task(index);
  const role = plan.roles.find((candidate) => candidate.code === task.roleCode);
  const todayMinutes = (parseDay(todayIn(project.timeZone, context.now())) ?? 0) * minutesInDay;
  return {
    title: format.bilingual(task.name),
    gate: gateOf(plan, task, todayIn(project.timeZone, context.now())),
    projectId: project.id,
    canEdit: can("plan.edit"),
    canReport: can("plan.progress"),
    isSummary: picture.summaries.has(task.id),
    /** The constraint that holds it in place of "start no earlier than". */
    otherConstraint: hasFreeStart(task) ? null : constraintWords(task, format),
    code: picture.codes.get(task.id) ?? "",
    task: { id: task.id, number: task.number, version: task.version, kind: task.kind },
    form: formValues(task, picture, format),
    custom: readTaskFields(task, plan, people, locale),
    scheduling: readScheduling(task, picture, format),
    peopleOnTask: readPeopleOnTask(task, people, picture, format),
    facts: taskFacts(task, { people, roles: plan.roles }, format),
    progress: Math.round(percentComplete),
    start: format.fullDay(start),
    finish: format.fullDay(finish),
    isPoint: start === finish,
    duration: durationWords(picture, index, format),
    slack: describeSlack(picture, index, format),
    isLate: finish <= todayMinutes && isLateTask(picture, index, todayMinutes),
    doneWhen: background ? inLanguage({ text: background.doneWhen, zh: background.doneWhenZh }, locale) : "",
    area: background?.area ?? null,
    role: role ? { name: format.bilingual(role.name), person: people.find(({ id }) => id === role.personId)?.name ?? null } : null,
    people: [...people].sort((a, b) => byName(a.name, b.name)),
    why: explainTask(schedule, planNetwork(plan), task.id).map((hop) => why(hop.taskId, picture, format)),
    predecessors: links(task, picture, "successorId", "predecessorId", format),
    successors: links(task, picture, "predecessorId", "successorId", format),
    formKey: context.newId(),
  };
}

/** How a gate stands by the decision at it; null for every other task. */
function gateOf({ gates }: Plan, { id, kind, progress }: PlanTask, today: Day): GateState | null {
  return kind === "gate" ? gateState(progress, gates[id], today) : null;
}

type Format = ReturnType<typeof planFormat>;

function formatFor({ now }: Pick<AppLoadContext, "now">, { locale, i18n }: Pick<Reader, "locale" | "i18n">): Format {
  const t = i18n.getFixedT(locale, "plan");
  return planFormat(locale, (key, values) => t(key, { ...values }), Number(now().slice(0, 4)));
}

function why(taskId: string, picture: ScheduledPlan, format: Format) {
  const index = picture.indexById.get(taskId) ?? 0;
  const task = picture.plan.tasks[index];
  return {
    id: taskId,
    code: picture.codes.get(taskId) ?? "",
    name: task ? format.bilingual(task.name) : "",
    start: format.fullDay(timesOf(picture.schedule, index).start),
    because: describeDriver(picture, index, format),
  };
}

function links(
  task: PlanTask,
  picture: ScheduledPlan,
  own: "predecessorId" | "successorId",
  other: "predecessorId" | "successorId",
  format: Format,
) {
  return picture.plan.links
    .filter((link) => link[own] === task.id)
    .map((link) => {
      const index = picture.indexById.get(link[other]) ?? 0;
      const linked = picture.plan.tasks[index];
      const lag =
        link.lagUnit === "percent"
          ? `${link.lag}%`
          : format.duration({ minutes: link.lag, elapsed: link.lagUnit === "elapsed" }, picture.dayLength);
      return {
        id: link.id,
        taskId: link[other],
        code: picture.codes.get(link[other]) ?? "",
        name: linked ? format.bilingual(linked.name) : "",
        type: link.type,
        lag: link.lag === 0 ? "" : lag,
      };
    });
}

/** What the form shows, as text: for paper, and for those who cannot change it. Null where there is nothing to say. */
function taskFacts(task: PlanTask, named: Pick<Plan, "people" | "roles">, format: Format) {
  const { locale, bilingual, fullDay } = format;
  const dayOf = (time: string | null) => {
    const minutes = time === null ? null : parseCivilTime(time);
    return minutes === null ? null : fullDay(minutes);
  };
  return {
    owner: ownerName(named, task, bilingual) || null,
    deliverable: inLanguage(task.deliverable, locale) || null,
    constraint: constraintWords(task, format),
    deadline: dayOf(task.deadline),
  };
}

/** A task as its form shows it, in the reader's language. */
function formValues(task: PlanTask, picture: ScheduledPlan, { locale, bilingual, duration }: Format) {
  return {
    name: bilingual(task.name),
    deliverable: inLanguage(task.deliverable, locale),
    duration: duration({ minutes: task.durationMinutes, elapsed: task.elapsed }, picture.dayLength),
    startNoEarlierThan: task.constraint === "SNET" ? (task.constraintAt?.slice(0, 10) ?? "") : "",
    deadline: task.deadline?.slice(0, 10) ?? "",
    progress: String(task.progress),
    actualStart: task.actualStart?.slice(0, 10) ?? "",
    actualFinish: task.actualFinish?.slice(0, 10) ?? "",
    ownerId: task.ownerId ?? "",
  };
}

/** Saves the form of the task page: only the fields that differ from the plan are part of the command. */
export async function saveTask(args: IntentArgs<"plan.edit", z.output<typeof taskForm>>): Promise<void> {
  for (const field of ["duration", "progress"] as const)
    if (args.value.shown?.[field] && args.value[field] === undefined) throw new Refusal("field.required", { field });
  const { picture, task, asForm } = await readEdited(args);
  const { value, version } = besideOthers(args.value, asForm(task), task.version);
  if (value.ownerId && !picture.plan.people.some((person) => person.id === value.ownerId))
    throw new Refusal("project.person.unknown", { field: "ownerId" });
  if (value.startNoEarlierThan && !hasFreeStart(task)) throw new Refusal("plan.task.otherConstraint", { field: "startNoEarlierThan" });
  const duration = value.duration === undefined ? null : parseDuration(value.duration, picture.dayLength);
  if (value.duration !== undefined && duration === null) throw new Refusal("field.duration", { field: "duration" });
  const typedName = value.name === task.name.text || value.name === task.name.zh ? task.name : { text: value.name, zh: null };
  const deliverable = value.deliverable ?? "";
  const wanted: TaskChanges = {
    name: typedName,
    deliverable:
      deliverable === task.deliverable.text || deliverable === task.deliverable.zh ? task.deliverable : { text: deliverable, zh: null },
    ownerId: value.ownerId ?? null,
    deadline: civil(value.deadline, "T17:00", task.deadline),
    ...(picture.summaries.has(task.id)
      ? {}
      : { ...reported(value, task), ...(duration ? { durationMinutes: duration.minutes, elapsed: duration.elapsed } : {}) }),
    ...startConstraint(value.startNoEarlierThan, task),
  };
  await update(args, { task, version, wanted, asForm });
}

/** Saves what somebody reports of the work on a task. */
export async function reportProgress(args: IntentArgs<"plan.progress", z.output<typeof progressForm>>): Promise<void> {
  const { task, asForm } = await readEdited(args);
  const { value, version } = besideOthers(args.value, asForm(task), task.version);
  await update(args, { task, version, wanted: reported(value, task), asForm });
}

type FormValues = ReturnType<typeof formValues>;

/**
 * A form beside what others saved since it was shown: fields that were left alone are as they are now. The version is the one the form was
 * made of only when somebody else changed a field that was touched here, too, or that goes along with one; then the edit is refused as stale.
 */
function besideOthers<Value extends { readonly version: number; readonly shown?: Partial<FormValues> | undefined }>(
  value: Value,
  current: FormValues,
  version: number,
): { value: Value; version: number } {
  const typed = value as Readonly<Record<string, unknown>>;
  const { shown } = value;
  if (!shown) return { value, version: value.version };
  const kept: Record<string, string | number | undefined> = {};
  let isContested = false;
  const isTouched = (field: string) => field in shown && String(typed[field] ?? "") !== shown[field as keyof FormValues];
  const isReportTouched = reportedFields.some(isTouched);
  for (const field of Object.keys(shown) as (keyof FormValues)[]) {
    const now = current[field];
    const isAtStake = isTouched(field) || (isReportTouched && reportedFields.includes(field as keyof TaskChanges));
    if (!isAtStake) kept[field] = field === "progress" ? Number(now) : now || undefined;
    else if (now !== shown[field] && now !== String(typed[field] ?? "")) isContested = true;
  }
  return { value: { ...value, ...kept }, version: isContested ? value.version : version };
}

/** Links a predecessor, written as people write it: `2.7`, `2.7FS+2d`, `#31SS`; one that is linked already gets the type and the lag. */
export async function addPredecessor(args: IntentArgs<"plan.edit", z.output<typeof linkForm>>): Promise<void> {
  const { picture, task } = await pictureOf(args);
  const read = readPredecessor(args.value.predecessor, picture);
  if (!read.ok) throw new Refusal(`plan.predecessor.${read.problem}`, { field: "predecessor" });
  try {
    await executePlanCommand(
      args,
      linkCommand(picture.plan, task.id, read.value, () => args.context.newId()),
      await askAboutBigChange(args, args.value.kept),
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "plan.asksFirst") throw error;
    throw new Refusal(error.code, { field: "predecessor", parameters: error.parameters });
  }
}

async function pictureOf({ context, project, params }: ProjectCaller & { params: Readonly<Record<string, string | undefined>> }) {
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const task = plan.tasks.find((candidate) => candidate.id === params.taskId);
  if (!task) throw errorResponse(404, context);
  return { picture: scheduledPlan(plan, schedule), task };
}

/** The task of the page, with what puts it as its form does in the reader's language. */
async function readEdited(args: IntentArgs<"plan.edit" | "plan.progress", unknown>) {
  const { picture, task } = await pictureOf(args);
  const format = formatFor(args.context, await readReader(args.request, args.context));
  return { picture, task, asForm: (state: PlanTask) => formValues(state, picture, format) };
}

interface TaskEdit {
  readonly task: PlanTask;
  readonly version: number;
  readonly wanted: TaskChanges;
  asForm(state: PlanTask): FormValues;
}

async function update(
  caller: IntentArgs<"plan.edit" | "plan.progress", { readonly kept?: string | undefined }>,
  { task, version, wanted, asForm }: TaskEdit,
): Promise<void> {
  const fields = Object.entries(wanted).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(task[field as keyof PlanTask]));
  if (fields.length === 0 && version === task.version) return;
  try {
    const weigh = await askAboutBigChange(caller, caller.value.kept);
    await executePlanCommand(caller, { kind: "updateTask", taskId: task.id, version, changes: Object.fromEntries(fields) }, weigh);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const theirs = (error.detail as { theirs?: PlanTask } | undefined)?.theirs;
    if (theirs) {
      const last = await findLaterEntry(caller.context.db, caller.project.id, task.id, 0);
      const detail = { version: theirs.version, theirs: asForm(theirs), by: last?.actorName ?? undefined };
      throw new Refusal(error.code, { status: error.status, detail });
    }
    // The form has one field for the length and its unit.
    if (error.field !== "durationMinutes") throw error;
    throw new Refusal(error.code, { field: "duration", parameters: error.parameters });
  }
}

type Report = Pick<z.output<typeof progressForm>, "actualStart" | "actualFinish"> & { readonly progress?: number | undefined };

/** The form of a gate asks for none of it: a gate is passed by a decision. */
function reported({ progress, actualStart, actualFinish }: Report, task: PlanTask): TaskChanges {
  if (task.kind === "gate" && progress === undefined) return {};
  return {
    ...(progress === undefined ? {} : { progress }),
    actualStart: civil(actualStart, "T08:00", task.actualStart),
    actualFinish: civil(actualFinish, "T17:00", task.actualFinish),
  };
}

/** A day as the form gives it; the time of day that was known is kept while the day is the same. */
function civil(day: string | undefined, time: string, before: string | null): string | null {
  if (!day) return null;
  return before?.startsWith(day) ? before : `${day}${time}`;
}

/** Whether "start no earlier than" can be said of a task: no other constraint holds it. */
function hasFreeStart({ constraint }: PlanTask): boolean {
  return constraint === "ASAP" || constraint === "SNET";
}

function startConstraint(day: string | undefined, task: PlanTask): TaskChanges {
  if (!hasFreeStart(task)) return {};
  if (!day) return { constraint: "ASAP", constraintAt: null };
  return { constraint: "SNET", constraintAt: civil(day, "T08:00", task.constraintAt) };
}
