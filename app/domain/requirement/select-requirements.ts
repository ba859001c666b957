import { foldText } from "../search/held-words.ts";
import {
  dispositions,
  parseRequirementCode,
  priorities,
  requirementCode,
  requirementKinds,
  requirementStatuses,
  type Disposition,
  type Priority,
  type Requirement,
  type RequirementKind,
  type RequirementStatus,
} from "./requirement.ts";

/** What requirements are led by: tasks that meet them, and places in the scorecard. */
export const unlinkedFrom = ["task", "scorecard"] as const;

export const requirementOrders = ["code", "statement", "kind", "priority", "disposition", "effort", "status", "source"] as const;
export type RequirementOrder = (typeof requirementOrders)[number];

/** Which requirements of a list are asked for; null and empty for all. */
export interface RequirementFilter {
  readonly text: string;
  readonly source: string;
  readonly kind: RequirementKind | null;
  readonly priority: Priority | null;
  readonly disposition: Disposition | null;
  readonly status: RequirementStatus | null;
  /** Only those that lead to no task, or to no place in the scorecard. */
  readonly unlinked: (typeof unlinkedFrom)[number] | null;
  readonly order: RequirementOrder;
  readonly isDescending: boolean;
}

interface Links {
  /** Ids of requirements that vendors are judged by. */
  readonly pulled: ReadonlySet<string>;
  /** Ids of the tasks that there are. */
  readonly tasks: ReadonlySet<string>;
}

/**
 * The requirements that a filter asks for, in its order, equal ones in the order of their codes. Words are found in either language and in the source, whatever their case and width; all of them must be
 * there. A text that reads as a code finds that one, too. Texts are compared by `compare`.
 */
export function selectRequirements(
  all: readonly Requirement[],
  filter: RequirementFilter,
  { pulled, tasks }: Links,
  compare: (left: string, right: string) => number,
): readonly Requirement[] {
  const words = foldText(filter.text).split(/\s+/).filter(Boolean);
  const number = parseRequirementCode(filter.text);
  const source = foldText(filter.source).trim();
  const chosen = all.filter((requirement) => {
    const { statement, kind, priority, disposition, status, taskId, id } = requirement;
    const text = foldText(`${requirementCode(requirement.number)} ${statement.text} ${statement.zh ?? ""} ${requirement.source}`);
    return (
      (words.every((word) => text.includes(word)) || requirement.number === number) &&
      foldText(requirement.source).includes(source) &&
      (filter.kind === null || kind === filter.kind) &&
      (filter.priority === null || priority === filter.priority) &&
      (filter.disposition === null || disposition === filter.disposition) &&
      (filter.status === null || status === filter.status) &&
      (filter.unlinked !== "task" || taskId === null || !tasks.has(taskId)) &&
      (filter.unlinked !== "scorecard" || !pulled.has(id))
    );
  });
  const sign = filter.isDescending ? -1 : 1;
  return chosen.sort((left, right) => {
    const order = inOrder(left, right, filter.order, compare);
    return order === 0 ? left.number - right.number : order * sign;
  });
}

function inOrder(left: Requirement, right: Requirement, order: RequirementOrder, compare: (left: string, right: string) => number): number {
  const rank = <Name>(names: readonly Name[], name: (requirement: Requirement) => Name) =>
    names.indexOf(name(left)) - names.indexOf(name(right));
  switch (order) {
    case "code":
      return left.number - right.number;
    case "statement":
      return compare(left.statement.text, right.statement.text);
    case "source":
      return compare(left.source, right.source);
    case "kind":
      return rank(requirementKinds, ({ kind }) => kind);
    case "priority":
      return rank(priorities, ({ priority }) => priority);
    case "disposition":
      return rank(dispositions, ({ disposition }) => disposition);
    case "status":
      return rank(requirementStatuses, ({ status }) => status);
    case "effort":
      return (left.effortDays ?? -1) - (right.effortDays ?? -1);
    default:
      return order satisfies never;
  }
}
