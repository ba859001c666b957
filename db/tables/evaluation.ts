import type { Flag, InstantText } from "./accounts.ts";

/** How vendors are evaluated in a project; a project has one evaluation, in as many rounds as it takes. */
export interface EvaluationRow {
  projectId: string;
  /** JSON: how scores become totals and what is asked of the result. */
  method: string;
  /** How the criteria at the top are weighed: `points`, `swing`, `rank` or `pairwise`. */
  weighting: string;
  createdBy: string | null;
  createdAt: InstantText;
  version: number;
}

/** A criterion of the scorecard that is worked on; rounds keep the scorecard that they were scored by. */
export interface EvaluationCriterionRow {
  id: string;
  projectId: string;
  /** Null at the top. */
  parentId: string | null;
  position: number;
  /** Of the ready scorecard, such as `C01`; null for one of the project's own. */
  libraryId: string | null;
  name: string;
  nameZh: string | null;
  /** What to look at. */
  guidance: string;
  guidanceZh: string | null;
  /** `score`, `lowerIsBetter` or `cost`. */
  kind: string;
  /** Of amounts that are not money: `days`, `weeks`, `months` or `years`; null for a plain number. */
  unit: string | null;
  /** Points against the criteria beside it. */
  weight: number;
  /** How the criteria below it are weighed. */
  weighting: string;
  scaleLow: number;
  scaleHigh: number;
  /** JSON: what each level means: `{ level, en, zh }`. */
  levels: string;
  /** JSON: pairs of score and value; null for the straight line. */
  valuePoints: string | null;
  /** JSON: the amounts that are worth 1 and 0; null for none. */
  anchors: string | null;
  /** Yearly, as a share. */
  discountRate: number;
  minimum: number | null;
  /** 0 when the committee has taken it out for all vendors. */
  isApplicable: Flag;
  removedAt: InstantText | null;
  removedBy: string | null;
  version: number;
}

/** What a vendor must meet, yes or no. */
export interface EvaluationRequirementRow {
  id: string;
  projectId: string;
  position: number;
  libraryId: string | null;
  text: string;
  textZh: string | null;
  removedAt: InstantText | null;
  removedBy: string | null;
  version: number;
}

/** How one member weighs the criteria of a group. */
export interface EvaluationJudgementRow {
  projectId: string;
  /** The criterion above the group; empty for the criteria at the top. */
  groupId: string;
  seatId: string;
  method: string;
  /** JSON: points, ranks or ratios by criterion. */
  judgement: string;
  /** Why judgements that contradict each other stand; empty for none. */
  reason: string;
  updatedAt: InstantText;
  version: number;
}

/** How a group of criteria is weighed, where it is not by agreed points alone. */
export interface EvaluationWeighingRow {
  projectId: string;
  /** The criterion above the group; empty for the criteria at the top. */
  groupId: string;
  /** `agreed` or `committee`. */
  weigher: string;
  /** JSON: what was agreed; null where points were, or where the committee weighs. */
  judgement: string | null;
  /** Why judgements that contradict each other stand; empty for none. */
  reason: string;
  decidedBy: string | null;
  deciderName: string;
  updatedAt: InstantText;
  version: number;
}

/** A seat of the committee that scores. */
export interface EvaluationSeatRow {
  id: string;
  projectId: string;
  position: number;
  /** Null once the account is gone. */
  userId: string | null;
  name: string;
  weight: number;
  /** The account that scores in this seat instead; null for none. */
  delegateId: string | null;
  createdAt: InstantText;
  removedAt: InstantText | null;
  removalReason: string | null;
  version: number;
}

