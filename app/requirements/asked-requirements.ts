import { dispositions, priorities, requirementKinds, requirementStatuses } from "#app/domain/requirement/requirement.ts";
import {
  requirementOrders,
  unlinkedFrom,
  type RequirementFilter,
  type RequirementOrder,
} from "#app/domain/requirement/select-requirements.ts";

const longestText = 200;

/** What an address asks for; whatever it says that nobody offers counts for nothing. */
export function askedRequirements(query: URLSearchParams): RequirementFilter {
  const oneOf = <Name extends string>(names: readonly Name[], key: string) => names.find((name) => name === query.get(key)) ?? null;
  const order = query.get("order") ?? "";
  return {
    text: (query.get("q") ?? "").slice(0, longestText),
    source: (query.get("source") ?? "").slice(0, longestText),
    kind: oneOf(requirementKinds, "kind"),
    priority: oneOf(priorities, "priority"),
    disposition: oneOf(dispositions, "disposition"),
    status: oneOf(requirementStatuses, "status"),
    unlinked: oneOf(unlinkedFrom, "unlinked"),
    order: requirementOrders.find((name) => name === order.replace(/^-/, "")) ?? "code",
    isDescending: order.startsWith("-"),
  };
}

/** The address that asks for a filter, without what is as usual. */
export function requirementQuery({ text, source, order, isDescending, ...choices }: RequirementFilter, page = 1): string {
  const query = new URLSearchParams();
  if (text) query.set("q", text);
  if (source) query.set("source", source);
  for (const [name, value] of Object.entries(choices)) if (value !== null) query.set(name, value);
  if (order !== "code" || isDescending) query.set("order", `${isDescending ? "-" : ""}${order}`);
  if (page > 1) query.set("page", String(page));
  return query.toString();
}

/** How many parts of a filter leave something out. */
export function narrowedBy({ text, source, order: _order, isDescending: _isDescending, ...choices }: RequirementFilter): number {
  return [text || null, source || null, ...Object.values(choices)].filter((value) => value !== null).length;
}

/** By a column from the first to the last, then the other way round, then by code again. */
export function nextOrder(filter: RequirementFilter, order: RequirementOrder): RequirementFilter {
  if (filter.order !== order) return { ...filter, order, isDescending: false };
  return filter.isDescending ? { ...filter, order: "code", isDescending: false } : { ...filter, isDescending: true };
}
