import type { CellState, ScoringModel } from "./model.ts";
import type { CriterionTree } from "./weigh-tree.ts";

/** What all members have said of one vendor in one criterion. */
export interface Cell {
  /** By member; NaN where there is no score. */
  readonly scores: Float64Array;
  readonly states: readonly CellState[];
  /** The value that the committee has agreed on; null while the members' scores count. */
  readonly moderated: number | null;
}

/** Cells by vendor and leaf, in the orders of the model and the tree; null where a fact counts in place of scores. */
export type CellTable = readonly (readonly (Cell | null)[])[];

/**
 * Lays the scores out by vendor, leaf and member. What nobody said is `not_yet`; a recusal covers the whole vendor, whatever else was said. Scores of criteria
 * that do not count are passed over. Precondition: the model has passed {@link checkModel}.
 */
export function layOutCells(model: ScoringModel, { leaves }: CriterionTree): CellTable {
  const members = indexOf(model.members);
  const vendors = indexOf(model.vendors);
  const leafOf = new Map(leaves.map(({ criterion }, leaf) => [criterion.id, leaf]));
  const scored = leaves.map(({ criterion }) => criterion.kind === "score");
  const table = model.vendors.map(() => scored.map((isScored) => (isScored ? emptyCell(model.members.length) : null)));
  const cellOf = (vendor: string, criterion: string) => table[vendors.get(vendor) ?? -1]?.[leafOf.get(criterion) ?? -1];
  const silence = (wanted: "not_yet" | "abstain" | "recused") => {
    for (const { member, vendor, criterion, state } of model.scores) {
      if (state !== wanted) continue;
      const isOfVendor = criterion === null || state === "recused";
      const cells = isOfVendor ? (table[vendors.get(vendor) ?? -1] ?? []) : [cellOf(vendor, criterion)];
      for (const cell of cells) if (cell) fill(cell, members.get(member) ?? -1, state, Number.NaN);
    }
  };
  silence("not_yet");
  silence("abstain");
  for (const ballot of model.scores) {
    const cell = ballot.state === "score" ? cellOf(ballot.vendor, ballot.criterion) : null;
    if (cell && ballot.state === "score") fill(cell, members.get(ballot.member) ?? -1, "score", ballot.value);
  }
  silence("recused");
  for (const { vendor, criterion, value } of model.moderated) {
    const cell = cellOf(vendor, criterion);
    if (cell) cell.moderated = value;
  }
  return table;
}

interface OpenCell {
  readonly scores: Float64Array;
  readonly states: CellState[];
  moderated: number | null;
}

function emptyCell(members: number): OpenCell {
  return { scores: new Float64Array(members).fill(Number.NaN), states: new Array<CellState>(members).fill("not_yet"), moderated: null };
}

function fill(cell: OpenCell, member: number, state: CellState, score: number): void {
  if (member < 0) return;
  cell.states[member] = state;
  cell.scores[member] = score;
}

function indexOf(items: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(items.map(({ id }, index) => [id, index]));
}
