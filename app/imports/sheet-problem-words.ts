import type { i18n } from "i18next";
import type { SheetProblem } from "#app/domain/sheet/sheet-problem.ts";

export interface ProblemRow {
  readonly line: number;
  readonly column: string;
  readonly text: string;
}

/** What is wrong with a cell, in the reader's words. */
export function problemWords({ code, line, field, column, text }: SheetProblem, t: i18n["t"]): ProblemRow {
  // The words of every code at once are too many for the compiler.
  const context: string = code;
  return {
    line,
    column: column ?? (field === null ? "" : t(`imports:field.${field}`)),
    text: t("imports:detail.sheetCell", { context, text }),
  };
}
