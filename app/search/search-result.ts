import type { TextPiece } from "#app/domain/search/marks.ts";

export const resultKinds = ["task", "project", "person", "comment", "method"] as const;
export type ResultKind = (typeof resultKinds)[number];

export interface SearchResult {
  readonly id: string;
  readonly kind: ResultKind;
  readonly to: string;
  readonly title: readonly TextPiece[];
  /** Where it was found when that is not the title. */
  readonly excerpt: readonly TextPiece[] | null;
  /** The project it belongs to; null for the project itself and for what belongs to none. */
  readonly project: string | null;
  readonly author: string | null;
  readonly isDone: boolean;
}
