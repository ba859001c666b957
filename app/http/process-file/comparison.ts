import type { FlowAnalysis } from "#app/domain/process/analyse-flow.ts";
import type { Process } from "#app/domain/process/model.ts";
import { compareFigures, type ComparedFigure } from "#app/domain/process/redesign/compare-figures.ts";
import { compareProcesses, type StepChange } from "#app/domain/process/redesign/compare-processes.ts";
import type { EsiaDecision } from "#app/domain/process/redesign/esia.ts";
import { columnsOf, padBefore, padBehind } from "#app/domain/text-columns.ts";
import { formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { comparisonWords, decisionText, fill, nameOf, percent, tableWords } from "./texts.ts";

/** An as-is process and its to-be, with the flow analysis of each. */
export interface Compared {
  readonly asIs: Process;
  readonly toBe: Process;
  readonly flows: { readonly asIs: FlowAnalysis; readonly toBe: FlowAnalysis };
}

/** What differs, and the figures side by side, as JSON. */
export function comparisonDocument({ asIs, toBe, flows }: Compared, language: Locale) {
  return {
    figures: compareFigures(flows.asIs, flows.toBe),
    changes: compareProcesses(asIs, toBe).map((change) => ({ ...change, text: changeText(change, asIs, toBe, language) })),
  };
}

/** The same as lines for people. */
export function comparisonTable({ asIs, toBe, flows }: Compared, language: Locale): string {
  const words = comparisonWords(language);
  const rows = [
    ["", words.asIs, words.toBe, words.difference, ""],
    ...compareFigures(flows.asIs, flows.toBe).map((each) => figureRow(each, language)),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => columnsOf(row[column]!))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 || column === 4 ? padBehind(cell, widths[column]!) : padBefore(cell, widths[column]!)))
      .join("  ")
      .trimEnd(),
  );
  const changes = compareProcesses(asIs, toBe);
  const list = changes.map((change) => `  ${changeText(change, asIs, toBe, language)}`);
  return [...lines, "", `${words.changes}${words.colon.trimEnd()}`, ...(list.length > 0 ? list : [`  ${words.none}`])].join("\n");
}

/** What was decided on the steps of a process, as lines; empty where nothing was. */
export function decisionTable(process: Process, decisions: readonly EsiaDecision[], language: Locale): string {
  const { decisions: title, colon } = comparisonWords(language);
  const list = decisions.map((decision) => `  ${nameOf(process, decision.step, language)}${colon}${decisionText(decision, language)}`);
  return list.length === 0 ? "" : [`${title}${colon.trimEnd()}`, ...list].join("\n");
}

function figureRow({ figure, asIs, toBe, difference, isBetter }: ComparedFigure, language: Locale): readonly string[] {
  const words = tableWords(language);
  const { better, worse } = comparisonWords(language);
  const names = {
    cycle: words.cycle,
    work: words.effort,
    efficiency: words.efficiency,
    cost: words.cost,
    handOffs: words.handOffs,
    systemChanges: words.systemChanges,
    paperSteps: words.paperSteps,
    valueAdding: words.valueAdding,
  } satisfies Record<ComparedFigure["figure"], string>;
  const show = (value: number | null) => (value === null ? words.none : figureText(figure, value, language));
  const sign = difference !== null && difference > 0 ? "+" : "";
  return [names[figure], show(asIs), show(toBe), `${sign}${show(difference)}`, isBetter === null ? "" : isBetter ? better : worse];
}

function figureText(figure: ComparedFigure["figure"], value: number, language: Locale): string {
  const number = (amount: number) => formatNumber(amount, language, { maximumFractionDigits: 2 });
  switch (figure) {
    case "cycle":
    case "work":
      return fill(tableWords(language).hours, { hours: number(value / 60) });
    case "efficiency":
    case "valueAdding":
      return percent(value, language);
    case "cost":
      return number(value / 100);
    default:
      return number(value);
  }
}

function changeText({ kind, asIs: old, toBe: now, fields }: StepChange, asIs: Process, toBe: Process, language: Locale): string {
  const words = comparisonWords(language);
  const names = (ids: readonly string[], process: Process) => ids.map((id) => nameOf(process, id, language)).join(words.list);
  const [before, after] = [names(old, asIs), names(now, toBe)];
  const steps = before === "" || after === "" || before === after ? before || after : fill(words.arrow, { asIs: before, toBe: after });
  const what = fields.length === 0 ? "" : ` (${fields.map((field) => words.fields[field]).join(words.list)})`;
  return `${words.kinds[kind]}${words.colon}${steps}${language === "zh" ? what.replace(" (", "（").replace(")", "）") : what}`;
}
