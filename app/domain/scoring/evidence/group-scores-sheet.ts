import { cellAddress, onSheet, rangeAddress, type WorkbookCell, type WorkbookSheet } from "../../sheet/workbook.ts";
import type { Cell } from "../cells.ts";
import { groupScore } from "../group-score.ts";
import type { PreparedModel } from "../prepare-model.ts";
import { formula, scoredLeaves, type Evidence, type ScoredLeaf } from "./evidence.ts";
import { groupFormula, helperFormula, helpersOf, type HelperKind } from "./group-formula.ts";
import { helperValue } from "./helper-value.ts";
import { countedMembers, memberColumn, memberRange, memberWeightRow, scoreRow } from "./scores-sheet.ts";

const columns = { byMembers: 2, moderated: 3, score: 4, reason: 5, helpers: 6 } as const;

/** The members' scores as one, by formula; a moderated value takes their place and keeps its reason. Its rows are those of the scores. */
export function groupScoresSheet(evidence: Evidence): WorkbookSheet {
  const { prepared, names, words } = evidence;
  const { vendors, members } = prepared.model;
  const helpers = helperKinds(prepared).flatMap((kind) =>
    countedMembers(prepared).map((member) => `${words[kind]}: ${names.member(members[member]!.id)}`),
  );
  return {
    name: words.sheets.groupScores,
    widths: [24, 44, 18, 14, 14, 44, ...helpers.map(() => 18)],
    frozen: { rows: memberWeightRow + 1, columns: 2 },
    rows: [
      [words.vendor, words.criterion, words.byMembers, words.moderated, words.groupScore, words.reason, ...helpers],
      [],
      ...vendors.flatMap(({ id }, vendor) =>
        scoredLeaves(prepared).map((leaf, scored) => {
          const row = scoreRow(prepared, vendor, scored);
          const cell = prepared.cells[vendor]![leaf.at]!;
          return [
            names.vendor(id),
            names.criterion(leaf.node.criterion.id),
            ...groupCells(evidence, vendor, leaf, row),
            ...helperCells(evidence, cell, row),
          ];
        }),
      ),
    ],
  };
}

/** Where a vendor's group score in a criterion stands, by its place among those that are scored. */
export function groupScoreAddress(prepared: PreparedModel, vendor: number, scored: number): string {
  return cellAddress(columns.score, scoreRow(prepared, vendor, scored));
}

function groupCells({ prepared, words }: Evidence, vendor: number, leaf: ScoredLeaf, row: number): readonly WorkbookCell[] {
  const { model, cells, memberWeights } = prepared;
  const { criterion } = leaf.node;
  const cell = cells[vendor]![leaf.at]!;
  const { mean } = groupScore({ ...cell, moderated: null }, memberWeights, model.aggregation, criterion.scale);
  const said = model.moderated.findLast((each) => each.vendor === model.vendors[vendor]!.id && each.criterion === criterion.id);
  const [byMembers, moderated] = [cellAddress(columns.byMembers, row), cellAddress(columns.moderated, row)];
  const isAnyone = countedMembers(prepared).length > 0;
  return [
    isAnyone ? formula(byMembersFormula(prepared, words.sheets.scores, row), mean) : null,
    cell.moderated,
    formula(`IF(ISNUMBER(${moderated}),${moderated},${isAnyone ? byMembers : '""'})`, cell.moderated ?? mean),
    said?.reason ?? null,
  ];
}

function byMembersFormula(prepared: PreparedModel, sheet: string, row: number): string {
  const [scores, weights] = rangesOf(prepared, sheet, row);
  const count = countedMembers(prepared).length;
  const helpers = helperKinds(prepared).map((_, block) => {
    const from = columns.helpers + block * count;
    return rangeAddress([from, row], [from + count - 1, row]);
  });
  return groupFormula(prepared.model.aggregation, scores, weights, areWeightsEqual(prepared) ? null : helpers);
}

function helperCells({ prepared, words }: Evidence, cell: Cell, row: number): readonly WorkbookCell[] {
  const sheet = words.sheets.scores;
  const [scores, weights] = rangesOf(prepared, sheet, row);
  const counted = countedMembers(prepared);
  return helperKinds(prepared).flatMap((kind) =>
    counted.map((member, at) => {
      const onRow = (line: number) => onSheet(sheet, cellAddress(memberColumn(at), line));
      const onwards = onSheet(sheet, rangeAddress([memberColumn(at), row], [memberColumn(counted.length - 1), row]));
      const own = { score: onRow(row), weight: onRow(memberWeightRow), place: at + 1, onwards };
      return formula(helperFormula(kind, own, scores, weights), helperValue(kind, cell, prepared.memberWeights, counted, member));
    }),
  );
}

function rangesOf(prepared: PreparedModel, sheet: string, row: number): readonly [scores: string, weights: string] {
  return [onSheet(sheet, memberRange(prepared, row)), onSheet(sheet, memberRange(prepared, memberWeightRow))];
}

function helperKinds(prepared: PreparedModel): readonly HelperKind[] {
  return helpersOf(prepared.model.aggregation, areWeightsEqual(prepared));
}

function areWeightsEqual(prepared: PreparedModel): boolean {
  return new Set(countedMembers(prepared).map((member) => prepared.memberWeights[member])).size <= 1;
}
