import { failure, success, type Result } from "#app/domain/result.ts";
import { parseNext } from "#app/domain/process/file/parse-next.ts";
import { parseSpread } from "#app/domain/process/file/parse-spread.ts";
import { timed } from "#app/domain/process/file/read-step-table.ts";
import type { EsiaDecision } from "#app/domain/process/redesign/esia.ts";
import type { Process, ProcessFlow, ProcessStep, Role, WorkingWeek } from "#app/domain/process/model.ts";
import type { ProcessProblem } from "#app/domain/process/process-problem.ts";
import type { Spread } from "#app/domain/process/spread.ts";
import type { ProcessFile } from "./file-schema.ts";

type Name = ProcessFile["name"];
type StepFile = ProcessFile["steps"][number];

/** The process of a JSON file, or what in it cannot be read. Roles that only steps name come after those of the file. */
export function buildProcess(file: ProcessFile): Result<Process, readonly ProcessProblem[]> {
  const problems: ProcessProblem[] = [];
  const steps = file.steps.map((step) => buildStep(step, problems));
  const interval = file.arrivals ? readSpread(file.arrivals.minutes) : null;
  if (file.arrivals && interval === null) problems.push({ code: "step.spread", at: null, detail: { what: "arrivals" } });
  if (problems.length > 0) return failure(problems);
  const known = new Set(file.roles.map(({ id }) => id));
  const named = [...new Set(steps.flatMap(({ role }) => (role === null || known.has(role) ? [] : [role])))];
  return success({
    name: nameOf(file.name, ""),
    roles: [
      ...file.roles.map((role): Role => ({
        id: role.id,
        name: nameOf(role.name, role.id),
        people: role.people ?? null,
        costPerHour: role.costPerHour ?? null,
        hours: readWeek(role.hours),
      })),
      ...named.map((id): Role => ({ id, name: nameOf(undefined, id), people: null, costPerHour: null, hours: null })),
    ],
    steps,
    arrivals: interval && { interval, hours: readWeek(file.arrivals?.hours) },
  });
}

/** What the file decides on its steps. */
export function buildDecisions(file: ProcessFile): readonly EsiaDecision[] {
  return file.steps.flatMap(({ id, esia }) =>
    esia ? [{ step: id, kind: esia.decision, reason: esia.reason ?? null, note: esia.note, into: esia.into ?? null }] : [],
  );
}

function buildStep(step: StepFile, problems: ProcessProblem[]): ProcessStep {
  const work = readSpread(step.workMinutes);
  const wait = readSpread(step.waitMinutes);
  if (work === null) problems.push({ code: "step.spread", at: step.id, detail: { what: String(step.workMinutes) } });
  if (wait === null) problems.push({ code: "step.spread", at: step.id, detail: { what: String(step.waitMinutes) } });
  const next = readNext(step.next);
  if (next === null) problems.push({ code: "step.probability", at: step.id, detail: { to: String(step.next).slice(0, 60), found: "" } });
  return {
    id: step.id,
    name: nameOf(step.name, step.id),
    role: step.role ?? null,
    type: step.type,
    next: next ?? [],
    ...timed(work, wait),
    costPerHour: step.costPerHour ?? null,
    system: step.system ?? null,
    volumePerMonth: step.volumePerMonth ?? null,
    valueClass: step.valueClass ?? null,
    pains: step.pains,
    captures: step.captures,
    isInspection: step.inspection,
    isPaper: step.paper,
    asIs: step.asIs,
  };
}

function readNext(next: StepFile["next"]): readonly ProcessFlow[] | null {
  if (typeof next === "string") return parseNext(next);
  return next.map((each) =>
    typeof each === "string"
      ? { to: each, probability: null, repetition: "always", name: null }
      : {
          to: each.to,
          probability: each.probability ?? null,
          repetition: each.repeats,
          name: each.name === undefined ? null : nameOf(each.name, ""),
        },
  );
}

function readSpread(minutes: number | string): Spread | null {
  return typeof minutes === "number" ? { kind: "fixed", parameters: [minutes] } : parseSpread(minutes);
}

/** A name of a file in both languages, else what stands for it. */
export function nameOf(name: Name, fallback: string): Process["name"] {
  if (typeof name === "string") return { en: name || fallback, zh: null };
  return { en: name?.en || name?.zh || fallback, zh: name?.zh || null };
}

/** Seven days from Monday; one list counts from Monday to Friday. */
function readWeek(week: ProcessFile["roles"][number]["hours"]): WorkingWeek | null {
  if (week === null || week === undefined) return null;
  const days: readonly (readonly string[])[] = isWeek(week)
    ? week
    : Array.from({ length: 7 }, (_, day) => (day < 5 ? (week as string[]) : []));
  return days.map((day) => day.map(readHours));
}

function isWeek(week: readonly (string | readonly string[])[]): week is readonly (readonly string[])[] {
  return week.length === 7 && week.every((day) => typeof day !== "string");
}

function readHours(text: string): readonly [number, number] {
  const [from = 0, to = 0] = text.split("-").map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return [from, to];
}
