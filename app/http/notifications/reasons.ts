/** Why somebody is told of something; settings are kept for each. */
export const reasons = ["mentioned", "assigned", "due", "gate", "watching", "report", "committee", "joined"] as const;
export type Reason = (typeof reasons)[number];

export function isReason(text: unknown): text is Reason {
  return reasons.some((reason) => reason === text);
}

/** What happened, and the reason to be told of it. */
export const reasonOfKind = {
  mention: "mentioned",
  /** A task has become theirs. */
  assigned: "assigned",
  /** A role of the plan has become theirs, and its tasks with it. */
  role: "assigned",
  /** A task of theirs ends on the next working day. */
  due: "due",
  /** A task of theirs should have ended. */
  overdue: "due",
  /** A gate was reached, as releases before decisions were recorded told it. */
  gate: "gate",
  /** What was decided at a gate. */
  gateGo: "gate",
  gateConditional: "gate",
  gateNoGo: "gate",
  gateWithdrawn: "gate",
  /** A criterion of a gate need not be met until a day. */
  gateWaived: "gate",
  /** That day comes near. */
  waiverEnding: "gate",
  /** A condition of a decision is due, or overdue. */
  conditionDue: "gate",
  /** A gate or go-live is planned for another day than on the last working day. */
  pointMoved: "gate",
  comment: "watching",
  /** A task is done. */
  done: "watching",
  /** A status report was sent to them. */
  reportSent: "report",
  /** A status report that they write is due. */
  reportDue: "report",
  /** Scores are asked for from them. */
  scoringOpen: "committee",
  scoringReminder: "committee",
  /** The scores of a round are known to the committee. */
  scoresRevealed: "committee",
  /** A decision for a vendor waits for their signature. */
  decisionDrafted: "committee",
  /** A vendor has answered a questionnaire. */
  answersSubmitted: "committee",
  /** A vendor asks something about one. */
  vendorAsked: "committee",
  /** Somebody whom they invited has taken the place. */
  joined: "joined",
} as const satisfies Record<string, Reason>;
export type NotificationKind = keyof typeof reasonOfKind;

export function isNotificationKind(text: string): text is NotificationKind {
  return Object.hasOwn(reasonOfKind, text);
}

export const digests = ["atOnce", "daily", "weekly"] as const;
export type Digest = (typeof digests)[number];
