import { sharesOf } from "../flow-graph.ts";
import type { Process, ProcessStep } from "../model.ts";

export const stepChangeKinds = ["added", "removed", "renamed", "moved", "split", "merged", "data", "rerouted"] as const;
export type StepChangeKind = (typeof stepChangeKinds)[number];

export const comparedFields = [
  "type",
  "workMinutes",
  "waitMinutes",
  "costPerHour",
  "system",
  "volumePerMonth",
  "valueClass",
  "captures",
  "isInspection",
  "isPaper",
  "pains",
  "probability",
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** One difference between an as-is process and its to-be. */
export interface StepChange {
  readonly kind: StepChangeKind;
  /** The as-is steps it is about; none for `added`. */
  readonly asIs: readonly string[];
  /** The to-be steps; none for `removed`. */
  readonly toBe: readonly string[];
  /** What differs, for `data`. */
  readonly fields: readonly ComparedField[];
}

/** Steps that are linked with each other, however many on either side. */
interface Group {
  readonly asIs: ProcessStep[];
  readonly toBe: ProcessStep[];
}

/**
 * What differs between two processes whose steps are linked by the references of the to-be; where none of its steps refers to anything, steps of one id count as linked. Names, lanes and data are compared
 * where one step became one. A step is re-routed when it leads elsewhere once steps that were added or removed are passed over, and parts of what was split or merged count as one, so that the
 * neighbours of another change are not told themselves. In the order of the as-is steps, then of the added ones. Takes time in proportion to the flows.
 */
export function compareProcesses(asIs: Process, toBe: Process): readonly StepChange[] {
  const groups = groupSteps(asIs, toBe);
  const [before, after] = [targetsOf(asIs, groups.ofAsIs), targetsOf(toBe, groups.ofToBe)];
  return groups.all.flatMap((group): readonly StepChange[] => {
    const ids = { asIs: group.asIs.map(({ id }) => id), toBe: group.toBe.map(({ id }) => id) };
    const change = (kind: StepChangeKind, fields: readonly ComparedField[] = []): StepChange => ({ kind, ...ids, fields });
    if (group.asIs.length === 0) return [change("added")];
    if (group.toBe.length === 0) return [change("removed")];
    const found: StepChange[] = [];
    if (group.toBe.length > 1) found.push(change("split"));
    if (group.asIs.length > 1) found.push(change("merged"));
    const [old, now] = [targetsOfGroup(group.asIs, before, group), targetsOfGroup(group.toBe, after, group)];
    const isRerouted = old.size !== now.size || [...old.keys()].some((target) => !now.has(target));
    if (found.length === 0) {
      const [one, other] = [group.asIs[0]!, group.toBe[0]!];
      if (one.name.en !== other.name.en || one.name.zh !== other.name.zh) found.push(change("renamed"));
      if (one.role !== other.role) found.push(change("moved"));
      const fields = differingFields(one, other, !isRerouted && haveOtherShares(old, now));
      if (fields.length > 0) found.push(change("data", fields));
    }
    if (isRerouted) found.push(change("rerouted"));
    return found;
  });
}

function groupSteps(asIs: Process, toBe: Process) {
  const isLinked = toBe.steps.some((step) => step.asIs.length > 0);
  const stepOf = new Map(asIs.steps.map((step) => [step.id, step]));
  const ofAsIs = new Map<string, Group>(asIs.steps.map((step) => [step.id, { asIs: [step], toBe: [] }]));
  const ofToBe = new Map<string, Group>();
  for (const step of toBe.steps) {
    const references = (isLinked ? step.asIs : [step.id]).filter((id) => stepOf.has(id));
    const linked = [...new Set(references.map((id) => ofAsIs.get(id)!))];
    const [first = { asIs: [], toBe: [] }, ...others] = linked;
    for (const other of others) {
      first.asIs.push(...other.asIs);
      first.toBe.push(...other.toBe);
      for (const { id } of other.asIs) ofAsIs.set(id, first);
      for (const { id } of other.toBe) ofToBe.set(id, first);
    }
    first.toBe.push(step);
    ofToBe.set(step.id, first);
  }
  return { ofAsIs, ofToBe, all: [...new Set([...ofAsIs.values(), ...ofToBe.values()])] };
}

/** Where a step leads once what stands on one side alone is passed over; with how often of 1, as far as the flows say so. */
type Targets = ReadonlyMap<Group, number | null>;

function targetsOf({ steps }: Process, groupOf: ReadonlyMap<string, Group>): ReadonlyMap<string, Targets> {
  const stepOf = new Map(steps.map((step) => [step.id, step]));
  return new Map(steps.map((step) => [step.id, walk(step)]));

  function walk(from: ProcessStep): Targets {
    const found = new Map<Group, number | null>();
    const seen = new Set<string>();
    const shares = sharesOf(from);
    const stack = from.next.map(({ to }, at) => ({ to, share: shares[at] ?? null }));
    for (let flow = stack.pop(); flow !== undefined; flow = stack.pop()) {
      const group = groupOf.get(flow.to)!;
      if (group.asIs.length > 0 && group.toBe.length > 0) {
        const before = found.get(group);
        found.set(group, before === undefined ? flow.share : before === null || flow.share === null ? null : before + flow.share);
      } else if (!seen.has(flow.to)) {
        seen.add(flow.to);
        // Behind a step that is only on one side, shares say nothing of the step itself.
        for (const { to } of stepOf.get(flow.to)!.next) stack.push({ to, share: null });
      }
    }
    return found;
  }
}

/** Of all members together, without the ways within the group. */
function targetsOfGroup(members: readonly ProcessStep[], targets: ReadonlyMap<string, Targets>, group: Group): Targets {
  if (members.length === 1 && group.asIs.length === 1 && group.toBe.length === 1) return targets.get(members[0]!.id)!;
  const found = new Map<Group, number | null>();
  for (const { id } of members) for (const target of targets.get(id)!.keys()) if (target !== group) found.set(target, null);
  return found;
}

function haveOtherShares(old: Targets, now: Targets): boolean {
  return [...old].some(([target, share]) => {
    const other = now.get(target) ?? null;
    return share !== null && other !== null && Math.abs(share - other) > 1e-9;
  });
}

function differingFields(one: ProcessStep, other: ProcessStep, haveOther: boolean): readonly ComparedField[] {
  return comparedFields.filter((field) => {
    if (field === "probability") return haveOther;
    const [before, after] = [valueOf(one, field), valueOf(other, field)];
    return before !== after;
  });
}

function valueOf(step: ProcessStep, field: Exclude<ComparedField, "probability">): string | number | boolean | null {
  switch (field) {
    case "captures":
    case "pains":
      return step[field].join("\n");
    case "workMinutes":
      return step.work === null ? step.workMinutes : JSON.stringify(step.work);
    case "waitMinutes":
      return step.wait === null ? step.waitMinutes : JSON.stringify(step.wait);
    default:
      return step[field];
  }
}
