import type { EvaluationMethod } from "#app/domain/scorecard/scorecard.ts";

/** The values of a method by the names of its form's fields; bounds of weights are told as a whole. */
export function methodFields(method: EvaluationMethod): Readonly<Record<string, string>> {
  const { normalisation, moneyPerPoint, aggregation, minimumTechnical, tieBreaks, weightConstraint } = method;
  return {
    normalisation,
    moneyPerPoint: moneyPerPoint === null ? "" : String(moneyPerPoint),
    aggregation,
    minimumTechnical: minimumTechnical === null ? "" : String(minimumTechnical),
    ...Object.fromEntries([0, 1, 2].map((at) => [`tieBreaks[${at}]`, tieBreaks[at] ?? "none"])),
    constraint: typeof weightConstraint === "string" ? weightConstraint : "bands",
    scoreVariation: method.scoreVariation,
    samples: String(method.samples),
    seed: String(method.seed),
    envelopes: String(method.envelopes),
    currency: method.currency,
  };
}
