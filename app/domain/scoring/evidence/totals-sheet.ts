import { cellAddress, onSheet, rangeAddress, type WorkbookCell, type WorkbookSheet } from "../../sheet/workbook.ts";
import type { VendorResult } from "../evaluate-vendors.ts";
import { equalTotals } from "../model.ts";
import { amountAddress } from "./costs-sheet.ts";
import { flag, formula, type Evidence } from "./evidence.ts";
import { valueRanges } from "./values-sheet.ts";

const columns = { number: 1, quality: 2, offset: 3, total: 4, complete: 5, low: 6, high: 7, eligible: 8, held: 9 } as const;

/** Points that nothing can reach, for a total that can still become anything. */
const boundless = 1e99;

/** The totals by formula: 100 times the sum of weights times values. What a total can still become is computed by the engine and given as it is. */
export function totalsSheet(evidence: Evidence): WorkbookSheet {
  const { results, names, words } = evidence;
  const { vendor, number, quality, costPoints, total, isComplete, lowest, highest, isEligible, isHeld } = words;
  return {
    name: words.sheets.totals,
    widths: [28, 8, 20, 18, 20, 18, 14, 14, 18, 18],
    frozen: { rows: 1, columns: 1 },
    rows: [
      [vendor, number, quality, costPoints, total, isComplete, lowest, highest, isEligible, isHeld],
      ...results.map((result, at): readonly WorkbookCell[] => {
        const { weights, quality: isQuality, values } = valueRanges(evidence, at);
        const cell = (column: number) => cellAddress(column, at + 1);
        const end = (bound: number) =>
          result.isComplete && result.total !== null
            ? formula(cell(columns.total), result.total)
            : Math.min(boundless, Math.max(-boundless, bound));
        return [
          names.vendor(result.id),
          at + 1,
          formula(qualityFormula(weights, isQuality, values), result.technical?.value ?? null),
          offsetCell(evidence, at, result),
          formula(totalFormula(weights, values, cell(columns.offset)), result.total),
          flag(result.isComplete),
          end(result.low),
          end(result.high),
          flag(result.isEligible),
          flag(result.isHeld),
        ];
      }),
    ],
  };
}

/** The ranks by formula: totals that differ by no more than 1E-9 share one, and who can still overtake or be overtaken has none. */
export function ranksSheet(evidence: Evidence): WorkbookSheet {
  const { results, standings, names, words } = evidence;
  const count = results.length;
  const ofAll = (column: number) => onSheet(words.sheets.totals, rangeAddress([column, 1], [column, count]));
  return {
    name: words.sheets.ranks,
    widths: [28, 20, 10, 44],
    frozen: { rows: 1, columns: 1 },
    rows: [
      [words.vendor, words.total, words.rank, words.remark],
      ...results.map((result, at): readonly WorkbookCell[] => {
        const own = (column: number) => onSheet(words.sheets.totals, cellAddress(column, at + 1));
        return [
          names.vendor(result.id),
          formula(own(columns.total), result.total),
          formula(rankFormula(ofAll, own), standings[at]!.rank),
          remarkOf(evidence, at),
        ];
      }),
    ],
  };
}

/** Costs in points, where they count in money. */
function offsetCell(evidence: Evidence, at: number, { cost, offset }: VendorResult): WorkbookCell {
  const { model, costs } = evidence.prepared;
  if (model.normalisation !== "money" || model.moneyPerPoint === null) return 0;
  const amounts = costs.map(({ id }) => onSheet(evidence.words.sheets.costs, amountAddress(evidence, id, at) ?? ""));
  const known = amounts.map((amount) => `ISNUMBER(${amount})`).join("*");
  return formula(`IF(${known}=1,-(${amounts.join("+")})/${model.moneyPerPoint},"")`, cost === null ? null : offset);
}

function remarkOf({ prepared, results, standings, words }: Evidence, at: number): string | null {
  if (prepared.model.vendors[at]!.isWithdrawn) return words.withdrawn;
  if (!results[at]!.isEligible) return words.knockedOut;
  if (results[at]!.isHeld) return words.held;
  return standings[at]!.isProvisional ? words.provisional : null;
}

function qualityFormula(weights: string, isQuality: string, values: string): string {
  const missing = `COUNTIFS(${weights},">0",${isQuality},1)-COUNTIFS(${weights},">0",${isQuality},1,${values},"<2")`;
  const share = `SUMPRODUCT(${weights},${isQuality})`;
  return `IF(${share}=0,"",IF(${missing}>0,"",100*SUMPRODUCT(${weights},${isQuality},${values})/${share}))`;
}

function totalFormula(weights: string, values: string, offset: string): string {
  const missing = `COUNTIF(${weights},">0")-COUNTIFS(${weights},">0",${values},"<2")`;
  return `IF(ISNUMBER(${offset}),IF(${missing}>0,"",${offset}+100*SUMPRODUCT(${weights},${values})),"")`;
}

function rankFormula(ofAll: (column: number) => string, own: (column: number) => string): string {
  const tolerance = `${equalTotals}`.toUpperCase();
  const areOthers = `(${ofAll(columns.eligible)}=1)*(${ofAll(columns.number)}<>${own(columns.number)})`;
  const areAbove = `(${ofAll(columns.low)}>${own(columns.high)}+${tolerance})`;
  const areBelow = `(${own(columns.low)}>${ofAll(columns.high)}+${tolerance})`;
  const areOpen = `(1-${ofAll(columns.complete)}*${own(columns.complete)})*(1-${areAbove})*(1-${areBelow})`;
  const isRanked = `(${own(columns.eligible)}=1)*(${own(columns.held)}=0)`;
  return `IF(${isRanked}=0,"",IF(SUMPRODUCT(${areOthers}*${areOpen})>0,"",1+SUMPRODUCT(${areOthers}*${areAbove})))`;
}
