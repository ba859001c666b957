import type { BilingualText } from "../plan/model.ts";
import type { Priority, Requirement, RequirementKind } from "./requirement.ts";

/** A requirement as it was agreed on. How it is met may change afterwards: what is asked for may not, unseen. */
export interface BaselinedRequirement {
  readonly number: number;
  readonly statement: BilingualText;
  readonly kind: RequirementKind;
  readonly priority: Priority;
}

/** What a baseline of the requirements keeps: those that are agreed, in the order of their codes. */
export function baselinedRequirements(requirements: readonly Requirement[]): readonly BaselinedRequirement[] {
  return requirements
    .filter(({ status }) => status === "agreed")
    .map(({ number, statement, kind, priority }) => ({ number, statement, kind, priority }))
    .sort((left, right) => left.number - right.number);
}

/** Numbers of requirements, each in the order of their codes. */
export interface ChangesSinceBaseline {
  readonly added: readonly number[];
  /** Their words, kind or priority are others. */
  readonly changed: readonly number[];
  /** Not agreed on any more, or deleted. */
  readonly gone: readonly number[];
}

/** What is agreed on now beside what a baseline keeps. */
export function changesSinceBaseline(
  baseline: readonly BaselinedRequirement[],
  requirements: readonly Requirement[],
): ChangesSinceBaseline {
  const now = new Map(baselinedRequirements(requirements).map((each) => [each.number, each]));
  const then = new Map(baseline.map((each) => [each.number, each]));
  return {
    added: [...now.keys()].filter((number) => !then.has(number)),
    changed: [...now.values()].filter((each) => then.has(each.number) && !isSame(each, then.get(each.number))).map(({ number }) => number),
    gone: [...then.keys()].filter((number) => !now.has(number)),
  };
}

export function isSame(one: BaselinedRequirement, other: BaselinedRequirement | undefined): boolean {
  return (
    one.statement.text === other?.statement.text &&
    one.statement.zh === other.statement.zh &&
    one.kind === other.kind &&
    one.priority === other.priority
  );
}
