export const processProblemCodes = [
  "bpmn.empty",
  "bpmn.other",
  "file.field",
  "file.json",
  "file.tooLarge",
  "file.value",
  "map.tooLarge",
  "process.empty",
  "process.endless",
  "process.noEnd",
  "process.tooMany",
  "role.duplicate",
  "role.hours",
  "role.number",
  "step.duplicate",
  "step.end.next",
  "step.next.unknown",
  "step.noWayOut",
  "step.number",
  "step.probability",
  "step.probability.sum",
  "step.role.unknown",
  "step.spread",
  "table.column.missing",
  "table.id.missing",
  "table.value",
] as const;
export type ProcessProblemCode = (typeof processProblemCodes)[number];

/** What keeps a process from being analysed, and where. Texts for people go by the code, with the details. */
export interface ProcessProblem {
  readonly code: ProcessProblemCode;
  /** The id of the step or role it is at; null for the process as a whole. */
  readonly at: string | null;
  readonly detail: Readonly<Record<string, string | number>>;
}

export const processFindingCodes = [
  "arrivals.unknown",
  "bpmn.element.unused",
  "bpmn.flow.dangling",
  "bpmn.flow.unused",
  "bpmn.gateway.counted",
  "bpmn.parallel.counted",
  "bpmn.step.withoutId",
  "bpmn.subProcess.counted",
  "esia.automate.noValue",
  "esia.cowPath",
  "esia.data.twice",
  "esia.eliminate.edge",
  "esia.handOff.conversion",
  "esia.inspection.again",
  "esia.into.unknown",
  "esia.order",
  "esia.reason.missing",
  "esia.reason.other",
  "esia.step.unknown",
  "level.change.missing",
  "level.unorganised",
  "matrix.factor.double",
  "matrix.factor.uncovered",
  "matrix.factor.wording",
  "matrix.factors",
  "matrix.owner.load",
  "matrix.process.idle",
  "matrix.process.ownerless",
  "parallel.unbalanced",
  "parallel.unstructured",
  "role.overloaded",
  "role.people.unknown",
  "simulation.unfinished",
  "start.implied",
  "step.end.implied",
  "step.probability.missing",
  "step.unreachable",
  "table.column.unknown",
] as const;
export type ProcessFindingCode = (typeof processFindingCodes)[number];

/** What a reader of an analysis must know. */
export interface ProcessFinding {
  readonly code: ProcessFindingCode;
  readonly at: string | null;
  readonly detail: Readonly<Record<string, string | number>>;
}
