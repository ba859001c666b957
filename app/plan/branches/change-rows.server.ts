import type { TaskVariance } from "#app/domain/baseline/variance.ts";
import type { TaskChange } from "#app/domain/branch/branch-changes.ts";
import type { DifferenceWords } from "#app/http/difference-words.server.ts";
import type { Wording } from "#app/http/field-words.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { changeWords } from "./change-words.server.ts";

export type ChangeRows = ReturnType<typeof changeRows>;
export type ChangeRow = ChangeRows["changes"][number];

const mostChanges = 500;

interface RowSource {
  readonly wording: Wording;
  readonly nameOf: (id: string) => string;
  readonly codes: ReadonlyMap<string, string>;
  readonly words: DifferenceWords;
  /** When each task is planned before and after. */
  readonly variance: ReadonlyMap<string, TaskVariance>;
}

/** Changes of tasks in words, with what they do to dates; of very many the first ones. */
export function changeRows(changes: readonly TaskChange[], { wording, nameOf, codes, words, variance }: RowSource) {
  return {
    changes: changes.slice(0, mostChanges).map((change) => ({
      id: change.taskId,
      code: codes.get(change.taskId) ?? "",
      name: nameOf(change.taskId),
      kind: change.kind,
      below: change.below,
      fields: changeWords(change, wording, nameOf),
      ...rowDates(variance.get(change.taskId), wording, words),
    })),
    moreChanges: Math.max(0, changes.length - mostChanges),
    counts: countsOf(changes),
  };
}

/** When a task is planned before and after. */
export function rowDates(variance: TaskVariance | undefined, { locale }: Pick<Wording, "locale">, words: DifferenceWords) {
  const day = (time: string | undefined) => (time === undefined ? "" : formatDay(time, locale));
  const { before, after, difference } = variance ?? { before: null, after: null, difference: null };
  const date = (from: string | undefined, to: string | undefined, minutes: number | undefined) => ({
    live: day(from),
    whatIf: day(to),
    difference: minutes ? words.date(minutes) : "",
    trend: Math.sign(minutes ?? 0),
  });
  return {
    start: date(before?.start, after?.start, difference?.startMinutes),
    finish: date(before?.finish, after?.finish, difference?.finishMinutes),
  };
}

function countsOf(changes: readonly TaskChange[]) {
  const count = (kind: TaskChange["kind"]) =>
    changes.filter((change) => change.kind === kind).reduce((sum, { below }) => sum + 1 + below, 0);
  return { added: count("added"), removed: count("removed"), changed: count("changed") };
}
