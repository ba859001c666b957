import type { FlowAnalysis } from "#app/domain/process/analyse-flow.ts";
import type { Process } from "#app/domain/process/model.ts";
import type { ProcessFinding } from "#app/domain/process/process-problem.ts";
import { formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { fill, findingText, nameOf, percent, tableWords } from "./texts.ts";

/** The JSON document of `rollout process --json`: minutes, shares of 1, costs in hundredths of the currency's unit. */
export function processDocument(process: Process, flow: FlowAnalysis, findings: readonly ProcessFinding[], language: Locale) {
  const { cycleMinutes, workMinutes, cycleTimeEfficiency, effortMinutes, costMinor, handOffs, systemChanges, paperSteps } = flow;
  return {
    name: process.name,
    steps: process.steps.map(({ id, name, role, type, workMinutes: work, waitMinutes }, at) => ({
      id,
      name,
      role,
      type,
      visits: flow.visits[at]!,
      workMinutes: work,
      waitMinutes,
    })),
    flow: {
      cycleMinutes,
      workMinutes,
      cycleTimeEfficiency,
      effortMinutes,
      costMinor,
      handOffs,
      systemChanges,
      paperSteps,
      valueShares: flow.valueShares,
      lowerBound: flow.isLowerBound,
      pools: flow.pools,
      bottleneck: flow.bottleneck,
    },
    simulation: null,
    findings: flow.findings.map((each) => ({ ...each, text: findingText(each, process, language) })),
    warnings: findings.map((each) => ({ ...each, text: findingText(each, process, language) })),
  };
}

/** The same as lines for people. */
export function processTable(process: Process, flow: FlowAnalysis, findings: readonly ProcessFinding[], language: Locale): string {
  const words = tableWords(language);
  const number = (value: number, digits = 2) => formatNumber(value, language, { maximumFractionDigits: digits });
  const hours = (minutes: number | null) => (minutes === null ? words.none : fill(words.hours, { hours: number(minutes / 60) }));
  const lines = [
    [words.cycle, flow.isLowerBound ? fill(words.atLeast, { value: hours(flow.cycleMinutes) }) : hours(flow.cycleMinutes)],
    [words.work, hours(flow.workMinutes)],
    [words.efficiency, flow.cycleTimeEfficiency === null ? words.none : percent(flow.cycleTimeEfficiency, language)],
    [words.effort, hours(flow.effortMinutes)],
    [words.cost, number(flow.costMinor / 100)],
    [words.handOffs, number(flow.handOffs)],
    [words.systemChanges, number(flow.systemChanges)],
    [words.paperSteps, number(flow.paperSteps)],
    [words.valueAdding, percent(flow.valueShares.VA, language)],
    [words.bottleneck, flow.bottleneck === null ? words.none : nameOf(process, flow.bottleneck, language)],
  ].map(([label, value]) => `${label}${words.colon}${value}`);
  const notes = [...flow.findings, ...findings].map((each) => `! ${findingText(each, process, language)}`);
  return [...lines, ...(flow.isLowerBound ? ["", words.lowerBound] : []), ...(notes.length > 0 ? ["", ...notes] : [])].join("\n");
}
