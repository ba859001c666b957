import { sharesOf } from "../flow-graph.ts";
import type { Process, ProcessFlow, ProcessStep } from "../model.ts";
import type { EsiaDecision } from "./esia.ts";
import { workAfter } from "./work-neighbours.ts";

/**
 * A to-be process from a sound as-is and what was decided on its steps, each step linked with the one it came from. What is eliminated goes, and what led to it leads to what it led on to, with the probabilities
 * of both; a last step stays as a mere end, and starts and ends stay. What is integrated becomes one with the step named, or the work before it: their work adds up and the waiting of the former goes, with the
 * hand-off. What is automated is no longer on paper. Otherwise figures stay as they were, for nobody has measured the new ones. Gateways that no longer part or gather anything go. Decisions on unknown steps
 * count for nothing.
 */
export function deriveToBe(asIs: Process, decisions: readonly EsiaDecision[]): Process {
  const steps = new Map<string, ProcessStep>(asIs.steps.map((step) => [step.id, { ...step, asIs: [step.id] }]));
  const kinds = new Map(decisions.map((decision) => [decision.step, decision]));
  const before = workBefore(asIs);
  for (const { id, type } of asIs.steps) {
    const decision = kinds.get(id);
    if (decision?.kind === "automate") steps.set(id, { ...steps.get(id)!, isPaper: false });
    if (type === "start" || type === "end") continue;
    if (decision?.kind === "integrate") integrate(steps, id, decision.into ?? before.get(id) ?? null);
    if (decision?.kind === "eliminate") takeOut(steps, id);
  }
  dissolveGateways(steps, new Set(decisions.map(({ step }) => step)));
  const used = new Set([...steps.values()].map(({ role }) => role));
  return { ...asIs, roles: asIs.roles.filter(({ id }) => used.has(id)), steps: [...steps.values()] };
}

/** The first work that leads to each step. */
function workBefore(process: Process): ReadonlyMap<string, string> {
  const after = workAfter(process);
  const before = new Map<string, string>();
  for (const { id, type } of process.steps)
    if (type === "task") for (const next of after.get(id)!) if (next !== id && !before.has(next)) before.set(next, id);
  return before;
}

function integrate(steps: Map<string, ProcessStep>, id: string, into: string | null): void {
  // What it was to become one with may itself have become one with another.
  const target = into === null ? undefined : (steps.get(into) ?? [...steps.values()].find((step) => step.asIs.includes(into)));
  if (target === undefined || target.id === id) return;
  const own = steps.get(id)!;
  if (!takeOut(steps, id)) return;
  const current = steps.get(target.id)!;
  steps.set(target.id, {
    ...current,
    name: {
      en: `${current.name.en} + ${own.name.en}`,
      zh: current.name.zh === null || own.name.zh === null ? null : `${current.name.zh}、${own.name.zh}`,
    },
    workMinutes: current.workMinutes + own.workMinutes,
    work: own.workMinutes === 0 ? current.work : null,
    system: current.system ?? own.system,
    valueClass: current.valueClass ?? own.valueClass,
    pains: [...new Set([...current.pains, ...own.pains])],
    captures: [...new Set([...current.captures, ...own.captures])],
    isInspection: current.isInspection || own.isInspection,
    isPaper: current.isPaper || own.isPaper,
    asIs: [...current.asIs, ...own.asIs],
  });
}

/** Takes a step out and leads what led to it to what it led to. False where it could only be emptied: its ways cannot be passed on to a step that takes all of its own, and cases have to end somewhere. */
function takeOut(steps: Map<string, ProcessStep>, id: string): boolean {
  const own = steps.get(id)!;
  const onward = withoutSelf(own);
  const senders = [...steps.values()].filter((step) => step.id !== id && step.next.some(({ to }) => to === id));
  const isBranching = onward.length > 1 && own.type !== "and";
  const isMixed =
    onward.length > 1 &&
    senders.some(
      (step) => (step.type === "and") !== (own.type === "and") && (step.type === "and" || step.next.length > 1 || own.type === "and"),
    );
  const isEntry = senders.length === 0;
  if (onward.length === 0 || isMixed || (isEntry && onward.length > 1)) {
    const type = onward.length === 0 ? "end" : isBranching ? "xor" : own.type;
    steps.set(id, { ...own, ...nothing, type, next: onward });
    return false;
  }
  steps.delete(id);
  for (const sender of senders) steps.set(sender.id, { ...sender, next: passedOn(sender, id, onward) });
  if (own.volumePerMonth !== null && isEntry) {
    const first = steps.get(onward[0]!.to)!;
    steps.set(first.id, { ...first, volumePerMonth: (first.volumePerMonth ?? 0) + own.volumePerMonth });
  }
  return true;
}

