import { rangeAddress, type WorkbookSheet } from "../../sheet/workbook.ts";
import type { PreparedModel } from "../prepare-model.ts";
import { scoredLeaves, type Evidence } from "./evidence.ts";

/** Members stand in the columns from here; their weights in the row below their names. */
const firstMember = 2;
const firstRow = 2;

/** What each member said of each vendor in each criterion, as it was said; members who do not count come last. */
export function scoresSheet({ prepared, names, words }: Evidence): WorkbookSheet {
  const { model, cells } = prepared;
  const order = memberOrder(prepared);
  return {
    name: words.sheets.scores,
    widths: [24, 44, ...order.map(() => 14)],
    frozen: { rows: firstRow, columns: firstMember },
    rows: [
      [words.vendor, words.criterion, ...order.map((member) => names.member(model.members[member]!.id))],
      [null, words.memberWeight, ...order.map((member) => model.members[member]!.weight)],
      ...model.vendors.flatMap(({ id }, vendor) =>
        scoredLeaves(prepared).map(({ at, node }) => [
          names.vendor(id),
          names.criterion(node.criterion.id),
          ...order.map((member) => {
            const cell = cells[vendor]![at]!;
            const state = cell.states[member]!;
            return state === "score" ? cell.scores[member]! : words.states[state];
          }),
        ]),
      ),
    ],
  };
}

/** The row, from 0, of a vendor and of a criterion by its place among those that are scored: the same on the sheets of scores and of group scores. */
export function scoreRow(prepared: PreparedModel, vendor: number, scored: number): number {
  return firstRow + vendor * scoredLeaves(prepared).length + scored;
}

/** Cells of the members who count, in one row. */
export function memberRange(prepared: PreparedModel, row: number): string {
  return rangeAddress([firstMember, row], [firstMember + countedMembers(prepared).length - 1, row]);
}

/** The row, from 0, of the members' weights. */
export const memberWeightRow = 1;

/** Column, from 0, of a member by their place among those who count. */
export function memberColumn(at: number): number {
  return firstMember + at;
}

/** Places of the members who count. */
export function countedMembers({ memberWeights }: PreparedModel): readonly number[] {
  return [...memberWeights.keys()].filter((member) => memberWeights[member]! > 0);
}

function memberOrder(prepared: PreparedModel): readonly number[] {
  const counted = countedMembers(prepared);
  return [...counted, ...[...prepared.memberWeights.keys()].filter((member) => !counted.includes(member))];
}
