import type { Process, ProcessStep } from "../model.ts";
import type { ProcessFinding } from "../process-problem.ts";
import { isReasonFor, type EsiaDecision } from "./esia.ts";
import { workAfter } from "./work-neighbours.ts";

/**
 * What is to be asked about the decisions on a process, in the order of its steps: decisions that cannot be, work that is automated although it adds no value, and that the checklist was not gone through in its order.
 * Nothing for a process without decisions.
 */
export function checkDecisions(process: Process, decisions: readonly EsiaDecision[]): readonly ProcessFinding[] {
  if (decisions.length === 0) return [];
  const stepOf = new Map(process.steps.map((step) => [step.id, step]));
  return [...decisions.flatMap((decision) => checkDecision(decision, stepOf)), ...checkOrder(process, decisions), ...checkWhole(decisions)];
}

/**
 * Waste that shows in a process: work handed over in another form than it was done in, what is inspected again, data that are typed in twice. What was decided to be eliminated,
 * simplified, integrated or automated is not told again.
 */
export function findWaste(process: Process, decisions: readonly EsiaDecision[]): readonly ProcessFinding[] {
  const settled = new Set(decisions.flatMap(({ step, kind }) => (kind === "keep" ? [] : [step])));
  const steps = process.steps.filter(({ id, type }) => type === "task" && !settled.has(id));
  const stepOf = new Map(steps.map((step) => [step.id, step]));
  const after = workAfter(process);
  const capturedAt = new Map<string, ProcessStep>();
  return steps.flatMap((step) => {
    const following = after.get(step.id)!.flatMap((id) => stepOf.get(id) ?? []);
    return [
      ...following.filter((next) => isConverted(step, next)).map((next) => finding("esia.handOff.conversion", next.id, { from: step.id })),
      ...following
        .filter((next) => next.id !== step.id && step.isInspection && next.isInspection)
        .map((next) => finding("esia.inspection.again", next.id, { from: step.id })),
      ...step.captures.flatMap((data) => {
        const name = data.trim().toLowerCase();
        const first = capturedAt.get(name);
        if (first === undefined) capturedAt.set(name, step);
        return first === undefined || first.id === step.id ? [] : [finding("esia.data.twice", step.id, { data, from: first.id })];
      }),
    ];
  });
}

function finding(code: ProcessFinding["code"], at: string | null, detail: ProcessFinding["detail"] = {}): ProcessFinding {
  return { code, at, detail };
}

/** Whether work goes from one role to another and from paper, or one system, to another. */
function isConverted(from: ProcessStep, to: ProcessStep): boolean {
  if (from.role === null || to.role === null || from.role === to.role) return false;
  return from.isPaper !== to.isPaper || (from.system !== null && to.system !== null && from.system !== to.system);
}

function checkDecision(
  { step: id, kind, reason, into }: EsiaDecision,
  stepOf: ReadonlyMap<string, ProcessStep>,
): readonly ProcessFinding[] {
  const step = stepOf.get(id);
  if (step === undefined) return [finding("esia.step.unknown", null, { step: id })];
  const isEdge = step.type === "start" || step.type === "end";
  return [
    ...(kind === "eliminate" && isEdge ? [finding("esia.eliminate.edge", id)] : []),
    ...(kind !== "keep" && reason === null ? [finding("esia.reason.missing", id)] : []),
    ...(reason !== null && !isReasonFor(kind, reason) ? [finding("esia.reason.other", id, { reason })] : []),
    ...(into !== null && (!stepOf.has(into) || into === id) ? [finding("esia.into.unknown", id, { into })] : []),
    ...(kind === "automate" && step.valueClass === "NVA" ? [finding("esia.automate.noValue", id)] : []),
  ];
}

/** Work without value that is just kept while other steps are simplified, integrated or automated already. */
function checkOrder({ steps }: Process, decisions: readonly EsiaDecision[]): readonly ProcessFinding[] {
  const later = decisions.find(({ kind }) => kind === "simplify" || kind === "integrate" || kind === "automate");
  if (later === undefined) return [];
  const kinds = new Map(decisions.map(({ step, kind }) => [step, kind]));
  return steps
    .filter(({ id, type, valueClass }) => type === "task" && valueClass === "NVA" && (kinds.get(id) ?? "keep") === "keep")
    .map(({ id }) => finding("esia.order", id));
}

/** A to-be process that is the as-is with computers. */
function checkWhole(decisions: readonly EsiaDecision[]): readonly ProcessFinding[] {
  const changed = decisions.filter(({ kind }) => kind !== "keep");
  return changed.length > 0 && changed.every(({ kind }) => kind === "automate")
    ? [finding("esia.cowPath", null, { steps: changed.length })]
    : [];
}
