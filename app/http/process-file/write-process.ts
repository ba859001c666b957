import type { Process, ProcessFlow, ProcessStep, WorkingWeek } from "#app/domain/process/model.ts";
import { formatSpread, type Spread } from "#app/domain/process/spread.ts";

/** A process as the JSON that is read as the same. */
export function writeProcessJson({ name, roles, steps, arrivals }: Process): string {
  const content = {
    name: nameFile(name),
    roles: roles.map(({ id, name: own, people, costPerHour, hours }) =>
      brief({ id, name: nameFile(own), people, costPerHour, hours: hours && weekFile(hours) }),
    ),
    arrivals: arrivals && brief({ minutes: spreadFile(arrivals.interval), hours: arrivals.hours && weekFile(arrivals.hours) }),
    steps: steps.map(stepFile),
  };
  return `${JSON.stringify(brief(content), null, 2)}\n`;
}

function stepFile(step: ProcessStep) {
  return brief({
    id: step.id,
    name: nameFile(step.name),
    role: step.role,
    type: step.type,
    next: step.next.map(flowFile),
    workMinutes: step.work === null ? step.workMinutes : spreadFile(step.work),
    waitMinutes: step.wait === null ? step.waitMinutes : spreadFile(step.wait),
    costPerHour: step.costPerHour,
    system: step.system,
    volumePerMonth: step.volumePerMonth,
    valueClass: step.valueClass,
    pains: step.pains,
    captures: step.captures,
    inspection: step.isInspection,
    paper: step.isPaper,
    asIs: step.asIs,
  });
}

function flowFile({ to, probability, repetition, name }: ProcessFlow) {
  return brief({ to, probability, repeats: repetition === "always" ? null : repetition, name: name && nameFile(name) });
}

function nameFile({ en, zh }: Process["name"]) {
  return zh === null ? en : { en, zh };
}

function spreadFile(spread: Spread): number | string {
  return spread.kind === "fixed" ? spread.parameters[0]! : formatSpread(spread);
}

function weekFile(week: WorkingWeek): readonly (readonly string[])[] {
  const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return week.map((day) => day.map(([from, to]) => `${time(from)}-${time(to)}`));
}

/** Without what says nothing. */
function brief<Fields extends object>(fields: Fields): Partial<Fields> {
  const isSaying = (value: unknown) => value !== null && value !== false && value !== 0 && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isSaying(value))) as Partial<Fields>;
}
