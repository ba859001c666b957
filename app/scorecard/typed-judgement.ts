import type { Judgement, JudgedPair } from "#app/domain/scorecard/judgement.ts";
import { ratioOfStep, stepOfRatio } from "#app/domain/scorecard/pair-scale.ts";
import type { CriterionGroup } from "#app/domain/scorecard/scorecard.ts";
import { Refusal } from "#app/http/refusal.ts";

interface Typed {
  readonly numbers: readonly { readonly id: string; readonly number?: number | undefined }[];
  readonly pairs: readonly { readonly first: string; readonly second: string; readonly step?: number | undefined }[];
}

/** What a form says of a group by the group's method. Numbers must be said of every criterion that counts; of pairs, some may be left open. */
export function typedJudgement({ numbers, pairs }: Typed, group: CriterionGroup): Judgement {
  const known = new Set(group.members.map(({ id }) => id));
  if (group.weighting === "pairwise")
    return {
      kind: "pairs",
      pairs: pairs.flatMap(({ first, second, step }): JudgedPair[] =>
        step === undefined || first === second || !known.has(first) || !known.has(second) ? [] : [[first, second, ratioOfStep(step)]],
      ),
    };
  const said = new Map<string, number>();
  for (const [at, { id, number }] of numbers.entries()) {
    if (!known.has(id)) continue;
    if (number === undefined) throw new Refusal("field.required", { field: `numbers[${at}].number` });
    said.set(id, number);
  }
  const lacking = group.members.find(({ id, isApplicable }) => isApplicable && !said.has(id));
  if (lacking) throw new Refusal("scorecard.stale", { status: 409 });
  const [first] = numbers.map(({ id }, at) => (known.has(id) ? `numbers[${at}].number` : "")).filter(Boolean);
  const most = Math.max(...said.values());
  if (group.weighting !== "rank" && !(most > 0)) throw new Refusal("scorecard.weighing.zero", { field: first ?? "" });
  if (group.weighting === "swing" && most !== 100)
    throw new Refusal("scorecard.weighing.swing", { field: first ?? "", parameters: { most } });
  return { kind: "numbers", numbers: Object.fromEntries(said) };
}

/** Judgements with one that was suggested in the place of what was said of the pair. */
export function withSuggestion(
  { pairs }: Extract<Judgement, { kind: "pairs" }>,
  { first, second, step = 1 }: { readonly first: string; readonly second: string; readonly step?: number | undefined },
): Judgement {
  const isOf = ([one, other]: JudgedPair) => (one === first && other === second) || (one === second && other === first);
  return { kind: "pairs", pairs: pairs.map((pair) => (isOf(pair) ? [first, second, ratioOfStep(step)] : pair)) };
}

/** What was said of a pair, whichever way round; null for nothing. */
export function stepOfPair(judgement: Judgement | null, first: string, second: string): number | null {
  if (judgement?.kind !== "pairs") return null;
  for (const [one, other, ratio] of judgement.pairs) {
    if (one === first && other === second) return stepOfRatio(ratio);
    if (one === second && other === first) return stepOfRatio(1 / ratio);
  }
  return null;
}

/** A judgement by the names of the fields of a form, in the order in which that form asked. */
export function judgementFields({ numbers, pairs }: Typed, judgement: Judgement | null, reason: string): Readonly<Record<string, string>> {
  const fields: Record<string, string> = { reason };
  for (const [at, { id }] of numbers.entries())
    fields[`numbers[${at}].number`] = judgement?.kind === "numbers" ? String(judgement.numbers[id] ?? "") : "";
  for (const [at, { first, second }] of pairs.entries()) fields[`pairs[${at}].step`] = String(stepOfPair(judgement, first, second) ?? "");
  return fields;
}
