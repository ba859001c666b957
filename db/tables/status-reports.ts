import type { InstantText } from "./accounts.ts";

/** What was told of a project over a period, in one language. */
export interface StatusReportRow {
  id: string;
  projectId: string;
  version: number;
  /** Counts the reports of a project; never used again. */
  number: number;
  language: string;
  periodFrom: string;
  periodTo: string;
  /** JSON; see `storedFigures`. */
  figures: string;
  figuresAt: InstantText;
  /** The sent report that this one stands in for. */
  correctsId: string | null;
  /** Null when it was due and the product drafted it. */
  createdBy: string | null;
  createdAt: InstantText;
  sentBy: string | null;
  sentAt: InstantText | null;
  removedAt: InstantText | null;
  removedBy: string | null;
}

export interface StatusReportSectionRow {
  reportId: string;
  section: string;
  version: number;
  /** As it was drafted from the data; where `body` is something else, somebody has written it. */
  drafted: string;
  body: string;
  editedBy: string | null;
  editedAt: InstantText | null;
}

/** To whom a report was sent: a member, or an address outside. */
export interface StatusReportRecipientRow {
  id: string;
  reportId: string;
  userId: string | null;
  address: string | null;
}

/** How often a report of a project is due. */
export interface StatusReportRhythmRow {
  projectId: string;
  version: number;
  /** `never`, or a rhythm. */
  every: string;
  language: string;
  nextDay: string | null;
}
