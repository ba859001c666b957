import { currencyDigits, parseMoney } from "#app/domain/cost/money.ts";
import { wholeLifeCost } from "#app/domain/scoring/whole-life-cost.ts";
import { vendorCostCategory, type VendorCostCategory } from "#app/domain/vendor/cost-category.ts";
import { costsInBase, costYears } from "#app/domain/vendor/costs-in-base.ts";
import { pastedCells } from "#app/domain/vendor/pasted-cells.ts";

/** The years of an offer: 0 is before it begins to run. */
export const costYearNumbers = Array.from({ length: costYears + 1 }, (_, year) => year);

/** The terms of an offer as they stand in its form. */
export interface TypedTerms {
  readonly currency: string;
  readonly rate: string;
  readonly rateOn: string;
  readonly taxBasis: string;
  readonly taxRate: string;
  readonly validUntil: string;
}

/** A line of costs as it stands in the form. */
export interface TypedRow {
  readonly category: VendorCostCategory;
  readonly label: string;
  readonly criterionId: string;
  /** Of the years 0 to 5. */
  readonly amounts: readonly string[];
}

export interface TypedTotals {
  /** Minor units of the bid's currency. */
  readonly years: readonly number[];
  /** By line and year. */
  readonly minor: readonly (readonly number[])[];
  readonly lines: readonly number[];
  /** Major units of the evaluation's currency without tax; null while the terms are not complete. */
  readonly inBase: readonly number[] | null;
  readonly presentValue: number | null;
}

/** What the lines of a form come to; what cannot be read counts as nothing. */
export function totalsOf(terms: TypedTerms, rows: readonly TypedRow[], base: string, discountRate: number): TypedTotals {
  const digits = currencyDigits(terms.currency);
  const amounts = rows.map((row) => row.amounts.map((text) => (text === "" ? 0 : (parseMoney(text, digits) ?? 0))));
  const years = Array.from({ length: costYears + 1 }, (_, year) => amounts.reduce((sum, line) => sum + (line[year] ?? 0), 0));
  const rate = terms.currency === base ? 1 : Number(terms.rate || Number.NaN);
  const taxRate = Number(terms.taxRate || 0);
  const isComplete = rate > 0 && taxRate >= 0;
  const bid = { currency: terms.currency, rate, taxBasis: terms.taxBasis, taxRate };
  const inBase = isComplete ? costsInBase(bid, [{ amounts: years }]) : null;
  const lines = amounts.map((line) => line.reduce((sum, amount) => sum + amount, 0));
  return { years, minor: amounts, lines, inBase, presentValue: inBase && wholeLifeCost(inBase, discountRate) };
}

/** The rows that a form was sent with; undefined when it was not. */
export function rowsOfReply(values: Readonly<Record<string, string>> | undefined): readonly TypedRow[] | undefined {
  if (!values) return undefined;
  const count = Object.keys(values).filter((name) => /^rows\[\d+\]\.label$/.test(name)).length;
  return Array.from({ length: count }, (_, index) => ({
    category: vendorCostCategory(values[`rows[${index}].category`] ?? ""),
    label: values[`rows[${index}].label`] ?? "",
    criterionId: values[`rows[${index}].criterionId`] ?? "",
    amounts: Array.from({ length: costYears + 1 }, (_each, year) => values[`rows[${index}].amounts[${year}]`] ?? ""),
  }));
}

/** A cell of the grid: column 0 is the label, the others are the years. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The rows with a pasted table laid over them from a cell on; rows are added as they are needed, up to `most`. */
export function withPasted(rows: readonly TypedRow[], text: string, from: Place, most: number): readonly TypedRow[] {
  const next = [...rows];
  for (const [down, cells] of pastedCells(text).entries()) {
    const index = from.row + down;
    if (index >= most) break;
    while (next.length <= index) next.push({ category: "other", label: "", criterionId: "", amounts: ["", "", "", "", "", ""] });
    const row = next[index];
    if (row) next[index] = laidOver(row, cells, from.column);
  }
  return next;
}

function laidOver(row: TypedRow, cells: readonly string[], column: number): TypedRow {
  const texts = [row.label, ...row.amounts];
  for (const [right, cell] of cells.entries()) if (column + right < texts.length) texts[column + right] = cell.trim();
  const [label = "", ...amounts] = texts;
  return { ...row, label, amounts };
}
