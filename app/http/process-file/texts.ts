import type { Process } from "#app/domain/process/model.ts";
import type { ProcessFinding, ProcessProblem } from "#app/domain/process/process-problem.ts";
import type { OrganisationChange } from "#app/domain/process/redesign/change-level.ts";
import type { EsiaDecision, EsiaReason } from "#app/domain/process/redesign/esia.ts";
import type { BilingualText } from "#app/domain/scorecard/scorecard.ts";
import { formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { en } from "./texts.en.ts";
import { zh } from "./texts.zh.ts";

const texts = { en, zh };

/** Why a process cannot be analysed: the step or role, what is wrong there, and the code. */
export function problemText({ code, at, detail }: ProcessProblem, language: Locale): string {
  return sentence(texts[language].problems[code], code, at, detail, language);
}

/** What a reader must know of an analysis, at a step or role by its name. */
export function findingText({ code, at, detail }: ProcessFinding, process: Process, language: Locale): string {
  const shown = Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, detailText(name, value, process, language)]));
  return sentence(texts[language].findings[code], code, at === null ? null : nameOf(process, at, language), shown, language);
}

function detailText(name: string, value: string | number, process: Process, language: Locale): string | number {
  const { reasons, organisation } = texts[language];
  switch (name) {
    case "utilisation":
      return percent(Number(value), language);
    case "from":
    case "into":
      return nameOf(process, String(value), language);
    case "reason":
      return reasons[value as EsiaReason];
    case "change":
      return organisation[value as OrganisationChange];
    default:
      return value;
  }
}

/** A decision with its reason, where there is one. */
export function decisionText({ kind, reason }: Pick<EsiaDecision, "kind" | "reason">, language: Locale): string {
  const { decisions, reasons, comparison } = texts[language];
  return reason === null ? decisions[kind] : fill(comparison.because, { decision: decisions[kind], reason: reasons[reason] });
}

/** The same of a matrix, at a factor or process by its name. */
export function matrixFindingText(
  { code, at, detail }: ProcessFinding,
  names: ReadonlyMap<string, BilingualText>,
  language: Locale,
): string {
  const name = at === null ? undefined : names.get(at);
  const where = (language === "zh" ? name?.zh : null) ?? name?.en ?? at;
  return sentence(texts[language].findings[code], code, where, detail, language);
}

/** The words of a matrix. */
export function matrixWords(language: Locale) {
  return texts[language].matrix;
}

/** The words of a comparison. */
export function comparisonWords(language: Locale) {
  const { comparison, changes, fields, colon } = texts[language];
  return { ...comparison, kinds: changes, fields, colon };
}

/** The words of the table. */
export function tableWords(language: Locale) {
  const { table, colon } = texts[language];
  return { ...table, colon };
}

/** The words of a map. */
export function mapWords(language: Locale) {
  return texts[language].map;
}

export function percent(share: number, language: Locale): string {
  return formatNumber(share, language, { style: "percent", maximumFractionDigits: 1 });
}

/** Fills names in braces in. */
export function fill(text: string, details: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ""));
}

export function nameOf({ steps, roles }: Process, id: string, language: Locale): string {
  const name = (steps.find((each) => each.id === id) ?? roles.find((each) => each.id === id))?.name;
  return (language === "zh" ? name?.zh : null) ?? name?.en ?? id;
}

function sentence(text: string, code: string, at: string | null, detail: ProcessProblem["detail"], language: Locale): string {
  const shown = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === "number" ? formatNumber(value, language, { maximumFractionDigits: 6, useGrouping: false }) : value,
    ]),
  );
  const where = at === null ? "" : `${at}${texts[language].colon}`;
  return `${where}${fill(text, shown)}${language === "zh" ? `（${code}）` : ` (${code})`}`;
}
