import { isDay } from "../time/day.ts";
import type { CustomField, CustomProblem, CustomValue } from "./custom-field.ts";
import type { Plan, PlanTask } from "./model.ts";
import { readTypedValue } from "./typed-value.ts";

/** What is asked of one field of the project's own. A task passes by any of `values`, or by what the rest asks for. */
export interface FieldFilter {
  readonly key: string;
  /** Choices by the keys of their options, people by their ids; `filled` and `empty` for any field. */
  readonly values: readonly string[];
  /** A part of a text; empty for any. */
  readonly part: string;
  /** The least number or the first day, as it was typed; empty for any. */
  readonly from: string;
  /** The greatest number or the last day, as it was typed; empty for any. */
  readonly to: string;
}

export type FieldFilterProblem =
  Extract<CustomProblem, "plan.field.number" | "plan.field.date"> | "filter.value" | "filter.field" | "filter.unfit" | "filter.reversed";

/** Why a part of a filter counts for nothing. */
export interface WrongFilterPart {
  /** As addresses and forms name it: `f3`, `f3.has`, `f3.from` or `f3.to`. */
  readonly parameter: string;
  readonly code: FieldFilterProblem;
}

const mostFiltered = 50;
const mostValues = 100;
const longestTyped = 100;
const written = /^(f[1-9]\d{0,6})(?:\.(has|from|to))?$/;

/** Whether a part of an address says something of a filter by a field. */
export function isFieldParameter(name: string): boolean {
  return written.test(name);
}

/**
 * What an address or a form asks of the project's own fields, in the order of their keys: `f3=o2&f3=o4` for either of two options, `f4.has=ana` for a
 * part of a text, `f5.from=10&f5.to=20` for a span of numbers or days with both ends. `field=f3.o2` asks for one value, too.
 */
export function readFieldFilters(query: URLSearchParams): readonly FieldFilter[] {
  const found = new Map<string, { values: Set<string>; has: string; from: string; to: string }>();
  const filterOf = (key: string) => {
    const known = found.get(key) ?? { values: new Set<string>(), has: "", from: "", to: "" };
    found.set(key, known);
    return known;
  };
  const [, oneKey, oneValue] = /^(f[1-9]\d{0,6})\.([\w-]{1,60})$/.exec(query.get("field") ?? "") ?? [];
  if (oneKey !== undefined && oneValue !== undefined) filterOf(oneKey).values.add(oneValue);
  for (const [name, value] of query) {
    const [, key, part] = written.exec(name) ?? [];
    const typed = value.trim().slice(0, longestTyped);
    if (key === undefined || typed === "") continue;
    const filter = filterOf(key);
    if (part === "has" || part === "from" || part === "to") filter[part] ||= typed;
    else if (filter.values.size < mostValues) filter.values.add(typed);
  }
  return [...found]
    .map(([key, { values, has, from, to }]): FieldFilter => ({ key, values: [...values].sort(), part: has, from, to }))
    .sort((left, right) => Number(left.key.slice(1)) - Number(right.key.slice(1)))
    .slice(0, mostFiltered);
}

/** As {@link readFieldFilters} reads it, the same for the same filters. */
export function fieldFilterParameters(filters: readonly FieldFilter[]): readonly (readonly [name: string, value: string])[] {
  return filters.flatMap(({ key, values, part, from, to }) => [
    ...values.map((value) => [key, value] as const),
    ...(
      [
        ["has", part],
        ["from", from],
        ["to", to],
      ] as const
    ).flatMap(([name, typed]) => (typed === "" ? [] : [[`${key}.${name}`, typed] as const])),
  ]);
}

type FilteredPlan = Pick<Plan, "fields" | "people">;

/** What of the filters cannot be understood in a plan, and so counts for nothing. */
export function wrongFilterParts(plan: FilteredPlan, filters: readonly FieldFilter[]): readonly WrongFilterPart[] {
  return filters.flatMap((filter) => readFilter(plan, filter).wrong);
}

