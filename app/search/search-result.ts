import type { TextPiece } from "#app/domain/search/marks.ts";

export const resultKinds = ["task", "project", "person", "comment", "requirement", "vendor", "decision", "method"] as const;
export type ResultKind = (typeof resultKinds)[number];

/** What of a task, or of a comment, holds what was searched for when its name does not. */
export type ResultPlace = "code" | "deliverable" | "doneWhen" | "description" | "checklist" | "file" | "source";

export interface SearchResult {
  readonly id: string;
  readonly kind: ResultKind;
  readonly to: string;
  readonly title: readonly TextPiece[];
  /** Which text the excerpt is of, where it has a name of its own. */
  readonly place: ResultPlace | null;
  /** Where it was found when that is not the title. */
  readonly excerpt: readonly TextPiece[] | null;
  /** The project it belongs to; null for the project itself and for what belongs to none. */
  readonly project: string | null;
  readonly author: string | null;
  readonly isDone: boolean;
}
