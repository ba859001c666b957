import type { BilingualText } from "../plan/model.ts";
import type { EvidenceKind, GateCriterion } from "../template/gate-criterion.ts";
import { templateKeys, type MethodologyArea, type TemplateKey } from "../template/template.ts";

/** A limit of computed evidence: a share between 0 and 1, or a number. */
export interface Threshold {
  readonly name: string;
  readonly value: number;
  /** What the method proposes. */
  readonly usual: number;
}

/** One thing that a gate of a project asks for. */
export interface AskedCriterion {
  /** Of the method's list, such as `K06`, or of the project's own. */
  readonly id: string;
  readonly text: BilingualText;
  /** Where the evidence is worked on; null for a criterion of the project's own. */
  readonly topic: MethodologyArea | null;
  readonly evidence: readonly EvidenceKind[];
  readonly thresholds: readonly Threshold[];
  /** `template`: asked by the template; `library`: taken from the method's list by the project; `own`: in the project's words. */
  readonly source: "template" | "library" | "own";
  /** Of the template: the task that must not begin before the criterion is met. */
  readonly before: string | null;
}

/** A criterion that a project added to a gate. */
export interface AddedCriterion {
  readonly id: string;
  /** Of the method's list; null for one in the project's own words. */
  readonly libraryId: string | null;
  readonly text: string;
}

interface GateSource {
  /** The template that the project came from; other texts are templates that people saved. */
  readonly templateKey: string | null;
  /** The gate's id in that template. */
  readonly templateTaskId: string | null;
  readonly added: readonly AddedCriterion[];
  /** Limits that the project changed, by criterion and name. */
  readonly limits: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

/**
 * What a gate asks for, in order: the criteria of its template, then those that the project added, in their order. A criterion is asked
 * once; one that is no longer in the method's list is left out.
 */
export function criteriaOfGate(
  library: readonly GateCriterion[],
  { templateKey, templateTaskId, added, limits }: GateSource,
): AskedCriterion[] {
  const key = templateKeys.find((candidate) => candidate === templateKey);
  const ofTemplate = key === undefined || templateTaskId === null ? [] : library.filter(({ at }) => at[key].includes(templateTaskId));
  const known = new Set(ofTemplate.map(({ id }) => id));
  const chosen = added.flatMap((entry): AskedCriterion[] => {
    if (entry.libraryId === null) return [ownCriterion(entry)];
    const criterion = library.find(({ id }) => id === entry.libraryId);
    return criterion && !known.has(criterion.id) ? [asked(criterion, "library", null, limits)] : [];
  });
  return [...ofTemplate.map((criterion) => asked(criterion, "template", key ?? null, limits)), ...chosen];
}

function asked(
  { id, text, topic, evidence, thresholds, before }: GateCriterion,
  source: "template" | "library",
  key: TemplateKey | null,
  limits: GateSource["limits"],
): AskedCriterion {
  const own = limits.get(id) ?? {};
  return {
    id,
    text: { text: text.en, zh: text.zh },
    topic,
    evidence,
    thresholds: Object.entries(thresholds).map(([name, usual]) => ({ name, usual, value: own[name] ?? usual })),
    source,
    before: key === null ? null : (before[key] ?? null),
  };
}

function ownCriterion({ id, text }: AddedCriterion): AskedCriterion {
  return { id, text: { text, zh: null }, topic: null, evidence: ["sign"], thresholds: [], source: "own", before: null };
}

/** Whether a limit counts things; else it is a share between 0 and 1, or, for the lowest net present value, any amount. */
export function isShare(name: string): boolean {
  return /Share$|^relativeWeightChange$/.test(name);
}