/** Whether a task passes every filter. What of them cannot be understood lets all tasks pass. */
export function fieldMatcher(plan: FilteredPlan, filters: readonly FieldFilter[]): (task: Pick<PlanTask, "custom">) => boolean {
  const tests = filters.flatMap((filter) => {
    const { test } = readFilter(plan, filter);
    return test ? [{ key: filter.key, test }] : [];
  });
  return ({ custom }) => tests.every(({ key, test }) => test(custom[key]));
}

/** Whether any of the filters is understood: the others count for nothing. */
export function isFilteringFields(plan: FilteredPlan, filters: readonly FieldFilter[]): boolean {
  return filters.some((filter) => readFilter(plan, filter).test !== null);
}

type ValueTest = (value: CustomValue | undefined) => boolean;

function readFilter(plan: FilteredPlan, filter: FieldFilter): { readonly test: ValueTest | null; readonly wrong: WrongFilterPart[] } {
  const { key } = filter;
  const field = plan.fields.find((candidate) => candidate.key === key);
  if (!field) return { test: null, wrong: [{ parameter: key, code: "filter.field" }] };
  const wrong: WrongFilterPart[] = [];
  const tests: ValueTest[] = filter.values.flatMap((value) => {
    const test = valueTest(plan, field, value);
    if (!test) wrong.push({ parameter: key, code: "filter.value" });
    return test ?? [];
  });
  const part = partTest(field, filter);
  if (part === "unfit") wrong.push({ parameter: `${key}.has`, code: "filter.unfit" });
  else if (part) tests.push(part);
  const span = spanTest(plan, field, filter, wrong);
  if (span) tests.push(span);
  return { test: tests.length === 0 ? null : (value) => tests.some((test) => test(value)), wrong };
}

function valueTest({ people }: FilteredPlan, { kind, options }: CustomField, wanted: string): ValueTest | undefined {
  if (wanted === "empty") return (value) => value === undefined;
  if (wanted === "filled") return (value) => value !== undefined;
  const isKnown = kind === "choice" ? options.some((option) => option.key === wanted) : people.some((person) => person.id === wanted);
  return (kind === "choice" || kind === "person") && isKnown ? (value) => value === wanted : undefined;
}

function partTest({ kind }: CustomField, { part }: FieldFilter): ValueTest | "unfit" | undefined {
  if (part === "") return undefined;
  if (kind !== "text") return "unfit";
  const wanted = folded(part);
  return (value) => value !== undefined && folded(String(value)).includes(wanted);
}

function spanTest(plan: FilteredPlan, field: CustomField, { from, to }: FieldFilter, wrong: WrongFilterPart[]): ValueTest | undefined {
  const ends = { from, to };
  const read = (["from", "to"] as const).map((name) => {
    const parameter = `${field.key}.${name}`;
    if (ends[name] === "") return null;
    if (field.kind !== "number" && field.kind !== "date") {
      wrong.push({ parameter, code: "filter.unfit" });
      return null;
    }
    const typed = readTypedValue(plan, field, ends[name]);
    if (!typed.ok) wrong.push({ parameter, code: field.kind === "number" ? "plan.field.number" : "plan.field.date" });
    return typed.ok ? typed.value : null;
  });
  const [least = null, most = null] = read;
  if (least === null && most === null) return undefined;
  if (least !== null && most !== null && least > most) {
    wrong.push({ parameter: `${field.key}.to`, code: "filter.reversed" });
    return undefined;
  }
  return (value) => value !== undefined && (least === null || value >= least) && (most === null || value <= most);
}

/** What is wrong with the first and the last day of a span, at the parameter that bears it; nothing when both fit or are empty. */
export function wrongDays(from: string, to: string): readonly { readonly parameter: "from" | "to"; readonly code: FieldFilterProblem }[] {
  const wrong = (["from", "to"] as const).flatMap((parameter) => {
    const day = parameter === "from" ? from : to;
    return day === "" || isDay(day) ? [] : [{ parameter, code: "plan.field.date" as const }];
  });
  return wrong.length === 0 && from !== "" && to !== "" && from > to ? [{ parameter: "to", code: "filter.reversed" }] : wrong;
}

function folded(text: string): string {
  return text.normalize("NFKC").toLocaleLowerCase();
}
