import { onSheet, rangeAddress, type Workbook } from "../sheet/workbook.ts";
import { costsSheet } from "./evidence/costs-sheet.ts";
import type { Evidence } from "./evidence/evidence.ts";
import { groupScoresSheet } from "./evidence/group-scores-sheet.ts";
import { countedMembers, memberRange, memberWeightRow, scoresSheet } from "./evidence/scores-sheet.ts";
import { ranksSheet, totalsSheet } from "./evidence/totals-sheet.ts";
import { valueRanges, valuesSheet } from "./evidence/values-sheet.ts";
import { weightsSheet } from "./evidence/weights-sheet.ts";

/**
 * The evaluation as a workbook that anybody can calculate anew: points and members' scores as they were given, and every step to the ranks as a formula (shares,
 * group scores, present values, values, totals). Each formula holds what the engine computed, which a program's own calculation equals to 1e-9. What the engine alone knows (who is
 * knocked out or held, what an incomplete total can still become) is given as it is. A model without members or vendors makes the same sheets without their rows. Names of sheets are those of the words.
 */
export function evidenceWorkbook(evidence: Evidence): Workbook {
  const { prepared, results, words } = evidence;
  const total = 4;
  return {
    sheets: [
      weightsSheet(evidence),
      scoresSheet(evidence),
      groupScoresSheet(evidence),
      costsSheet(evidence),
      valuesSheet(evidence),
      totalsSheet(evidence),
      ranksSheet(evidence),
    ],
    names: [
      { name: "CriterionWeights", range: valueRanges(evidence, 0).weights },
      ...(countedMembers(prepared).length === 0
        ? []
        : [{ name: "MemberWeights", range: onSheet(words.sheets.scores, memberRange(prepared, memberWeightRow)) }]),
      { name: "Totals", range: onSheet(words.sheets.totals, rangeAddress([total, 1], [total, Math.max(1, results.length)])) },
    ],
  };
}
