import type { Flag, InstantText } from "./accounts.ts";

export const searchKinds = ["project", "task", "person", "member", "comment", "requirement"] as const;
/** What can be found. */
export type SearchKind = (typeof searchKinds)[number];

/** Something that can be found; what it says stands in its own table, and the terms it is found by in the index. */
export interface SearchEntryRow {
  id: number;
  kind: SearchKind;
  /** The id of its row; of a member the project's and the account's. */
  subjectId: string;
  projectId: string;
}

/** Something that was written and is not yet in the index as it is now. Triggers of the database write these rows. */
export interface SearchPendingRow {
  id: number;
  kind: SearchKind;
  subjectId: string;
}

/** The state of a page under a name, for its maker or for everybody in the project. */
export interface SavedViewRow {
  id: string;
  projectId: string;
  createdBy: string;
  page: string;
  name: string;
  /** The query of the page's address. */
  query: string;
  isShared: Flag;
  createdAt: InstantText;
  /** When it was deleted; it can be put back. */
  removedAt: InstantText | null;
  version: number;
}

/** The view that a page opens with for one account. */
export interface DefaultViewRow {
  projectId: string;
  userId: string;
  page: string;
  /** The id of a saved view, or the name of a built-in one. */
  view: string;
}
