import type { FlowAnalysis } from "#app/domain/process/analyse-flow.ts";
import type { Savings } from "#app/domain/process/simulation/compare-runs.ts";
import type { Estimate, Simulation, SimulationRequest } from "#app/domain/process/simulation/simulate.ts";
import type { Process } from "#app/domain/process/model.ts";
import type { ProcessFinding } from "#app/domain/process/process-problem.ts";
import { formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { fill, findingText, nameOf, percent, tableWords } from "./texts.ts";

/** What was asked of a simulation, and what it found; null where there was none. */
export interface Simulations {
  readonly simulated: { readonly request: SimulationRequest; readonly result: Simulation } | null;
  /** Of a to-be process, where one was given. */
  readonly savings: Savings | null;
}

/** The JSON document of `rollout process --json`: minutes, shares of 1, costs in hundredths of the currency's unit. */
export function processDocument(
  process: Process,
  flow: FlowAnalysis,
  { simulated, savings }: Simulations,
  findings: readonly ProcessFinding[],
  language: Locale,
) {
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
    simulation: simulated && simulationDocument(simulated),
    savings,
    findings: flow.findings.map((each) => ({ ...each, text: findingText(each, process, language) })),
    warnings: findings.map((each) => ({ ...each, text: findingText(each, process, language) })),
  };
}

/** The same as lines for people. */
export function processTable(
  process: Process,
  flow: FlowAnalysis,
  { simulated, savings }: Simulations,
  findings: readonly ProcessFinding[],
  language: Locale,
): string {
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
    ...simulatedLines(process, simulated?.result ?? null, savings, language),
  ].map(([label, value]) => `${label}${words.colon}${value}`);
  const notes = [...flow.findings, ...findings].map((each) => `! ${findingText(each, process, language)}`);
  return [
    ...lines,
    ...(flow.isLowerBound ? ["", words.lowerBound] : []),
    ...(simulated ? ["", words.why] : []),
    ...(notes.length > 0 ? ["", ...notes] : []),
  ].join("\n");
}

function simulationDocument({ request, result }: NonNullable<Simulations["simulated"]>) {
  const { cycle, work, wait, costMinor, p50, p95, utilisation, unfinished } = result;
  return {
    ...cycle,
    p50,
    p95,
    utilisation: Object.fromEntries([...utilisation].map(([role, { mean }]) => [role, mean])),
    utilisationCi95: Object.fromEntries([...utilisation].map(([role, { ci95 }]) => [role, ci95])),
    work,
    wait,
    costMinor,
    unfinished,
    method: { ...request, interval: "t", unit: "minutes" },
  };
}

function simulatedLines(
  process: Process,
  simulation: Simulation | null,
  savings: Savings | null,
  language: Locale,
): readonly (readonly [string, string])[] {
  if (simulation === null) return [];
  const words = tableWords(language);
  const interval = ({ mean, ci95 }: Estimate, show: (value: number) => string) =>
    fill(words.interval, { mean: show(mean), low: show(ci95[0]), high: show(ci95[1]) });
  const hours = (minutes: number) => fill(words.hours, { hours: formatNumber(minutes / 60, language, { maximumFractionDigits: 2 }) });
  return [
    [words.simulated, interval(simulation.cycle, hours)],
    [words.waiting, interval(simulation.wait, hours)],
    ...(savings ? [[words.saved, interval(savings.cycle, hours)] as const] : []),
    ...[...simulation.utilisation].map(
      ([role, share]) =>
        [fill(words.busy, { role: nameOf(process, role, language) }), interval(share, (value) => percent(value, language))] as const,
    ),
  ];
}
