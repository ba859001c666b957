import type { CriterionTemplate, ScorecardTemplate } from "./scorecard-template.ts";
import type { BilingualText, Scorecard, ScorecardCriterion } from "./scorecard.ts";

/** Criteria and requirements of the ready scorecard under new ids, which keep the library's beside them. */
export function fromTemplate(
  { criteria, mandatory }: Pick<ScorecardTemplate, "criteria" | "mandatory">,
  newId: () => string,
  evidenceWord: BilingualText,
): Pick<Scorecard, "criteria" | "requirements"> {
  return {
    criteria: criteria.map((criterion) => criterionFromTemplate(criterion, newId, evidenceWord)),
    requirements: mandatory.map(({ id, name, requirement }) => ({
      id: newId(),
      libraryId: id,
      text: { en: `${name.en}: ${requirement.en}`, zh: `${name.zh}：${requirement.zh}` },
    })),
  };
}

function criterionFromTemplate(template: CriterionTemplate, newId: () => string, evidenceWord: BilingualText): ScorecardCriterion {
  const { id, name, lookFor, evidence, kind, unit, weight, scale, levels, valuePoints, anchors, discountRate, minimum } = template;
  const asked = (language: "en" | "zh") =>
    evidence === null ? lookFor[language] : `${lookFor[language]}\n\n${evidenceWord[language] ?? evidenceWord.en}${evidence[language]}`;
  return {
    id: newId(),
    libraryId: id,
    name: { en: name.en, zh: name.zh },
    guidance: { en: asked("en"), zh: asked("zh") },
    kind,
    unit: unit === "weeks" ? "weeks" : null,
    weight,
    weighting: "points",
    scale,
    levels: levels.map((text, at) => ({ level: scale[0] + at, text: { en: text.en, zh: text.zh } })),
    valuePoints,
    anchors,
    discountRate,
    minimum,
    isApplicable: template.isApplicable,
    children: template.children.map((child) => criterionFromTemplate(child, newId, evidenceWord)),
  };
}

/** A criterion that is scored from 0 to 5. */
export const blankCriterion: Omit<ScorecardCriterion, "id" | "name"> = {
  libraryId: null,
  guidance: { en: "", zh: null },
  kind: "score",
  unit: null,
  weight: 10,
  weighting: "points",
  scale: [0, 5],
  levels: [],
  valuePoints: null,
  anchors: null,
  discountRate: 0,
  minimum: null,
  isApplicable: true,
  children: [],
};

/** A copy of criteria with everything below them under new ids, in the same order, with an account of which id became which. */
export function copyCriteria(
  criteria: readonly ScorecardCriterion[],
  newId: () => string,
): { readonly criteria: readonly ScorecardCriterion[]; readonly ids: ReadonlyMap<string, string> } {
  const ids = new Map<string, string>();
  const copy = (criterion: ScorecardCriterion): ScorecardCriterion => {
    const id = newId();
    ids.set(criterion.id, id);
    return { ...criterion, id, children: criterion.children.map(copy) };
  };
  return { criteria: criteria.map(copy), ids };
}