/** One round of scoring, by a scorecard that can no longer change. */
export interface EvaluationRoundRow {
  id: string;
  projectId: string;
  /** From 1. */
  number: number;
  /** Why there is another one; empty for the first. */
  reason: string;
  /** JSON: criteria, weights, method, vendors and seats as they are scored. */
  scorecard: string;
  /** SHA-256 of that text. */
  scorecardHash: string;
  /** `finalised`, `open`, `revealed`, `decided` or `abandoned`. */
  state: string;
  /** Days of the window in which the members score; null where nobody said. */
  scoresFrom: string | null;
  scoresUntil: string | null;
  finalisedBy: string | null;
  finalisedAt: InstantText;
  openedAt: InstantText | null;
  revealedBy: string | null;
  revealedAt: InstantText | null;
  /** When the prices were opened, of two envelopes; null before, and where there is one. */
  pricesOpenedAt: InstantText | null;
  /** JSON: vendors in the order that the chair has decided between equals; null for none. */
  chairOrder: string | null;
  /** JSON: what the vendors offered when the scores, and the prices, became known; null before. */
  offers: string | null;
  offersHash: string | null;
  /** JSON: pairs of a seat that did not count when the scores became known and why it was removed; null before. */
  removedSeats: string | null;
  version: number;
}

/** What a seat says of a vendor in a criterion. Nobody but the seat reads it before the round is revealed. */
export interface BallotRow {
  roundId: string;
  seatId: string;
  vendorId: string;
  criterionId: string;
  projectId: string;
  /** `score` or `abstain`; `not_yet` for one that was taken back. */
  state: string;
  value: number | null;
  comment: string;
  evidence: string;
  revision: number;
  savedBy: string | null;
  savedAt: InstantText;
}

/** Everything a seat ever said, in a chain of its own: no entry depends on what other seats say. */
export interface BallotRevisionRow {
  roundId: string;
  seatId: string;
  /** From 1 within the seat. */
  sequence: number;
  projectId: string;
  vendorId: string;
  criterionId: string;
  revision: number;
  state: string;
  value: number | null;
  comment: string;
  evidence: string;
  /** Why it was changed; empty for the first. */
  reason: string;
  savedBy: string | null;
  saverName: string;
  savedAt: InstantText;
  previousHash: string;
  hash: string;
}

/** That a seat does not score a vendor for a conflict of interest. It cannot be taken back in the round. */
export interface RecusalRow {
  roundId: string;
  seatId: string;
  vendorId: string;
  projectId: string;
  reason: string;
  declaredBy: string | null;
  declaredAt: InstantText;
}

/** What the committee agreed on in place of the members' scores, which stay. */
export interface ModeratedScoreRow {
  roundId: string;
  vendorId: string;
  criterionId: string;
  projectId: string;
  value: number;
  reason: string;
  moderatedBy: string | null;
  moderatorName: string;
  moderatedAt: InstantText;
  version: number;
}

/** That a vendor passes or fails against what was found, which takes two people. */
export interface KnockOutRulingRow {
  id: string;
  projectId: string;
  roundId: string;
  vendorId: string;
  /** The requirement or criterion that it is about. */
  subjectId: string;
  /** `pass` or `fail`. */
  outcome: string;
  reason: string;
  firstBy: string | null;
  firstName: string;
  firstAt: InstantText;
  secondBy: string | null;
  secondName: string | null;
  secondAt: InstantText | null;
  withdrawnAt: InstantText | null;
}

/** What the committee decided, with everything it rests on as it was. */
export interface EvaluationDecisionRow {
  id: string;
  projectId: string;
  roundId: string;
  /** From 1 within the project. */
  number: number;
  vendorId: string | null;
  vendorName: string;
  recommendation: string;
  conditions: string;
  dissent: string;
  /** JSON: model, outcome and reasons. */
  snapshot: string;
  /** SHA-256 of that text. */
  snapshotHash: string;
  draftedBy: string | null;
  drafterName: string;
  draftedAt: InstantText;
  withdrawnAt: InstantText | null;
  withdrawnBy: string | null;
  withdrawal: string | null;
}

/** That somebody signs a decision by name, in favour or against. */
export interface DecisionSignatureRow {
  id: string;
  projectId: string;
  decisionId: string;
  signedBy: string | null;
  signerName: string;
  signerRole: string;
  /** `for` or `against`. */
  stance: string;
  note: string;
  /** The snapshot's, so that what was signed is known. */
  snapshotHash: string;
  signedAt: InstantText;
}
