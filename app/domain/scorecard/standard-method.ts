import type { EvaluationMethod } from "./scorecard.ts";

/** The method of a new evaluation: every price against limits that were fixed before. */
export function standardMethod(currency: string): EvaluationMethod {
  return {
    normalisation: "absolute",
    moneyPerPoint: null,
    aggregation: "mean",
    minimumTechnical: 60,
    tieBreaks: ["highestWeight", "lowerCost", "chair"],
    weightConstraint: "ordinal",
    scoreVariation: "fixed",
    samples: 10_000,
    seed: 1,
    envelopes: 1,
    currency,
    preset: null,
  };
}

export const methodPresets = ["qcbs", "lowestPrice"] as const;
export type MethodPreset = (typeof methodPresets)[number];

export function isMethodPreset(name: string): name is MethodPreset {
  return methodPresets.some((preset) => preset === name);
}

/** A part of a named procedure's method. */
type PresetMethod = Pick<EvaluationMethod, "normalisation" | "moneyPerPoint" | "envelopes" | "minimumTechnical" | "preset">;

/**
 * What a named procedure asks for. `qcbs`: the World Bank's selection by quality and cost, whose prices are opened only of those that reach the minimum, and count as
 * lowest price over price. `lowestPrice`: 低价优先法 of the Chinese comprehensive scoring method, with the same formula in one envelope.
 */
export function presetMethod(preset: MethodPreset, { minimumTechnical }: EvaluationMethod): PresetMethod {
  switch (preset) {
    case "qcbs":
      return { normalisation: "ratio", moneyPerPoint: null, envelopes: 2, minimumTechnical: minimumTechnical ?? 70, preset };
    case "lowestPrice":
      return { normalisation: "ratio", moneyPerPoint: null, envelopes: 1, minimumTechnical, preset };
    default:
      return preset satisfies never;
  }
}
