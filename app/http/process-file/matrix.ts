import { checkMatrix } from "#app/domain/process/matrix/check-matrix.ts";
import { ratePriorities, type PriorityMatrix } from "#app/domain/process/matrix/priority-matrix.ts";
import { columnsOf, padBefore, padBehind } from "#app/domain/text-columns.ts";
import { formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { matrixFindingText, matrixWords } from "./texts.ts";

/** Which processes are to be improved first, as JSON. */
export function matrixDocument(matrix: PriorityMatrix, language: Locale) {
  const names = namesOf(matrix);
  return {
    processes: ratePriorities(matrix),
    borders: matrix.borders,
    findings: checkMatrix(matrix).map((each) => ({ ...each, text: matrixFindingText(each, names, language) })),
  };
}

/** The same as lines for people. */
export function matrixTable(matrix: PriorityMatrix, language: Locale): string {
  const words = matrixWords(language);
  const names = namesOf(matrix);
  const processes = new Map(matrix.processes.map((process) => [process.id, process]));
  const number = (value: number) => formatNumber(value, language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const rows = [
    [words.zone, words.score, words.grade, words.z, words.process, words.owner],
    ...ratePriorities(matrix).map(({ id, score, z, zone }) => {
      const { name, owner, grade } = processes.get(id)!;
      const shown = (language === "zh" ? name.zh : null) ?? name.en;
      return [
        String(zone ?? words.none),
        String(score),
        grade ?? words.none,
        z === null ? words.none : number(z),
        shown,
        owner ?? words.none,
      ];
    }),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => columnsOf(row[column]!))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column < 4 ? padBefore(cell, widths[column]!) : padBehind(cell, widths[column]!)))
      .join("  ")
      .trimEnd(),
  );
  const notes = checkMatrix(matrix).map((each) => `! ${matrixFindingText(each, names, language)}`);
  return [...lines, ...(notes.length > 0 ? ["", ...notes] : [])].join("\n");
}

function namesOf({ factors, processes }: PriorityMatrix) {
  return new Map([...factors, ...processes].map(({ id, name }) => [id, name]));
}