const nothing = {
  role: null,
  workMinutes: 0,
  work: null,
  waitMinutes: 0,
  wait: null,
  system: null,
  valueClass: null,
  pains: [],
  captures: [],
  isInspection: false,
  isPaper: false,
} as const;

/** The ways of a step that lead elsewhere; of those that are chosen the rest make 1 again. */
function withoutSelf(step: ProcessStep): readonly ProcessFlow[] {
  const kept = step.next.filter(({ to }) => to !== step.id);
  if (kept.length === step.next.length || step.type === "and") return kept;
  const shares = sharesOf(step);
  const rest = step.next.reduce((sum, { to }, at) => sum + (to === step.id ? 0 : shares[at]!), 0);
  return step.next.flatMap((flow, at) =>
    flow.to === step.id ? [] : [{ ...flow, probability: kept.length === 1 ? null : shares[at]! / rest }],
  );
}

function passedOn(sender: ProcessStep, id: string, onward: readonly ProcessFlow[]): readonly ProcessFlow[] {
  const shares = sharesOf(sender);
  const inner = sharesOf({ type: "xor", next: onward });
  const flows = sender.next.flatMap((flow, at): readonly ProcessFlow[] => {
    if (flow.to !== id) return [flow];
    return onward.map((way, index) => ({
      to: way.to,
      probability:
        onward.length === 1
          ? flow.probability
          : sender.next.length === 1 || sender.type === "and"
            ? way.probability
            : shares[at]! * inner[index]!,
      repetition: flow.repetition === "once" || way.repetition === "once" ? "once" : "always",
      name: onward.length === 1 ? (flow.name ?? way.name) : (way.name ?? flow.name),
    }));
  });
  return joined(flows, sender);
}

/** Two ways to one step are one. */
function joined(flows: readonly ProcessFlow[], { type }: ProcessStep): readonly ProcessFlow[] {
  const found = new Map<string, ProcessFlow>();
  const shares = sharesOf({ type: "xor", next: flows });
  const sums = new Map<string, number>();
  flows.forEach((flow, at) => {
    sums.set(flow.to, (sums.get(flow.to) ?? 0) + shares[at]!);
    if (!found.has(flow.to)) found.set(flow.to, flow);
  });
  if (found.size === flows.length) return flows;
  return [...found.values()].map((flow) => ({ ...flow, probability: type === "and" || found.size === 1 ? null : sums.get(flow.to)! }));
}

/** Branches without work between gateways that part and gather all ways go, and gateways with one way in and one way out. Those that someone decided on stay. */
function dissolveGateways(steps: Map<string, ProcessStep>, decided: ReadonlySet<string>): void {
  for (;;) {
    const incoming = new Map<string, number>();
    for (const { next } of steps.values()) for (const { to } of next) incoming.set(to, (incoming.get(to) ?? 0) + 1);
    const idle = [...steps.values()].find(
      ({ id, type, next, workMinutes, waitMinutes }) =>
        (type === "xor" || type === "and") &&
        !decided.has(id) &&
        workMinutes + waitMinutes === 0 &&
        next.length === 1 &&
        next[0]!.to !== id &&
        incoming.get(id) === 1,
    );
    const empty = [...steps.values()].find(({ type, next }) => type === "and" && next.length > 1 && next.some(({ to }) => isGathering(to)));
    if (empty) steps.set(empty.id, { ...empty, next: dropOne(empty.next, ({ to }) => isGathering(to)) });
    else if (idle) takeOut(steps, idle.id);
    else return;
  }

  function isGathering(id: string): boolean {
    const { type, next } = steps.get(id)!;
    return type === "and" && next.length === 1;
  }
}

function dropOne(flows: readonly ProcessFlow[], isMeant: (flow: ProcessFlow) => boolean): readonly ProcessFlow[] {
  const at = flows.findIndex(isMeant);
  return flows.filter((_, index) => index !== at);
}
