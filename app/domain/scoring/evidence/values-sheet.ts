import { cellAddress, onSheet, rangeAddress, type WorkbookSheet } from "../../sheet/workbook.ts";
import type { Criterion, ValuePoint } from "../model.ts";
import { amountAddress, extremeAddresses } from "./costs-sheet.ts";
import { flag, formula, scoredLeaves, type Evidence } from "./evidence.ts";
import { groupScoreAddress } from "./group-scores-sheet.ts";
import { shareAddress } from "./weights-sheet.ts";

const columns = { weight: 1, quality: 2, nothing: 3, all: 4, vendors: 5 } as const;

/** What each vendor's score, amount or cost is worth in each criterion, 0 to 1, by formula. */
export function valuesSheet(evidence: Evidence): WorkbookSheet {
  const { prepared, results, names, words } = evidence;
  const { vendors } = prepared.model;
  return {
    name: words.sheets.values,
    widths: [44, 20, 20, 14, 14, ...vendors.map(() => 18)],
    frozen: { rows: 1, columns: 1 },
    rows: [
      [words.criterion, words.share, words.isQuality, words.worthNothing, words.worthAll, ...vendors.map(({ id }) => names.vendor(id))],
      ...prepared.tree.leaves.map(({ criterion, weight }, at) => [
        names.criterion(criterion.id),
        formula(onSheet(words.sheets.weights, shareAddress(evidence, criterion.id)), weight),
        flag(criterion.kind !== "cost"),
        ...endsOf(evidence, criterion),
        ...vendors.map((_, vendor) => formula(valueFormula(evidence, criterion, at, vendor), results[vendor]!.leaves[at]!.value)),
      ]),
    ],
  };
}

/** Cells of all criteria: their weights, whether they are quality, and a vendor's values. */
export function valueRanges({ prepared, words }: Evidence, vendor: number) {
  const count = prepared.tree.leaves.length;
  const column = (at: number) => onSheet(words.sheets.values, rangeAddress([at, 1], [at, count]));
  return { weights: column(columns.weight), quality: column(columns.quality), values: column(columns.vendors + vendor) };
}

/** What is worth 0 and what is worth 1, where a straight line lies between. */
function endsOf({ prepared }: Evidence, { kind, scale, valuePoints, anchors }: Criterion): readonly (number | null)[] {
  if (kind === "score") return valuePoints === null ? scale : [null, null];
  const isMeasured = kind === "lowerIsBetter" || prepared.model.normalisation === "absolute";
  return isMeasured && anchors !== null ? [anchors[1], anchors[0]] : [null, null];
}

function valueFormula(evidence: Evidence, criterion: Criterion, at: number, vendor: number): string {
  const { prepared, words } = evidence;
  const straight = (of: string) =>
    within(`(${of}-${cellAddress(columns.nothing, at + 1)})/(${cellAddress(columns.all, at + 1)}-${cellAddress(columns.nothing, at + 1)})`);
  if (criterion.kind === "score") {
    const scored = scoredLeaves(prepared).findIndex((leaf) => leaf.at === at);
    const score = onSheet(words.sheets.groupScores, groupScoreAddress(prepared, vendor, scored));
    return ifKnown(score, criterion.valuePoints === null ? straight(score) : pointsFormula(score, criterion.valuePoints));
  }
  const amount = onSheet(words.sheets.costs, amountAddress(evidence, criterion.id, vendor) ?? "");
  const { normalisation } = prepared.model;
  if (criterion.kind === "lowerIsBetter")
    return criterion.anchors === null ? '""' : ifKnown(amount, `IF(${amount}>0,${straight(amount)},"")`);
  if (normalisation === "absolute") return criterion.anchors === null ? '""' : ifKnown(amount, straight(amount));
  const [lowest, highest] = (extremeAddresses(evidence, criterion.id) ?? ["", ""]).map((address) => onSheet(words.sheets.costs, address));
  const relative =
    normalisation === "ratio"
      ? `MIN(1,${lowest}/${amount})`
      : `IF(${highest}=${lowest},IF(${amount}<=${lowest},1,0),${within(`(${highest}-${amount})/(${highest}-${lowest})`)})`;
  return ifKnown(amount, `IF(ISNUMBER(${lowest}),${relative},"")`);
}

/** Straight lines between points: the first value, and what each line adds. */
function pointsFormula(score: string, points: readonly ValuePoint[]): string {
  const lines = points.slice(1).flatMap(([to, value], at) => {
    const [from, before] = points[at]!;
    return value === before ? [] : [`${value - before}*${within(`(${score}-${signed(from)})/${to - from}`)}`];
  });
  return [String(points[0]![1]), ...lines].join("+");
}

function signed(number: number): string {
  return number < 0 ? `(${number})` : String(number);
}

function within(share: string): string {
  return `MAX(0,MIN(1,${share}))`;
}

function ifKnown(cell: string, text: string): string {
  return `IF(ISNUMBER(${cell}),${text},"")`;
}
