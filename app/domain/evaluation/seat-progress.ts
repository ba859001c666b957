import { isDone, type Ballot } from "./ballot.ts";
import { scoredLeaves, vendorsForSeat, type CardVendor, type RoundCard } from "./round-card.ts";

/** How far a seat is with one vendor. */
export interface VendorProgress {
  readonly vendor: CardVendor;
  readonly isRecused: boolean;
  readonly isWithdrawn: boolean;
  /** Criteria that are done, of how many. */
  readonly done: number;
  readonly of: number;
  /** The first criterion that is not done; null where nothing is left to do. */
  readonly next: string | null;
}

interface SeatRecords {
  readonly ballots: readonly Ballot[];
  /** Vendors that the seat does not judge. */
  readonly recused: ReadonlySet<string>;
  /** Vendors that take no part any more. */
  readonly withdrawn: ReadonlySet<string>;
}

/** How far a seat is, by vendor in the order in which it judges them. It rests on the seat's own ballots alone. */
export function seatProgress(card: RoundCard, seatId: string, { ballots, recused, withdrawn }: SeatRecords): readonly VendorProgress[] {
  const leaves = scoredLeaves(card.scorecard.criteria);
  const byCell = new Map(ballots.map((ballot) => [cellKey(ballot.vendorId, ballot.criterionId), ballot]));
  return vendorsForSeat(card, seatId).map((vendor) => {
    const open = leaves.filter((leaf) => !isDone(byCell.get(cellKey(vendor.id, leaf.id)), leaf));
    const isRecused = recused.has(vendor.id);
    const isWithdrawn = withdrawn.has(vendor.id);
    return {
      vendor,
      isRecused,
      isWithdrawn,
      done: leaves.length - open.length,
      of: leaves.length,
      next: isRecused || isWithdrawn ? null : (open[0]?.id ?? null),
    };
  });
}

/** Whether a seat has nothing left to do. */
export function isFinished(progress: readonly VendorProgress[]): boolean {
  return progress.every(({ next }) => next === null);
}

/** What to judge next: the next open criterion of the vendor after a criterion, else of the vendors after it, round to where it began; null when all is done. */
export function nextOpen(
  card: RoundCard,
  seatId: string,
  records: SeatRecords,
  after: { readonly vendorId: string; readonly criterionId: string },
): { readonly vendorId: string; readonly criterionId: string } | null {
  const leaves = scoredLeaves(card.scorecard.criteria);
  const byCell = new Map(records.ballots.map((ballot) => [cellKey(ballot.vendorId, ballot.criterionId), ballot]));
  const cells = vendorsForSeat(card, seatId)
    .filter(({ id }) => !records.recused.has(id) && !records.withdrawn.has(id))
    .flatMap(({ id: vendorId }) => leaves.map((leaf) => ({ vendorId, criterionId: leaf.id, leaf })));
  const from = cells.findIndex(({ vendorId, criterionId }) => vendorId === after.vendorId && criterionId === after.criterionId) + 1;
  const order = [...cells.slice(from), ...cells.slice(0, from)];
  const open = order.find(({ vendorId, criterionId, leaf }) => !isDone(byCell.get(cellKey(vendorId, criterionId)), leaf));
  return open ? { vendorId: open.vendorId, criterionId: open.criterionId } : null;
}

function cellKey(vendorId: string, criterionId: string): string {
  return JSON.stringify([vendorId, criterionId]);
}
