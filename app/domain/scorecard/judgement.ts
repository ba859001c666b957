/** What was said of the criteria of a group: points, swing points or ranks by criterion; or ratios of pairs: how many times as important the first is as the second. */
export type Judgement =
  | { readonly kind: "numbers"; readonly numbers: Readonly<Record<string, number>> }
  | { readonly kind: "pairs"; readonly pairs: readonly JudgedPair[] };

export type JudgedPair = readonly [first: string, second: string, ratio: number];

/** What one seat of the committee said of a group. */
export interface SeatJudgement {
  readonly groupId: string;
  readonly seatId: string;
  readonly method: string;
  readonly judgement: Judgement;
  readonly reason: string;
}

/** A seat whose judgements count, by how much. */
export interface WeighingSeat {
  readonly id: string;
  readonly weight: number;
}
