import { cellAddress, rangeAddress, type WorkbookCell, type WorkbookSheet } from "../../sheet/workbook.ts";
import type { Criterion } from "../model.ts";
import { wholeLifeCost } from "../whole-life-cost.ts";
import { amountLeaves, flag, formula, type Evidence } from "./evidence.ts";

/** Vendors stand in the columns from here. */
const firstVendor = 2;
const eligibleRow = 1;

/** Where what the costs sheet tells of a criterion stands: rows from 0. */
interface CostRows {
  readonly criterion: Criterion;
  readonly rate: number;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly value: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Amounts as vendors state them, costs of each year and their present value: the year 0 in full, the later ones by NPV, which discounts its first by a year. */
export function costsSheet(evidence: Evidence): WorkbookSheet {
  const { prepared, results, names, words } = evidence;
  const { vendors } = prepared.model;
  const rows: WorkbookCell[][] = [
    [words.criterion, null, ...vendors.map(({ id }) => names.vendor(id))],
    [words.isEligible, null, ...results.map(({ isEligible }) => flag(isEligible))],
    ...amountLeaves(prepared).map(({ id }) => [names.criterion(id), words.amount, ...vendors.map(({ facts }) => amountOf(facts.get(id)))]),
    ...costRows(evidence).flatMap((place) => costBlock(evidence, place)),
  ];
  return { name: words.sheets.costs, widths: [44, 22, ...vendors.map(() => 18)], frozen: { rows: 2, columns: firstVendor }, rows };
}

/** Where a vendor's amount or present value of a criterion stands; null for a criterion that is scored. */
export function amountAddress(evidence: Evidence, id: string, vendor: number): string | null {
  const amount = amountLeaves(evidence.prepared).findIndex((criterion) => criterion.id === id);
  const row = amount < 0 ? costPlace(evidence, id)?.value : eligibleRow + 1 + amount;
  return row === undefined ? null : cellAddress(firstVendor + vendor, row);
}

/** Where the lowest and the highest present value of the vendors who are eligible stand. */
export function extremeAddresses(evidence: Evidence, id: string): readonly [lowest: string, highest: string] | null {
  const place = costPlace(evidence, id);
  return place === undefined ? null : [cellAddress(firstVendor, place.lowest), cellAddress(firstVendor, place.highest)];
}

function costPlace(evidence: Evidence, id: string): CostRows | undefined {
  return costRows(evidence).find(({ criterion }) => criterion.id === id);
}

function costRows({ prepared }: Evidence): readonly CostRows[] {
  let next = eligibleRow + 1 + amountLeaves(prepared).length;
  return prepared.costs.map((criterion) => {
    const years = Math.max(1, ...prepared.model.vendors.map(({ facts }) => yearsOf(facts.get(criterion.id)).length));
    const rate = next;
    const value = rate + years + 1;
    next = value + 3;
    return { criterion, rate, firstYear: rate + 1, lastYear: rate + years, value, lowest: value + 1, highest: value + 2 };
  });
}

function costBlock({ prepared, results, names, words }: Evidence, place: CostRows): readonly WorkbookCell[][] {
  const { vendors } = prepared.model;
  const { criterion, rate, firstYear, lastYear } = place;
  const name = names.criterion(criterion.id);
  const costs = vendors.map(({ facts }) => yearsOf(facts.get(criterion.id)));
  const values = vendors.map(({ facts }) => wholeLifeCost(facts.get(criterion.id), criterion.discountRate));
  const known = values.filter((value, vendor): value is number => value !== null && results[vendor]!.isEligible);
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, year) => year);
  return [
    [name, words.rate, criterion.discountRate],
    ...years.map((year) => [name, `${words.year} ${year}`, ...costs.map((own) => (own.length === 0 ? null : (own[year] ?? 0)))]),
    [
      name,
      words.presentValue,
      ...values.map((value, vendor) => formula(presentValue(firstVendor + vendor, rate, firstYear, lastYear), value)),
    ],
    [name, words.lowestEligible, formula(extreme("MIN", place, vendors.length), known.length === 0 ? null : Math.min(...known))],
    [name, words.highestEligible, formula(extreme("MAX", place, vendors.length), known.length === 0 ? null : Math.max(...known))],
  ];
}

function presentValue(column: number, rate: number, firstYear: number, lastYear: number): string {
  const all = rangeAddress([column, firstYear], [column, lastYear]);
  const later = rangeAddress([column, firstYear + 1], [column, lastYear]);
  const first = cellAddress(column, firstYear);
  const sum = lastYear === firstYear ? first : `${first}+NPV(${cellAddress(firstVendor, rate)},${later})`;
  return `IF(COUNT(${all})=0,"",IF(${sum}>0,${sum},""))`;
}

/** Of the vendors who are eligible and whose cost is known: the others count as far beyond on the other side. */
function extreme(which: "MIN" | "MAX", { value }: CostRows, count: number): string {
  const row = (line: number) => rangeAddress([firstVendor, line], [firstVendor + count - 1, line]);
  const counted = `COUNTIFS(${row(eligibleRow)},1,${row(value)},"<1E+300")`;
  const beyond = which === "MIN" ? "1E+300" : "-1E+300";
  const each = Array.from({ length: count }, (_, vendor) => {
    const [own, isEligible] = [cellAddress(firstVendor + vendor, value), cellAddress(firstVendor + vendor, eligibleRow)];
    return `IF(${isEligible}=1,IF(ISNUMBER(${own}),${own},${beyond}),${beyond})`;
  });
  return `IF(${counted}=0,"",${which}(${each.join(",")}))`;
}

function yearsOf(fact: number | readonly number[] | undefined): readonly number[] {
  if (fact === undefined) return [];
  return typeof fact === "number" ? [fact] : fact;
}

function amountOf(fact: number | readonly number[] | undefined): number | null {
  return typeof fact === "number" ? fact : null;
}
