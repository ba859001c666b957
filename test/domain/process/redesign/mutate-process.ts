import { sharesOf } from "#app/domain/process/flow-graph.ts";
import type { Process, ProcessFlow, ProcessStep } from "#app/domain/process/model.ts";
import type { ComparedField, StepChange } from "#app/domain/process/redesign/compare-processes.ts";
import type { Random } from "#app/domain/random.ts";
import { flow, step } from "../sample.ts";

type Draft = { -readonly [Key in keyof ProcessStep]: ProcessStep[Key] };

export interface Mutated {
  readonly toBe: Process;
  readonly expected: readonly StepChange[];
}

/** A linked copy of a process with some changes, each at steps that no other change touches, and what a comparison has to say about it. */
export function mutateProcess(asIs: Process, count: number, random: Random): Mutated {
  const drafts = new Map<string, Draft>(
    asIs.steps.map((each) => [
      toBeId(each.id),
      { ...each, id: toBeId(each.id), asIs: [each.id], next: each.next.map((way) => ({ ...way, to: toBeId(way.to) })) },
    ]),
  );
  const touched = new Set<string>();
  const expected: StepChange[] = [];
  const kinds = [insert, remove, rename, move, split, merge, changeData, changeShares, reroute];
  for (let made = 0, tries = 0; made < count && tries < 200; tries++) {
    const draft = [...drafts.values()][Math.floor(random() * drafts.size)]!;
    if (!isUntouched(draft)) continue;
    const change = kinds[Math.floor(random() * kinds.length)]!(draft);
    if (change === null) continue;
    for (const id of [draft.id, ...draft.next.map(({ to }) => to)]) touched.add(id);
    expected.push({ fields: [], ...change });
    made++;
  }
  return { toBe: { ...asIs, steps: [...drafts.values()] }, expected };

  type Change = Omit<StepChange, "fields"> & { readonly fields?: readonly ComparedField[] };

  function isUntouched({ id, next }: Draft): boolean {
    return !touched.has(id) && next.every(({ to }) => !touched.has(to)) && senders(id).every((sender) => !touched.has(sender.id));
  }

  function senders(id: string): readonly Draft[] {
    return [...drafts.values()].filter(({ next }) => next.some(({ to }) => to === id));
  }

  function redirect(from: string, to: (way: ProcessFlow, share: number) => readonly ProcessFlow[]): void {
    for (const sender of senders(from)) {
      const shares = sharesOf(sender);
      sender.next = sender.next.flatMap((way, at) => (way.to === from ? to(way, shares[at]!) : [way]));
      touched.add(sender.id);
    }
  }

  function change(kind: StepChange["kind"], draft: Draft, more: Partial<Change> = {}): Change {
    return { kind, asIs: draft.asIs, toBe: [draft.id], ...more };
  }

  function insert(draft: Draft): Change | null {
    const [way] = draft.next;
    if (!way) return null;
    const added = step(`new ${draft.id}`, [flow(way.to)]);
    drafts.set(added.id, added);
    touched.add(added.id);
    draft.next = [{ ...way, to: added.id }, ...draft.next.slice(1)];
    return { kind: "added", asIs: [], toBe: [added.id] };
  }

  function remove(draft: Draft): Change | null {
    if (draft.type === "end" || draft.type === "start" || draft.next.length === 0) return null;
    const onward = draft.next.filter(({ to }) => to !== draft.id);
    if (onward.length === 0) return null;
    redirect(draft.id, (way, share) =>
      onward.map(({ to }) => ({ ...way, to, probability: onward.length === 1 ? way.probability : share / onward.length })),
    );
    drafts.delete(draft.id);
    return { kind: "removed", asIs: draft.asIs, toBe: [] };
  }

  function rename(draft: Draft): Change {
    draft.name = random() < 0.5 ? { ...draft.name, en: `${draft.name.en}!` } : { ...draft.name, zh: `${draft.name.zh ?? ""}改` };
    return change("renamed", draft);
  }

  function move(draft: Draft): Change {
    draft.role = draft.role === "elsewhere" ? null : "elsewhere";
    return change("moved", draft);
  }

  function split(draft: Draft): Change {
    const second = { ...draft, id: `${draft.id} 2`, next: draft.next };
    drafts.set(second.id, second);
    touched.add(second.id);
    draft.next = [flow(second.id)];
    return change("split", draft, { toBe: [draft.id, second.id] });
  }

  function merge(draft: Draft): Change | null {
    const other = draft.next.length === 1 ? drafts.get(draft.next[0]!.to)! : draft;
    if (other === draft || !isUntouched(other)) return null;
    redirect(other.id, (way) => [{ ...way, to: draft.id }]);
    draft.next = other.next.filter(({ to }) => to !== draft.id);
    draft.asIs = [...draft.asIs, ...other.asIs];
    drafts.delete(other.id);
    return change("merged", draft);
  }

  function changeData(draft: Draft): Change {
    const changes: readonly (readonly [ComparedField, Partial<Draft>])[] = [
      ["workMinutes", { workMinutes: draft.workMinutes + 1 }],
      ["waitMinutes", { wait: { kind: "exponential", parameters: [5] }, waitMinutes: 5 }],
      ["costPerHour", { costPerHour: 77 }],
      ["system", { system: "CRM" }],
      ["volumePerMonth", { volumePerMonth: 5 }],
      ["valueClass", { valueClass: "BVA" }],
      ["captures", { captures: ["address"] }],
      ["pains", { pains: ["late"] }],
      ["isInspection", { isInspection: !draft.isInspection }],
      ["isPaper", { isPaper: !draft.isPaper }],
    ];
    const [field, values] = changes[Math.floor(random() * changes.length)]!;
    Object.assign(draft, values);
    return change("data", draft, { fields: [field] });
  }

  function changeShares(draft: Draft): Change | null {
    const targets = new Set(draft.next.map(({ to }) => to));
    if (draft.type !== "xor" || draft.next.length < 2 || targets.size < draft.next.length) return null;
    draft.next = draft.next.map((way, at) => (at === 1 ? { ...way, probability: (way.probability ?? 0) + 0.05 } : way));
    return change("data", draft, { fields: ["probability"] });
  }

  function reroute(draft: Draft): Change | null {
    const targets = new Set(draft.next.map(({ to }) => to));
    const other = [...drafts.values()].find(({ id }) => !touched.has(id) && !targets.has(id) && id !== draft.id);
    if (draft.next.length === 0 || targets.size < draft.next.length || !other) return null;
    draft.next = [{ ...draft.next[0]!, to: other.id }, ...draft.next.slice(1)];
    touched.add(other.id);
    return change("rerouted", draft);
  }
}

function toBeId(id: string): string {
  return `to-be ${id}`;
}
