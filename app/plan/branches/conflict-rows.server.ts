import type { MergeConflict } from "#app/domain/branch/conflicts.ts";
import type { Wording } from "#app/http/field-words.server.ts";
import { conflictWords } from "./conflict-words.server.ts";
import { conflictsMark } from "./rest-of-choices.server.ts";

export type ConflictRows = ReturnType<typeof conflictRows>;

/** So many can be chosen one by one in one form: a form has a limit of fields, and a reader of rows. */
const conflictsAtOnce = 500;

/** The conflicts of one page of the list in words, and what one choice for all others has to say. */
export function conflictRows(
  conflicts: readonly MergeConflict[],
  asked: URLSearchParams,
  wording: Wording,
  nameOf: (id: string) => string,
) {
  const pages = Math.max(1, Math.ceil(conflicts.length / conflictsAtOnce));
  const page = Math.min(pages, Math.max(1, Number.parseInt(asked.get("conflicts") ?? "1", 10) || 1));
  const from = (page - 1) * conflictsAtOnce;
  return {
    rows: conflicts.slice(from, from + conflictsAtOnce).map((conflict) => conflictWords(conflict, wording, nameOf)),
    count: conflicts.length,
    page,
    pages,
    mark: conflictsMark(conflicts),
  };
}
