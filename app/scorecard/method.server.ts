import type { z } from "zod";
import { presetMethod } from "#app/domain/scorecard/standard-method.ts";
import { allCriteria, type EvaluationMethod, type Scorecard } from "#app/domain/scorecard/scorecard.ts";
import { isCurrency } from "#app/i18n/regional.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { updateEvaluation } from "#db/queries/scorecard.ts";
import { changedSince, changeScorecard, type ScorecardArgs, type ScorecardWork } from "./change-scorecard.server.ts";
import { methodFields } from "./method-fields.ts";
import type { methodForm, presetForm } from "./scorecard.forms.server.ts";

type Typed = z.output<typeof methodForm>;

/** Changes how scores become totals. What contradicts itself is refused at its field. */
export async function editMethod(args: ScorecardArgs<Typed>): Promise<void> {
  const { value } = args;
  await changeScorecard(args, async (work) => {
    const method = typedMethod(value, work.scorecard);
    await setMethod(args, work, method, value.version);
  });
}

/** The same of a method that is sent as a whole. Bounds of criteria that there are not are left out. */
export async function editMethodAt(args: ScorecardArgs<unknown>, method: EvaluationMethod, version: number): Promise<void> {
  await changeScorecard(args, async (work) => {
    const known = new Set(allCriteria(work.scorecard.criteria).map(({ id }) => id));
    const { weightConstraint } = method;
    if (typeof weightConstraint !== "string")
      for (const [id, [low, high]] of Object.entries(weightConstraint)) {
        if (!known.has(id)) throw new Refusal("field.unknown", { field: "weightConstraint" });
        if (low > high) throw new Refusal("scorecard.model.bands.order", { field: "weightConstraint", parameters: { low, high } });
      }
    await setMethod(args, work, method, version);
  });
}

/** Writes a method over the one at `version`. */
async function setMethod(
  args: ScorecardArgs<unknown>,
  { records, scorecard, transaction, tell }: ScorecardWork,
  method: EvaluationMethod,
  version: number,
): Promise<void> {
  if (!isCurrency(method.currency)) throw new Refusal("field.invalid", { field: "currency" });
  if (method.normalisation === "money" && method.moneyPerPoint === null) throw new Refusal("field.required", { field: "moneyPerPoint" });
  const isWritten = await updateEvaluation(transaction, args.project.id, version, { method: JSON.stringify(method) });
  if (!isWritten) {
    const theirs = methodFields(scorecard.method);
    throw new Refusal("form.stale", { status: 409, detail: { version: records.evaluation.version, theirs } });
  }
  await tell("setMethod", null, { before: scorecard.method, after: method });
}

/** Sets what a named procedure asks for, and leaves everything else. */
export async function choosePreset(args: ScorecardArgs<z.output<typeof presetForm>>): Promise<void> {
  const { project, value } = args;
  await changeScorecard(args, async ({ scorecard, transaction, tell }) => {
    const method = { ...scorecard.method, ...presetMethod(value.preset, scorecard.method) };
    if (!(await updateEvaluation(transaction, project.id, value.version, { method: JSON.stringify(method) }))) throw changedSince();
    await tell("setMethod", null, { before: scorecard.method, after: method });
  });
}

function typedMethod(value: Typed, { method, criteria }: Scorecard): EvaluationMethod {
  const { normalisation, aggregation, scoreVariation, samples, seed, envelopes, currency } = value;
  const asked = value.tieBreaks.flatMap((each) => (each === "none" ? [] : [each]));
  const twice = asked.findIndex((each, at) => asked.indexOf(each) < at);
  if (twice >= 0) throw new Refusal("scorecard.tieBreakTwice", { field: `tieBreaks[${value.tieBreaks.lastIndexOf(asked[twice]!)}]` });
  return {
    ...{ normalisation, aggregation, scoreVariation, samples, seed, envelopes, currency },
    moneyPerPoint: normalisation === "money" ? (value.moneyPerPoint ?? null) : null,
    minimumTechnical: value.minimumTechnical ?? null,
    tieBreaks: asked,
    weightConstraint: value.constraint === "bands" ? bandsOf(value, new Set(allCriteria(criteria).map(({ id }) => id))) : value.constraint,
    // A method that is not a procedure's any more does not carry its name.
    preset: normalisation === method.normalisation && envelopes === method.envelopes ? method.preset : null,
  };
}

/** Bounds are typed in per cent of the whole; what is left open is not bound. */
function bandsOf({ bands }: Typed, known: ReadonlySet<string>): EvaluationMethod["weightConstraint"] {
  const bound: [string, readonly [number, number]][] = bands.flatMap(({ id, low, high }, at) => {
    if ((low === undefined && high === undefined) || !known.has(id)) return [];
    const [least, most] = [low ?? 0, high ?? 100];
    if (least > most)
      throw new Refusal("scorecard.model.bands.order", { field: `bands[${at}].high`, parameters: { low: least, high: most } });
    return [[id, [least / 100, most / 100] as const]];
  });
  return bound.length === 0 ? "ordinal" : Object.fromEntries(bound);
}
