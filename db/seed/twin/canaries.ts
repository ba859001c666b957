import type { DeterministicSource } from "../deterministic.ts";

/** Every text of a project that a person or a file may have put there. */
export const canaryFields = [
  "projectName",
  "projectNameZh",
  "userName",
  "personName",
  "personEmail",
  "roleName",
  "roleNameZh",
  "taskName",
  "taskNameZh",
  "deliverable",
  "deliverableZh",
  "doneWhen",
  "doneWhenZh",
  "calendarName",
  "calendarNameZh",
  "exceptionName",
  "exceptionNameZh",
  "baselineName",
  "baselineNameZh",
  "baselineNote",
  "formerDeliverable",
  "fieldName",
  "fieldNameZh",
  "fieldOption",
  "fieldValue",
  "budgetLine",
  "costNote",
  "reportText",
  "branchName",
  "branchNote",
  "branchTaskName",
  "methodTaskName",
  "gateCriterion",
  "gateReason",
  "gateNote",
  "criterionName",
  "requirementText",
  "requirementStatement",
  "requirementSource",
  "eventData",
  "importFileName",
  "importContent",
  "importReport",
] as const;

export type CanaryField = (typeof canaryFields)[number];
export type Canaries = Readonly<Record<CanaryField, string>>;

/** A word for each field that stands nowhere else: where it turns up, that field of that project was read. */
export function makeCanaries(source: DeterministicSource, mark: string): Canaries {
  const entries = canaryFields.map((field) => [field, `canary-${mark}-${field.toLowerCase()}-${source.text(10)}`] as const);
  // The keys are exactly the fields.
  return Object.fromEntries(entries) as Record<CanaryField, string>;
}
