import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CustomField, CustomValues } from "#app/domain/plan/custom-field.ts";
import {
  fieldFilterParameters,
  fieldMatcher,
  isFieldParameter,
  readFieldFilters,
  wrongDays,
  wrongFilterParts,
} from "#app/domain/plan/field-filter.ts";

const field = (key: string, kind: CustomField["kind"], options: CustomField["options"] = []): CustomField => ({
  key,
  kind,
  name: { text: key, zh: null },
  description: { text: "", zh: null },
  isExpected: false,
  options,
});
const option = (key: string, isRemoved = false) => ({ key, name: { text: key, zh: null }, isRemoved });
const plan = {
  fields: [
    field("f1", "choice", [option("o1"), option("o2"), option("o3", true)]),
    field("f2", "number"),
    field("f3", "date"),
    field("f4", "text"),
    field("f5", "person"),
  ],
  people: [
    { id: "wu", name: "Wu Qiang" },
    { id: "li", name: "Li Na" },
  ],
};
const filters = (query: string) => readFieldFilters(new URLSearchParams(query));
const tasks: Readonly<Record<string, CustomValues>> = {
  sales: { f1: "o1", f2: 5, f3: "2026-03-01", f4: "Analyst: Ana", f5: "wu" },
  stores: { f1: "o2", f2: 10, f3: "2026-03-31", f4: "ＡＮＡ" },
  former: { f1: "o3", f2: -2.5, f5: "li" },
  bare: {},
};
const passing = (query: string) => {
  const passes = fieldMatcher(plan, filters(query));
  return Object.entries(tasks).flatMap(([name, custom]) => (passes({ custom }) ? [name] : []));
};

describe("a filter by the project's own fields", () => {
  it.each([
    ["f1=o1&f1=o2", ["sales", "stores"]],
    ["f1=o3", ["former"]],
    ["f1=o1&f1=empty", ["sales", "bare"]],
    ["f1=filled", ["sales", "stores", "former"]],
    ["f2.from=5&f2.to=10", ["sales", "stores"]],
    ["f2.to=0", ["former"]],
    ["f2.from=1,000", []],
    ["f3.from=2026-03-01&f3.to=2026-03-01", ["sales"]],
    ["f3.from=2026/3/2", ["stores"]],
    ["f3.to=2026-03-15&f3=empty", ["sales", "former", "bare"]],
    ["f4.has=ana", ["sales", "stores"]],
    ["f4.has=%20ANALYST%20", ["sales"]],
    ["f5=wu&f5=li", ["sales", "former"]],
    ["f1=o1&f1=o3&f2.from=0", ["sales"]],
    ["", ["sales", "stores", "former", "bare"]],
  ])("lets through what %s asks for", (query, expected) => {
    expect(passing(query)).toEqual(expected);
  });

  it.each([
    ["f2.from=abc&f1=o2", [["f2.from", "plan.field.number"]], ["stores"]],
    ["f3.to=2026-13-01&f1=o1", [["f3.to", "plan.field.date"]], ["sales"]],
    ["f2.from=9&f2.to=1&f1=o1", [["f2.to", "filter.reversed"]], ["sales"]],
    ["f1=o9&f1=o1", [["f1", "filter.value"]], ["sales"]],
    ["f5=gone", [["f5", "filter.value"]], ["sales", "stores", "former", "bare"]],
    ["f9=o1&f1=o1", [["f9", "filter.field"]], ["sales"]],
    [
      "f1.has=x&f4.from=1",
      [
        ["f1.has", "filter.unfit"],
        ["f4.from", "filter.unfit"],
      ],
      ["sales", "stores", "former", "bare"],
    ],
  ])("tells what of %s cannot be understood, and keeps the rest", (query, expected, left) => {
    expect(wrongFilterParts(plan, filters(query)).map(({ parameter, code }) => [parameter, code])).toEqual(expected);
    expect(passing(query)).toEqual(left);
    expect(filters(new URLSearchParams(fieldFilterParameters(filters(query)).map((part) => [...part])).toString())).toEqual(filters(query));
  });

  it("reads what earlier addresses asked of one field", () => {
    expect(filters("field=f1.o2")).toEqual(filters("f1=o2"));
    expect(filters("field=nonsense&f=1&f0=2&f1.=3")).toEqual([]);
  });

  it("is written the same however it was put together", () => {
    const part = fc.constantFrom("f1=o2", "f1=o1", "f2.from=1", "f2.to=x", "f4.has=a b&c", "f5=empty", "f12=o1");
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const written = (query: string) => new URLSearchParams(fieldFilterParameters(filters(query)).map((one) => [...one])).toString();
        const query = written([...new Set(parts)].join("&"));
        expect(written(query)).toBe(query);
        expect(written([...new Set(parts)].reverse().join("&"))).toBe(query);
        for (const name of new URLSearchParams(query).keys()) expect(isFieldParameter(name)).toBe(true);
      }),
    );
  });
});

it("tells days that are none, and a span whose end lies before its start", () => {
  expect(wrongDays("", "")).toEqual([]);
  expect(wrongDays("2026-02-30", "x").map(({ parameter }) => parameter)).toEqual(["from", "to"]);
  expect(wrongDays("2026-03-02", "2026-03-01")).toEqual([{ parameter: "to", code: "filter.reversed" }]);
});
