import { writeHours } from "#app/domain/cost/hours.ts";
import { readHourLines, type HourLine, type Named, type Read } from "#app/domain/cost/read-entries.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { listPeople } from "#db/queries/projects.ts";
import { listTimeEntries } from "#db/queries/time-entries.ts";
import { writeTimes, type TimeCaller } from "./time-sheet.server.ts";

/** What a pasted table says of hours, line by line, with what was not understood. Nothing is written. */
export async function readHourText({ context, project }: ProjectCaller, text: string): Promise<Read<HourLine>> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const people = (await listPeople(context.db, project.id)).map(({ id, name, email }): Named => ({
    id,
    names: email ? [name, email] : [name],
  }));
  const tasks = plan.tasks.map(({ id, number, name }): Named => ({
    id,
    names: [String(number), name.text, ...(name.zh ? [name.zh] : [])],
  }));
  const read = readHourLines(text, { people, tasks, person: null });
  return withPossibleDays(read);
}

/** What an import of hours would bring, in the reader's words. */
export async function previewHours(caller: ProjectCaller, text: string, { locale }: Reader) {
  const { context, project } = caller;
  const { entries, problems } = await readHourText(caller, text);
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const tasks = new Map(plan.tasks.map(({ id, name }) => [id, inLanguage(name, locale)]));
  const people = new Map((await listPeople(context.db, project.id)).map(({ id, name }) => [id, name]));
  return {
    text,
    problems,
    rows: entries.map(({ line, day, minutes, personId, taskId }) => ({
      line,
      day: formatDay(day, locale),
      hours: writeHours(minutes),
      person: people.get(personId) ?? "",
      task: tasks.get(taskId ?? "") ?? "",
    })),
    total: writeHours(entries.reduce((sum, { minutes }) => sum + minutes, 0)),
  };
}

/**
 * Adds all the hours that a pasted table says to what is there; refused as a whole when something in it was not understood.
 */
export async function importHours(args: TimeCaller & { readonly value: { readonly text: string } }): Promise<{ readonly count: number }> {
  const { context, project } = args;
  const { entries, problems } = await readHourText(args, args.value.text);
  if (problems.length > 0) throw new Refusal("time.import.problems", { field: "text", detail: { problems } });
  if (entries.length === 0) throw new Refusal("time.import.empty", { field: "text" });
  const byPerson = new Map<string, HourLine[]>();
  for (const entry of entries) byPerson.set(entry.personId, [...(byPerson.get(entry.personId) ?? []), entry]);
  for (const [personId, lines] of byPerson) {
    const days = lines.map(({ day }) => day).sort();
    const span = { from: days[0] ?? "", to: days.at(-1) ?? "" };
    const present = await listTimeEntries(context.db, project.id, { personId, ...span });
    const times = summed(lines).map((line) => {
      const was = present.find((entry) => entry.day === line.day && entry.taskId === line.taskId)?.minutes ?? 0;
      return { ...line, minutes: line.minutes + was, was };
    });
    // A key makes a form take effect once: the hours of each person are a piece of work of their own.
    const { formKey, ...caller } = args;
    await writeTimes(formKey && byPerson.size === 1 ? { ...caller, formKey } : caller, personId, times, span);
  }
  return { count: entries.length };
}

/** Lines of one day and task as one. */
function summed(lines: readonly HourLine[]): readonly Pick<HourLine, "taskId" | "day" | "minutes">[] {
  const sums = new Map<string, Pick<HourLine, "taskId" | "day" | "minutes">>();
  for (const { taskId, day, minutes } of lines) {
    const key = `${taskId ?? ""} ${day}`;
    sums.set(key, { taskId, day, minutes: minutes + (sums.get(key)?.minutes ?? 0) });
  }
  return [...sums.values()];
}

/** No day of anybody has more than 24 hours. */
function withPossibleDays({ entries, problems }: Read<HourLine>): Read<HourLine> {
  const byDay = new Map<string, number>();
  const tooMuch = entries.filter(({ personId, day, minutes }) => {
    const key = `${personId} ${day}`;
    byDay.set(key, (byDay.get(key) ?? 0) + minutes);
    return (byDay.get(key) ?? 0) > 1440;
  });
  const told = tooMuch.map(({ line, day }) => ({ line, code: "tooMuch" as const, text: day }));
  return { entries: entries.filter((entry) => !tooMuch.includes(entry)), problems: [...problems, ...told].sort((a, b) => a.line - b.line) };
}
