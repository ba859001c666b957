import type { TaskVariance, VarianceTotals } from "#app/domain/baseline/variance.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import type { ComparedStates } from "./compared-states.server.ts";
import { differenceWords, type DifferenceWords } from "#app/http/difference-words.server.ts";

export type VarianceRow = ReturnType<typeof wordedRow>;
export type PhaseRow = ReturnType<typeof wordedPhase>;
export type VarianceSummary = ReturnType<typeof wordedSummary>;

export function nameOfTask({ before, after }: Pick<TaskVariance, "before" | "after">, { t, locale }: Pick<Reader, "t" | "locale">): string {
  const name = inLanguage((after ?? before)?.name ?? { text: "", zh: null }, locale);
  return name === "" ? t("baselines:nameless") : name;
}

/** One task of a comparison; where nothing differs, nothing is said. */
export function wordedRow(task: TaskVariance, { codes, critical, after: other }: ComparedStates, reader: Reader, words: DifferenceWords) {
  const { taskId, level, isSummary, state, before, after, difference } = task;
  const day = (time: string | undefined) => (time === undefined ? "" : formatDay(time, reader.locale));
  const kind = (after ?? before)?.kind ?? "task";
  return {
    id: taskId,
    code: codes.get(taskId) ?? "",
    name: nameOfTask(task, reader),
    /** Only what is in the plan has a page. */
    isInPlan: codes.has(taskId),
    level,
    isSummary,
    isPoint: kind === "gate" || kind === "milestone",
    isCritical: other === null && critical.has(taskId),
    state,
    start: { before: day(before?.start), after: day(after?.start), ...wordedDate(difference?.startMinutes || null, words) },
    finish: { before: day(before?.finish), after: day(after?.finish), ...wordedDate(difference?.finishMinutes || null, words) },
    duration: optional(difference?.durationMinutes || null, words.duration),
    cost: optional(difference?.costMinor || null, words.cost),
  };
}

/** One task of the top level, with the sums of all in it. */
export function wordedPhase(task: TaskVariance, totals: VarianceTotals, reader: Reader, words: DifferenceWords) {
  const { added, removed, moved, unchanged, durationMinutes, costMinor } = totals;
  return {
    id: task.taskId,
    name: nameOfTask(task, reader),
    state: task.state,
    counts: { added, removed, moved, unchanged },
    before: task.before ? formatDay(task.before.finish, reader.locale) : "",
    after: task.after ? formatDay(task.after.finish, reader.locale) : "",
    ...wordedDate(task.difference?.finishMinutes, words),
    duration: optional(durationMinutes, words.duration),
    cost: optional(costMinor, words.cost),
  };
}

/** What counts most: go-live where both states have it, else the end of the project. */
export function wordedSummary({ variance, goLiveTaskId, dayLength }: ComparedStates, reader: Reader) {
  const { project, tasks } = variance;
  const goLive = tasks.find((task) => task.taskId === goLiveTaskId && task.difference);
  const before = goLive?.before?.finish ?? project.before?.[1];
  const after = goLive?.after?.finish ?? project.after?.[1];
  const words = differenceWords(reader, dayLength, "CNY");
  return {
    isGoLive: goLive !== undefined,
    before: before === undefined ? "" : formatDay(before, reader.locale),
    after: after === undefined ? "" : formatDay(after, reader.locale),
    ...wordedDate(goLive ? goLive.difference?.finishMinutes : project.finishMinutes, words),
    counts: { moved: project.moved, added: project.added, removed: project.removed, unchanged: project.unchanged },
  };
}

function wordedDate(minutes: number | null | undefined, words: DifferenceWords) {
  return { difference: optional(minutes, words.date), trend: Math.sign(minutes ?? 0) };
}

function optional(amount: number | null | undefined, words: (amount: number) => string): string {
  return amount === null || amount === undefined ? "" : words(amount);
}
